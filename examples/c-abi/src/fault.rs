//! What can go wrong, and how C is told.

use core::fmt;

use cliniko_core::{
    AccountUrlError, AccountUrlErrorKind, LinkError, LinkErrorKind, OtherShard, ParseKeyError,
    ParseKeyErrorKind, ParseShardError, PathError, PathErrorKind, UserAgentError,
    UserAgentErrorKind, format_into,
};

use crate::memory::Out;

/// `CLINIKO_OK`
const OK: i32 = 0;

/// `CLINIKO_OTHER`: for what a later version of the library may say. `run` has the compiler check that no
/// value of this version comes to it.
const OTHER: i32 = 99;

/// What is wrong, and in which of the caller's texts, counted from 0.
pub(crate) struct Fault {
    cause: Cause,
    text: usize,
}

pub(crate) enum Cause {
    /// With the number of bytes that would do.
    BufferTooSmall(usize),
    NullPointer,
    BadLength,
    /// With the offset of the first byte that is not.
    NotUtf8(usize),
    NotAShard,
    NotAReading,
    TooMany,
    OtherShard(OtherShard),
    Shard(ParseShardError),
    Key(ParseKeyError),
    Path(PathError),
    Link(LinkError),
    Account(AccountUrlError),
    UserAgent(UserAgentError),
    Other,
}

impl Fault {
    pub(crate) const fn in_text(cause: Cause, text: usize) -> Fault {
        Fault { cause, text }
    }

    const fn code(&self) -> i32 {
        match self.cause {
            Cause::BufferTooSmall(_) => 1,
            Cause::NullPointer => 2,
            Cause::BadLength => 3,
            Cause::NotUtf8(_) => 4,
            Cause::NotAShard => 5,
            Cause::NotAReading => 6,
            Cause::TooMany => 7,
            Cause::OtherShard(_) => 8,
            Cause::Shard(error) => shard_code(error),
            Cause::Key(error) => key_code(error.kind()),
            Cause::Path(error) => path_code(error.kind()),
            Cause::Link(error) => link_code(error.kind()),
            Cause::Account(error) => account_code(error.kind()),
            Cause::UserAgent(error) => user_agent_code(error.kind()),
            Cause::Other => OTHER,
        }
    }

    /// The byte of the text; 0 where it is not about one.
    const fn index(&self) -> usize {
        match self.cause {
            Cause::NotUtf8(index) => index,
            Cause::Key(error) => error.index(),
            Cause::Link(error) => error.index(),
            Cause::Account(error) => error.index(),
            Cause::UserAgent(error) => error.index(),
            _ => 0,
        }
    }

    /// For the person who entered the text; empty where the text did not come from one.
    const fn help(&self) -> &'static str {
        match self.cause {
            Cause::Shard(error) => error.help(),
            Cause::Key(error) => error.help(),
            Cause::Account(error) => error.help(),
            _ => "",
        }
    }

    const fn is_incomplete(&self) -> bool {
        matches!(self.cause, Cause::Key(error) if error.is_incomplete())
    }
}

const fn shard_code(error: ParseShardError) -> i32 {
    match error {
        ParseShardError::Malformed => 101,
        ParseShardError::Unknown(_) => 102,
        _ => OTHER,
    }
}

const fn key_code(kind: ParseKeyErrorKind) -> i32 {
    match kind {
        ParseKeyErrorKind::Empty => 201,
        ParseKeyErrorKind::TooLong => 202,
        ParseKeyErrorKind::MissingToken => 203,
        ParseKeyErrorKind::Whitespace => 204,
        ParseKeyErrorKind::UnexpectedCharacter(_) => 205,
        ParseKeyErrorKind::MissingShard => 206,
        ParseKeyErrorKind::ExtraHyphen => 207,
        ParseKeyErrorKind::MalformedShard => 208,
        ParseKeyErrorKind::UnknownShard(_) => 209,
        _ => OTHER,
    }
}

const fn path_code(kind: PathErrorKind) -> i32 {
    match kind {
        PathErrorKind::Empty => 301,
        PathErrorKind::DotSegment => 302,
        _ => OTHER,
    }
}

const fn link_code(kind: LinkErrorKind) -> i32 {
    match kind {
        LinkErrorKind::ForbiddenCharacter => 401,
        LinkErrorKind::NotHttps => 402,
        LinkErrorKind::NotAbsolute => 403,
        LinkErrorKind::Userinfo => 404,
        LinkErrorKind::Port => 405,
        LinkErrorKind::LegacyHost => 406,
        LinkErrorKind::UnknownShard(_) => 407,
        LinkErrorKind::OtherShard(_) => 408,
        LinkErrorKind::ForeignHost => 409,
        LinkErrorKind::Fragment => 410,
        LinkErrorKind::NotApiPath => 411,
        LinkErrorKind::DotSegment => 412,
        _ => OTHER,
    }
}

