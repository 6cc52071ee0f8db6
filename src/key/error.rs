//! What can be wrong with a key.

use core::fmt;

use crate::ShardCode;
use crate::syntax::unicode::{is_dash, is_quote};

use ParseKeyErrorKind as Kind;

/// Why a string is not a key, and the position of the fault.
///
/// It has two messages. `Display` is a phrase for a log, with the position: `unexpected character '@' at byte 5`.
/// [`help`](ParseKeyError::help) is for the user who entered the key: a sentence or two that say what to do next.
///
/// Neither shows anything of the input but one character that no key has and, after the hyphen, a well-formed code of a
/// shard.
///
/// ```
/// use cliniko_core::{ApiKey, ParseKeyErrorKind};
///
/// let error = ApiKey::parse("MS0xLWl4SzYY-").unwrap_err();
/// assert_eq!(error.kind(), ParseKeyErrorKind::MissingShard);
/// assert_eq!(error.index(), 13);
/// assert!(error.is_incomplete());
/// assert_eq!(error.code(), "key_missing_shard");
/// assert_eq!(error.to_string(), "no shard after the hyphen at byte 13");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ParseKeyError {
    kind: ParseKeyErrorKind,
    index: usize,
    incomplete: bool,
    /// The input is a name and a value, such as `key: …`.
    after_name: bool,
}

/// What is wrong with a key.
///
/// The input after each is one that [`ApiKey::parse`](crate::ApiKey::parse) refuses for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ParseKeyErrorKind {
    /// The empty string. The index is 0.
    Empty,
    /// More than 135 bytes, and the index is 135 or the start of the character there; or a token of more than
    /// [`MAX_TOKEN_LEN`](crate::ApiKey::MAX_TOKEN_LEN) bytes, and the index is that of the first one too many.
    TooLong,
    /// A shard without a token before it: `-uk1`, `uk1`. The index is 0.
    MissingToken,
    /// White space (Unicode's `White_Space`) or an invisible character (of its `Default_Ignorable_Code_Point`), such as
    /// U+200B or the byte order mark:
    /// `MS0xLWl4SzYY-uk1` followed by a line break. The index is that of the first.
    Whitespace,
    /// Any other character that is not an ASCII letter, a digit or a hyphen: `MS0xLWl4SzYY_uk1`. The index is that of
    /// the character.
    UnexpectedCharacter(char),
    /// Nothing after the hyphen: `MS0xLWl4SzYY-`. The index is the end.
    MissingShard,
    /// A second hyphen: `MS0x-LWl4SzYY-uk1`, `MS0xLWl4SzYY-uk1-`. The index is that of the second. Or a hyphen before
    /// the key, such as a list's bullet: `-MS0xLWl4SzYY-uk1`; the index is 0. For
    /// [`ApiKey::from_parts`](crate::ApiKey::from_parts) it is any hyphen.
    ExtraHyphen,
    /// Letters and digits after the hyphen that are not two letters and one or two digits: `MS0xLWl4SzYY-london`. The
    /// index is that of the first.
    MalformedShard,
    /// The code of no known shard after the hyphen: `MS0xLWl4SzYY-uk9`. The index is that of its first byte.
    UnknownShard(ShardCode),
}

impl ParseKeyError {
    pub(super) const fn new(kind: ParseKeyErrorKind, index: usize) -> ParseKeyError {
        ParseKeyError { kind, index, incomplete: false, after_name: false }
    }

    pub(super) const fn incomplete(kind: ParseKeyErrorKind, index: usize) -> ParseKeyError {
        ParseKeyError { kind, index, incomplete: true, after_name: false }
    }

    /// The same error in an input that is a name and a value.
    pub(super) const fn after_name(mut self) -> ParseKeyError {
        self.after_name = true;
        self
    }

    /// The same error in an input with `start` more bytes before the part that was read.
    pub(super) const fn offset_by(mut self, start: usize) -> ParseKeyError {
        self.index = self.index.saturating_add(start);
        self
    }

    /// What is wrong.
    #[must_use]
    pub const fn kind(&self) -> ParseKeyErrorKind {
        self.kind
    }

    /// The position of the fault: an offset in bytes into the input, on a character boundary, at most its length.
    #[must_use]
    pub const fn index(&self) -> usize {
        self.index
    }

    /// Whether some string appended to the input could make it a key. A form then shows no message while the user
    /// types.
    ///
    /// For [`ApiKey::parse`](crate::ApiKey::parse) it is true exactly if some string, appended to the input, makes a
    /// key: for the empty string, `uk1`, `TOKEN-`, `TOKEN-u`. For
    /// [`ApiKey::parse_pasted`](crate::ApiKey::parse_pasted) the string is appended to the stripped input, which is
    /// not stripped again. For [`ApiKey::from_parts`](crate::ApiKey::from_parts) only the empty string is incomplete.
    /// A new shard may change the answer.
    #[must_use]
    pub const fn is_incomplete(&self) -> bool {
        self.incomplete
    }

