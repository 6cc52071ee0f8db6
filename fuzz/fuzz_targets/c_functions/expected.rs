//! The errors that C is expected to get, from those of the Rust library.

use std::sync::LazyLock;

use cliniko_core::{
    AccountUrlError, AccountUrlErrorKind, LinkError, LinkErrorKind, ParseKeyError,
    ParseKeyErrorKind, ParseRegionError, ParseShardError, PathError, ShardMismatch, UserAgentError,
    UserAgentErrorKind,
};
use cliniko_core_fuzz::laws::errors::LibraryError;

use crate::header::Error;

/// An error, and the name of its code.
#[derive(Clone, Debug)]
pub struct Fault {
    name: &'static str,
    input: usize,
    index: Option<usize>,
    is_incomplete: bool,
    shard: String,
    message: String,
    help: &'static str,
}

impl Fault {
    fn own(name: &'static str, message: impl Into<String>, help: &'static str) -> Fault {
        let (message, shard) = (message.into(), String::new());
        Fault { name, input: 0, index: None, is_incomplete: false, shard, message, help }
    }

    pub fn buffer_too_small(needed: usize) -> Fault {
        let message = format!("buffer too small: {needed} bytes needed");
        Fault::own("buffer_too_small", message, "Call again with a buffer of that many bytes.")
    }

    pub fn null_pointer() -> Fault {
        let help = "Pass NULL only for `error`, or beside a length, count or capacity of 0.";
        Fault::own("null_pointer", "null pointer", help)
    }

    pub fn invalid_length() -> Fault {
        let help = "Check that the length is not negative, and is that of the input.";
        Fault::own("invalid_length", "invalid length", help)
    }

    pub fn invalid_utf8(index: usize) -> Fault {
        let message = format!("invalid UTF-8 at byte {index}");
        let fault = Fault::own("invalid_utf8", message, "Convert the input to UTF-8.");
        Fault { index: Some(index), ..fault }
    }

    pub fn invalid_shard() -> Fault {
        let help = "Pass a number from 1 to cliniko_shard_count().";
        Fault::own("invalid_shard", "invalid number of a shard", help)
    }

    pub fn invalid_mode() -> Fault {
        let help = "Pass CLINIKO_EXACT, CLINIKO_PASTED or CLINIKO_TOKEN.";
        Fault::own("invalid_mode", "invalid mode of reading a key", help)
    }

    pub fn too_many_segments() -> Fault {
        let help = "Pass fewer path segments: no path of the API has as many.";
        Fault::own("too_many", "more than 64 path segments", help)
    }

    fn library(error: impl LibraryError) -> Fault {
        Fault::own(error.code(), error.to_string(), error.help())
    }

    pub fn in_input(self, input: usize) -> Fault {
        Fault { input, ..self }
    }

    fn at(self, index: usize) -> Fault {
        Fault { index: Some(index), ..self }
    }

    fn with_shard(self, shard: impl ToString) -> Fault {
        Fault { shard: shard.to_string(), ..self }
    }

    pub fn code(&self) -> i32 {
        CODES.iter().find(|(name, _)| *name == self.name).expect("a code of the header").1
    }

    pub fn error(&self) -> Error {
        Error {
            input: self.input,
            index: self.index.unwrap_or(0),
            has_index: self.index.is_some().into(),
            is_incomplete: self.is_incomplete.into(),
            reserved: [0; 14],
            shard: terminated(&self.shard),
            message: terminated(&self.message),
            help: terminated(self.help),
        }
    }
}

/// The string, a NUL, and NULs up to the end.
pub fn terminated<const SIZE: usize>(text: &str) -> [u8; SIZE] {
    let mut bytes = [0; SIZE];
    let (start, nul) = bytes.split_at_mut(text.len());
    start.copy_from_slice(text.as_bytes());
    assert!(!nul.is_empty(), "no NUL: {text}");
    bytes
}

/// The names and the numbers of the header.
pub static CODES: LazyLock<Vec<(&str, i32)>> = LazyLock::new(|| {
    let abi = include_str!("../../../bindings/c/abi.json");
    let (_, codes) = abi.split_once("\"codes\": {").expect("the codes");
    let (codes, _) = codes.split_once('}').expect("their end");
    let code = |line: &'static str| {
        let (name, number) = line.split_once(": ").expect("a name and a number");
        (name.trim_matches([' ', '\n', '"']), number.trim_end().parse().expect("a number"))
    };
    codes.split(',').map(code).collect()
});

impl From<ShardMismatch> for Fault {
    fn from(error: ShardMismatch) -> Fault {
        Fault::library(error).with_shard(error.expected())
    }
}

impl From<ParseShardError> for Fault {
    fn from(error: ParseShardError) -> Fault {
        match error {
            ParseShardError::Unknown(code) => Fault::library(error).with_shard(code),
            _ => Fault::library(error),
        }
    }
}

impl From<ParseRegionError> for Fault {
    fn from(error: ParseRegionError) -> Fault {
        Fault::library(error)
    }
}

impl From<ParseKeyError> for Fault {
    fn from(error: ParseKeyError) -> Fault {
        let is_incomplete = error.is_incomplete();
        let fault = Fault { is_incomplete, ..Fault::library(error).at(error.index()) };
        match error.kind() {
            ParseKeyErrorKind::UnknownShard(code) => fault.with_shard(code),
            _ => fault,
        }
    }
}

impl From<PathError> for Fault {
    fn from(error: PathError) -> Fault {
        Fault::library(error).at(error.index()).in_input(error.segment())
    }
}

impl From<LinkError> for Fault {
    fn from(error: LinkError) -> Fault {
        let fault = Fault::library(error).at(error.index());
        match error.kind() {
            LinkErrorKind::UnknownShard(code) => fault.with_shard(code),
            LinkErrorKind::OtherShard(shard) => fault.with_shard(shard),
            _ => fault,
        }
    }
}

impl From<AccountUrlError> for Fault {
    fn from(error: AccountUrlError) -> Fault {
        let fault = Fault::library(error).at(error.index());
        match error.kind() {
            AccountUrlErrorKind::UnknownShard(code) => fault.with_shard(code),
            _ => fault,
        }
    }
}

impl From<UserAgentError> for Fault {
    fn from(error: UserAgentError) -> Fault {
        let is_email = error.kind() == UserAgentErrorKind::InvalidEmail;
        Fault::library(error).at(error.index()).in_input(is_email.into())
    }
}
