//! What can go wrong, and how C is told.

use core::fmt;

use cliniko_core::{
    AccountUrlError, AccountUrlErrorKind, LinkError, LinkErrorKind, ParseKeyError,
    ParseKeyErrorKind, ParseRegionError, ParseShardError, PathError, ShardMismatch, UserAgentError,
    UserAgentErrorKind, format_into,
};

use crate::answers::MAX_SEGMENTS;
use crate::codes;
use crate::memory::Out;

/// `CLINIKO_OK`
const OK: i32 = 0;

/// What is wrong, and in which input, counted from 0.
pub(crate) struct Fault {
    cause: Cause,
    input: usize,
}

pub(crate) enum Cause {
    /// With the number of bytes needed.
    BufferTooSmall(usize),
    NullPointer,
    InvalidLength,
    /// With the index of the first byte that is not UTF-8.
    InvalidUtf8(usize),
    InvalidShard,
    InvalidMode,
    TooMany,
    Other,
    Mismatch(ShardMismatch),
    Shard(ParseShardError),
    Region(ParseRegionError),
    Key(ParseKeyError),
    Path(PathError),
    Link(LinkError),
    Account(AccountUrlError),
    UserAgent(UserAgentError),
}

impl Fault {
    pub(crate) const fn in_input(cause: Cause, input: usize) -> Fault {
        Fault { cause, input }
    }

    /// The stable name.
    const fn name(&self) -> &'static str {
        match &self.cause {
            Cause::BufferTooSmall(_) => "buffer_too_small",
            Cause::NullPointer => "null_pointer",
            Cause::InvalidLength => "invalid_length",
            Cause::InvalidUtf8(_) => "invalid_utf8",
            Cause::InvalidShard => "invalid_shard",
            Cause::InvalidMode => "invalid_mode",
            Cause::TooMany => "too_many",
            Cause::Other => "other",
            Cause::Mismatch(error) => error.code(),
            Cause::Shard(error) => error.code(),
            Cause::Region(error) => error.code(),
            Cause::Key(error) => error.code(),
            Cause::Path(error) => error.code(),
            Cause::Link(error) => error.code(),
            Cause::Account(error) => error.code(),
            Cause::UserAgent(error) => error.code(),
        }
    }

    const fn index(&self) -> Option<usize> {
        match &self.cause {
            Cause::InvalidUtf8(index) => Some(*index),
            Cause::Key(error) => Some(error.index()),
            Cause::Path(error) => Some(error.index()),
            Cause::Link(error) => Some(error.index()),
            Cause::Account(error) => Some(error.index()),
            Cause::UserAgent(error) => Some(error.index()),
            _ => None,
        }
    }

    const fn help(&self) -> &'static str {
        match &self.cause {
            Cause::BufferTooSmall(_) => "Call again with a buffer of that many bytes.",
            Cause::NullPointer => {
                "Pass NULL only for `error`, or beside a length, count or capacity of 0."
            }
            Cause::InvalidLength => {
                "Check that the length is not negative, and is that of the input."
            }
            Cause::InvalidUtf8(_) => "Convert the input to UTF-8.",
            Cause::InvalidShard => "Pass a number from 1 to cliniko_shard_count().",
            Cause::InvalidMode => "Pass CLINIKO_EXACT, CLINIKO_PASTED or CLINIKO_TOKEN.",
            Cause::TooMany => "Pass fewer path segments: no path of the API has as many.",
            Cause::Other => "Update the library.",
            Cause::Mismatch(error) => error.help(),
            Cause::Shard(error) => error.help(),
            Cause::Region(error) => error.help(),
            Cause::Key(error) => error.help(),
            Cause::Path(error) => error.help(),
            Cause::Link(error) => error.help(),
            Cause::Account(error) => error.help(),
            Cause::UserAgent(error) => error.help(),
        }
    }

    const fn is_incomplete(&self) -> bool {
        matches!(&self.cause, Cause::Key(error) if error.is_incomplete())
    }

    /// The shard that is unknown, or other than the caller's.
    fn shard<const SIZE: usize>(&self) -> [u8; SIZE] {
        match &self.cause {
            Cause::Mismatch(error) => terminated(&error.expected()),
            Cause::Shard(ParseShardError::Unknown(code)) => terminated(code),
            Cause::Key(error) => match error.kind() {
                ParseKeyErrorKind::UnknownShard(code) => terminated(&code),
                _ => [0; SIZE],
            },
            Cause::Link(error) => match error.kind() {
                LinkErrorKind::UnknownShard(code) => terminated(&code),
                LinkErrorKind::OtherShard(shard) => terminated(&shard),
                _ => [0; SIZE],
            },
            Cause::Account(error) => match error.kind() {
                AccountUrlErrorKind::UnknownShard(code) => terminated(&code),
                _ => [0; SIZE],
            },
            _ => [0; SIZE],
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.cause {
            Cause::BufferTooSmall(needed) => write!(f, "buffer too small: {needed} bytes needed"),
            Cause::NullPointer => f.write_str("null pointer"),
            Cause::InvalidLength => f.write_str("invalid length"),
            Cause::InvalidUtf8(index) => write!(f, "invalid UTF-8 at byte {index}"),
            Cause::InvalidShard => f.write_str("invalid number of a shard"),
            Cause::InvalidMode => f.write_str("invalid mode of reading a key"),
            Cause::TooMany => write!(f, "more than {MAX_SEGMENTS} path segments"),
            Cause::Other => f.write_str("another error"),
            Cause::Mismatch(error) => error.fmt(f),
            Cause::Shard(error) => error.fmt(f),
            Cause::Region(error) => error.fmt(f),
            Cause::Key(error) => error.fmt(f),
            Cause::Path(error) => error.fmt(f),
            Cause::Link(error) => error.fmt(f),
            Cause::Account(error) => error.fmt(f),
            Cause::UserAgent(error) => error.fmt(f),
        }
    }
}

