//! What can be wrong with a key.

use core::fmt;

use crate::ShardCode;
use crate::character::is_dash;
use crate::shard::UNKNOWN_SHARD_HELP;

/// Why a text is not a key, and where.
///
/// It has two messages. `Display` is a phrase for a log, with the position: `unexpected character '@' at
/// byte 5`. [`help`](ParseKeyError::help) is for the person who entered the key: a sentence or two that say
/// what to do next.
///
/// Neither shows anything of the text but the one character that no key has and, after the hyphen, the
/// well-formed code of a shard.
///
/// ```
/// use cliniko_core::{ApiKey, ParseKeyErrorKind};
///
/// let error = ApiKey::parse("MS0xLWl4SzYY-").unwrap_err();
/// assert_eq!(error.kind(), ParseKeyErrorKind::MissingShard);
/// assert_eq!(error.index(), 13);
/// assert!(error.is_incomplete());
/// assert_eq!(error.to_string(), "no shard after the hyphen at byte 13");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ParseKeyError {
    kind: ParseKeyErrorKind,
    index: usize,
    incomplete: bool,
}

/// What is wrong with a key.
///
/// The text after each is one that [`ApiKey::parse`](crate::ApiKey::parse) refuses for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ParseKeyErrorKind {
    /// There is no text: the empty one. The index is 0.
    Empty,
    /// More than 135 bytes, and the index is 135 or the start of the character there; or a token of more
    /// than [`MAX_TOKEN_LEN`](crate::ApiKey::MAX_TOKEN_LEN) bytes, and the index is that of the first one
    /// too many.
    TooLong,
    /// A shard with no token before it: `-uk1`, `uk1`. The index is 0.
    MissingToken,
    /// White space (Unicode's `White_Space`) or an invisible character, such as U+200B or the byte order
    /// mark: `MS0xLWl4SzYY-uk1` with a line break at its end. The index is that of the first.
    Whitespace,
    /// Any other character that is no letter, digit or hyphen of ASCII: `MS0xLWl4SzYY_uk1`. The index is
    /// that of the character.
    UnexpectedCharacter(char),
    /// Nothing after the hyphen: `MS0xLWl4SzYY-`. The index is the end.
    MissingShard,
    /// A second hyphen: `MS0x-LWl4SzYY-uk1`, `MS0xLWl4SzYY-uk1-`. The index is that of the second. For
    /// [`ApiKey::from_parts`](crate::ApiKey::from_parts) it is any hyphen.
    ExtraHyphen,
    /// What follows the hyphen is not two letters and one or two digits: `MS0xLWl4SzYY-london`. The index
    /// is that of its first byte.
    MalformedShard,
    /// What follows the hyphen is the code of no known shard: `MS0xLWl4SzYY-uk9`. The index is that of its
    /// first byte.
    UnknownShard(ShardCode),
}

impl ParseKeyError {
    pub(super) const fn new(kind: ParseKeyErrorKind, index: usize) -> ParseKeyError {
        ParseKeyError { kind, index, incomplete: false }
    }

    pub(super) const fn incomplete(kind: ParseKeyErrorKind, index: usize) -> ParseKeyError {
        ParseKeyError { kind, index, incomplete: true }
    }

    /// The same error in a text that has `start` more bytes before what was read.
    pub(super) const fn moved_by(mut self, start: usize) -> ParseKeyError {
        self.index = self.index.saturating_add(start);
        self
    }

    /// What is wrong.
    #[must_use]
    pub const fn kind(&self) -> ParseKeyErrorKind {
        self.kind
    }

    /// Where: an offset in bytes into the text given, on a character boundary, at most its length.
    #[must_use]
    pub const fn index(&self) -> usize {
        self.index
    }

    /// Whether more text at the end could make it a key, so that a form should stay silent while the
    /// person types.
    ///
    /// For [`ApiKey::parse`](crate::ApiKey::parse) it is true exactly when some text exists that, appended
    /// to the input, gives a key: for the empty text, `uk1`, `TOKEN-`, `TOKEN-u`. For
    /// [`ApiKey::parse_pasted`](crate::ApiKey::parse_pasted) the text is appended to what is left, which is
    /// not cleaned again. For [`ApiKey::from_parts`](crate::ApiKey::from_parts) only the empty text is
    /// incomplete. A new shard may change the answer.
    #[must_use]
    pub const fn is_incomplete(&self) -> bool {
        self.incomplete
    }