const fn account_code(kind: AccountUrlErrorKind) -> i32 {
    match kind {
        AccountUrlErrorKind::Empty => 501,
        AccountUrlErrorKind::NotHttp => 502,
        AccountUrlErrorKind::Userinfo => 503,
        AccountUrlErrorKind::Port => 504,
        AccountUrlErrorKind::NotCliniko => 505,
        AccountUrlErrorKind::MissingShard => 506,
        AccountUrlErrorKind::UnknownShard(_) => 507,
        AccountUrlErrorKind::InvalidSubdomain => 508,
        AccountUrlErrorKind::ReservedSubdomain => 509,
        _ => OTHER,
    }
}

const fn user_agent_code(kind: UserAgentErrorKind) -> i32 {
    match kind {
        UserAgentErrorKind::EmptyName => 601,
        UserAgentErrorKind::InvalidName => 602,
        UserAgentErrorKind::InvalidEmail => 603,
        _ => OTHER,
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.cause {
            Cause::BufferTooSmall(needed) => write!(f, "buffer too small: {needed} bytes needed"),
            Cause::NullPointer => f.write_str("null pointer"),
            Cause::BadLength => f.write_str("length of no possible text"),
            Cause::NotUtf8(index) => write!(f, "text is not UTF-8 at byte {index}"),
            Cause::NotAShard => f.write_str("number of no shard"),
            Cause::NotAReading => f.write_str("number of no reading"),
            Cause::TooMany => f.write_str("too many path segments or query pairs"),
            Cause::OtherShard(error) => error.fmt(f),
            Cause::Shard(error) => error.fmt(f),
            Cause::Key(error) => error.fmt(f),
            Cause::Path(error) => error.fmt(f),
            Cause::Link(error) => error.fmt(f),
            Cause::Account(error) => error.fmt(f),
            Cause::UserAgent(error) => error.fmt(f),
            Cause::Other => f.write_str("another error"),
        }
    }
}

impl From<Cause> for Fault {
    fn from(cause: Cause) -> Fault {
        Fault::in_text(cause, 0)
    }
}

impl From<OtherShard> for Fault {
    fn from(error: OtherShard) -> Fault {
        Cause::OtherShard(error).into()
    }
}

impl From<ParseShardError> for Fault {
    fn from(error: ParseShardError) -> Fault {
        Cause::Shard(error).into()
    }
}

impl From<ParseKeyError> for Fault {
    fn from(error: ParseKeyError) -> Fault {
        Cause::Key(error).into()
    }
}

impl From<PathError> for Fault {
    fn from(error: PathError) -> Fault {
        Fault::in_text(Cause::Path(error), error.segment())
    }
}

impl From<LinkError> for Fault {
    fn from(error: LinkError) -> Fault {
        Cause::Link(error).into()
    }
}

impl From<AccountUrlError> for Fault {
    fn from(error: AccountUrlError) -> Fault {
        Cause::Account(error).into()
    }
}

impl From<UserAgentError> for Fault {
    fn from(error: UserAgentError) -> Fault {
        let is_email = error.kind() == UserAgentErrorKind::InvalidEmail;
        Fault::in_text(Cause::UserAgent(error), usize::from(is_email))
    }
}

/// `CLINIKO_MESSAGE_SIZE` and `CLINIKO_HELP_SIZE`.
const MESSAGE_SIZE: usize = 96;
const HELP_SIZE: usize = 256;

/// `cliniko_error`
#[repr(C)]
pub(crate) struct Report {
    text: usize,
    index: usize,
    is_incomplete: bool,
    message: [u8; MESSAGE_SIZE],
    help: [u8; HELP_SIZE],
}

impl Report {
    fn of(fault: &Fault) -> Report {
        Report {
            text: fault.text,
            index: fault.index(),
            is_incomplete: fault.is_incomplete(),
            message: terminated(fault),
            help: terminated(fault.help()),
        }
    }
}

/// What `value` displays, and zeros; only these where it does not fit.
fn terminated<const SIZE: usize>(value: impl fmt::Display) -> [u8; SIZE] {
    let mut bytes = [0; SIZE];
    if let [text @ .., _] = bytes.as_mut_slice() {
        // A text too long leaves the zeros, which are a text too.
        let _ = format_into(text, value);
    }
    bytes
}

/// The code of an outcome; of an error the caller gets the details where it wants them.
pub(crate) fn tell(outcome: Result<(), Fault>, error: Out<'_, Report>) -> i32 {
    let Err(fault) = outcome else { return OK };
    if let Some(error) = error {
        error.write(Report::of(&fault));
    }
    fault.code()
}