impl From<Cause> for Fault {
    fn from(cause: Cause) -> Fault {
        Fault::in_input(cause, 0)
    }
}

impl From<ShardMismatch> for Fault {
    fn from(error: ShardMismatch) -> Fault {
        Cause::Mismatch(error).into()
    }
}

impl From<ParseShardError> for Fault {
    fn from(error: ParseShardError) -> Fault {
        Cause::Shard(error).into()
    }
}

impl From<ParseRegionError> for Fault {
    fn from(error: ParseRegionError) -> Fault {
        Cause::Region(error).into()
    }
}

impl From<ParseKeyError> for Fault {
    fn from(error: ParseKeyError) -> Fault {
        Cause::Key(error).into()
    }
}

impl From<PathError> for Fault {
    fn from(error: PathError) -> Fault {
        Fault::in_input(Cause::Path(error), error.segment())
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
        Fault::in_input(Cause::UserAgent(error), usize::from(is_email))
    }
}

/// `cliniko_error`
#[repr(C)]
pub(crate) struct Report {
    input: usize,
    index: usize,
    has_index: bool,
    is_incomplete: bool,
    reserved: [u8; 14],
    shard: [u8; 16],
    message: [u8; 256],
    help: [u8; 768],
}

impl Report {
    fn of(fault: &Fault) -> Report {
        Report {
            input: fault.input,
            index: fault.index().unwrap_or_default(),
            has_index: fault.index().is_some(),
            is_incomplete: fault.is_incomplete(),
            reserved: [0; 14],
            shard: fault.shard(),
            message: terminated(fault),
            help: terminated(&fault.help()),
        }
    }
}

/// What `value` displays, and NULs. The sizes have room to spare, and the test expects no empty message.
pub(crate) fn terminated<const SIZE: usize>(value: &dyn fmt::Display) -> [u8; SIZE] {
    let mut bytes = [0; SIZE];
    if let [text @ .., _] = bytes.as_mut_slice() {
        let _ = format_into(text, value);
    }
    bytes
}

/// The code of an outcome. The details of an error go to `error`.
pub(crate) fn tell(outcome: Result<(), Fault>, error: Out<'_, Report>) -> i32 {
    let Err(fault) = outcome else { return OK };
    if let Some(error) = error {
        error.write(Report::of(&fault));
    }
    codes::number(fault.name())
}