    /// What the person who entered the key should do next: a sentence or two for a form.
    ///
    /// "This character" is the one at [`index`](ParseKeyError::index): show the person where that is. Of a
    /// key that nobody has just entered, such as one from a store, log the `Display` instead.
    #[must_use]
    pub const fn help(&self) -> &'static str {
        match self.kind {
            ParseKeyErrorKind::Empty => {
                "Paste your Cliniko API key. You create one in Cliniko, under My info and Manage API keys."
            }
            ParseKeyErrorKind::TooLong => {
                "This is longer than any Cliniko API key that this software knows. Paste the key alone, \
                 without other text."
            }
            ParseKeyErrorKind::MissingToken => {
                "This is only the end of a key. Paste the whole key: a long row of letters and digits, \
                 then a hyphen and the shard, such as -uk1."
            }
            ParseKeyErrorKind::Whitespace => {
                "A key is one unbroken piece of text. Paste the key alone, without a space, a line break, \
                 an invisible character or other text in it; if its shard, such as uk1, stands apart, put \
                 a hyphen between."
            }
            ParseKeyErrorKind::UnexpectedCharacter(c) => unexpected_character_help(c),
            ParseKeyErrorKind::MissingShard => {
                "The end of the key is missing: after the hyphen comes the shard, such as uk1. Paste the \
                 whole key."
            }
            ParseKeyErrorKind::ExtraHyphen => {
                "A key has one hyphen, just before its shard. Remove any other; or, if the shard has a \
                 field of its own, leave out the hyphen and what follows it."
            }
            ParseKeyErrorKind::MalformedShard => {
                "After the hyphen comes the shard: two letters and one or two digits, such as uk1. Paste \
                 the whole key and nothing after it."
            }
            ParseKeyErrorKind::UnknownShard(_) => UNKNOWN_SHARD_HELP,
        }
    }
}

const fn unexpected_character_help(c: char) -> &'static str {
    match c {
        '"' | '\'' | '`' | '“' | '”' | '„' | '‘' | '’' | '‚' | '«' | '»' | '‹' | '›' => {
            "Remove the quotation marks: a key is letters and digits, with one hyphen before its shard."
        }
        ':' => {
            "Remove the colon and what was added with it. If this is a web address, paste the API key \
             instead."
        }
        '@' => "This looks like an e-mail address. Paste the API key instead.",
        '/' => "A key has no slash. If this is a web address, paste the API key instead.",
        '.' => {
            "A key has no full stop. If this is a web address or the end of a sentence, paste the API \
             key alone."
        }
        '_' => {
            "A key has no underscore. If it stands before the shard, such as uk1, replace it with a \
             hyphen; otherwise paste the key again."
        }
        '=' => {
            "A key has no equals sign. Paste the key alone, as Cliniko shows it: not a setting with its \
             name, and not a header made from it."
        }
        '*' | '•' | '●' | '…' => {
            "Part of this key is hidden. Cliniko shows a key in full only once: copy it from where it was \
             kept, or create a new one."
        }
        c if is_dash(c) => {
            "Replace this dash with a plain hyphen, or copy the key again from where it was kept: some \
             programs change a hyphen to a dash."
        }
        _ => {
            "Remove this character, or paste the key again: a key is letters and digits, with one \
             hyphen before its shard."
        }
    }
}

impl fmt::Display for ParseKeyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            ParseKeyErrorKind::Empty => f.write_str("no key"),
            ParseKeyErrorKind::TooLong => f.write_str("key too long"),
            ParseKeyErrorKind::MissingToken => f.write_str("no token before the shard"),
            ParseKeyErrorKind::Whitespace => f.write_str("white space or invisible character"),
            ParseKeyErrorKind::UnexpectedCharacter(c) if c.is_ascii_graphic() => {
                write!(f, "unexpected character '{c}'")
            }
            ParseKeyErrorKind::UnexpectedCharacter(c) => {
                write!(f, "unexpected character U+{:04X}", u32::from(c))
            }
            ParseKeyErrorKind::MissingShard => f.write_str("no shard after the hyphen"),
            ParseKeyErrorKind::ExtraHyphen => f.write_str("extra hyphen"),
            ParseKeyErrorKind::MalformedShard => f.write_str("malformed shard"),
            ParseKeyErrorKind::UnknownShard(code) => write!(f, "unknown shard {code}"),
        }?;
        write!(f, " at byte {}", self.index)
    }
}

impl core::error::Error for ParseKeyError {}