    /// The stable name of its kind, such as `key_missing_shard`: for JSON, metrics and translations.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self.kind {
            Kind::Empty => "key_empty",
            Kind::TooLong => "key_too_long",
            Kind::MissingToken => "key_missing_token",
            Kind::Whitespace => "key_whitespace",
            Kind::UnexpectedCharacter(_) => "key_unexpected_character",
            Kind::MissingShard => "key_missing_shard",
            Kind::ExtraHyphen => "key_extra_hyphen",
            Kind::MalformedShard => "key_malformed_shard",
            Kind::UnknownShard(_) => "key_unknown_shard",
        }
    }

    /// What the user who entered the key should do next: a sentence or two for a form.
    ///
    /// "This character" is the one at [`index`](ParseKeyError::index): mark it. For a key that nobody has just
    /// entered, such as a stored one, log the `Display` instead.
    #[must_use]
    pub const fn help(&self) -> &'static str {
        if self.after_name {
            return "Paste the key alone, as Cliniko shows it, without a name before it or anything after it.";
        }
        match self.kind {
            Kind::Empty => {
                "Paste your Cliniko API key. You create one in Cliniko, under My info and Manage API keys."
            }
            Kind::TooLong => {
                "This is longer than any Cliniko API key that this software knows. Paste one key, without other text."
            }
            Kind::MissingToken => {
                "This is only the end of a key. Paste the whole key: a long row of letters and digits, then a hyphen \
                 and the shard, such as uk1."
            }
            Kind::Whitespace => {
                "There is a space, a line break or an invisible character in the input. Paste one key alone, without \
                 such characters or other words; if the shard, such as uk1, stands apart, join it to the key with a \
                 hyphen."
            }
            Kind::UnexpectedCharacter(c) => unexpected_character_help(c),
            Kind::MissingShard => {
                "The end of the key is missing: after the hyphen comes the shard, such as uk1. Paste the whole key."
            }
            Kind::ExtraHyphen => {
                "A key has one hyphen, just before its shard: remove any other, paste the key once, and paste no web \
                 address. In a field for the token alone, leave out the hyphen and the shard."
            }
            Kind::MalformedShard => {
                "Check the end of the key: after the hyphen comes the shard, two letters and one or two digits, such \
                 as uk1. Paste the whole key and nothing after it."
            }
            Kind::UnknownShard(_) => {
                "Check the end of the key: this software does not know the shard after the hyphen. If the key is \
                 right, this software needs an update: ask whoever provides it."
            }
        }
    }
}

const fn unexpected_character_help(c: char) -> &'static str {
    match c {
        c if is_quote(c) => {
            "Remove the quotation marks and anything outside them: a key is letters and digits, with one hyphen before \
             its shard."
        }
        c if is_dash(c) => {
            "Replace this dash with a plain hyphen, or copy the key again from where it was kept: some programs \
             change a hyphen to a dash."
        }
        ':' => {
            "A key has no colon. Remove the colon and anything after it; if this is a web address, paste the API key \
             instead."
        }
        '@' => "A key has no @ sign. If this is an e-mail address, paste the API key instead.",
        '/' => "A key has no slash. If this is a web address, paste the API key instead.",
        '.' => {
            "A key has no full stop. Paste the whole key alone: not a web address, not a key shortened by dots, and \
             without a full stop after it."
        }
        '_' => {
            "A key has no underscore. If it stands before the shard, such as uk1, replace it with a hyphen; otherwise \
             paste the key itself, as Cliniko shows it."
        }
        '=' => {
            "A key has no equals sign. Paste the key as Cliniko shows it, not encoded and not with the name of a \
             setting."
        }
        '*' | '•' | '●' | '…' | '·' | '∙' | '⋯' | '▪' | '■' | '█' | '◦' | '‧' | '・' | '○'
        | '＊' => {
            "If this hides part of the key, copy the whole key from where it was kept, or create a new one: Cliniko \
             shows a key only once. If it only stands before or after the key, as a bullet does, remove it."
        }
        '\0'..='\u{7F}' => {
            "Remove this character and any other text, or copy the key again: a key is letters and digits, with one \
             hyphen before its shard."
        }
        _ => {
            "This is not one of the letters A to Z, the digits or the hyphen of a key, though it may look like one. \
             Copy the key again from where it was kept, without other text."
        }
    }
}

impl fmt::Display for ParseKeyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            Kind::Empty => f.write_str("no key"),
            Kind::TooLong => f.write_str("key too long"),
            Kind::MissingToken => f.write_str("no token before the shard"),
            Kind::Whitespace => f.write_str("white space or invisible character"),
            Kind::UnexpectedCharacter(c) if c.is_ascii_graphic() => {
                write!(f, "unexpected character '{c}'")
            }
            Kind::UnexpectedCharacter(c) => {
                write!(f, "unexpected character U+{:04X}", u32::from(c))
            }
            Kind::MissingShard => f.write_str("no shard after the hyphen"),
            Kind::ExtraHyphen => f.write_str("extra hyphen"),
            Kind::MalformedShard => f.write_str("malformed shard"),
            Kind::UnknownShard(code) => write!(f, "unknown shard {code}"),
        }?;
        write!(f, " at byte {}", self.index)
    }
}

impl core::error::Error for ParseKeyError {}
