//! What the contract says, once more, as plainly as it can be put and with no regard for speed: what the
//! library is compared with. Nothing here calls the library, except to read its errors, and for a `ShardCode`,
//! which can come from nowhere else.
#![allow(
    dead_code,
    unreachable_pub,
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    reason = "each user needs a part of it, and what is wrong in it should fail loudly"
)]

pub mod accounts;
pub mod keys;
pub mod links;
pub mod queries;
pub mod user_agents;

use cliniko_core::{ParseShardError, Region, Shard, ShardCode};

/// What is displayed, or what is wrong and where.
pub type Verdict<K> = Result<String, (K, usize)>;

/// Every shard: the one list that `cargo test` needs a new one in.
pub const SHARDS: [(&str, Shard, Region); 11] = [
    ("au1", Shard::Au1, Region::Australia),
    ("au2", Shard::Au2, Region::Australia),
    ("au3", Shard::Au3, Region::Australia),
    ("au4", Shard::Au4, Region::Australia),
    ("au5", Shard::Au5, Region::Australia),
    ("ca1", Shard::Ca1, Region::Canada),
    ("eu1", Shard::Eu1, Region::Europe),
    ("uk1", Shard::Uk1, Region::UnitedKingdom),
    ("uk2", Shard::Uk2, Region::UnitedKingdom),
    ("uk3", Shard::Uk3, Region::UnitedKingdom),
    ("us1", Shard::Us1, Region::UnitedStates),
];

/// The code of a shard.
pub fn code(shard: Shard) -> &'static str {
    SHARDS.iter().find(|(_, known, _)| *known == shard).expect("a known shard").0
}

/// What a text is as the code of a shard.
#[derive(Debug, PartialEq)]
pub enum Code {
    Known(Shard),
    /// In lower case.
    Unknown(String),
    Malformed,
}

/// `Shard::from_code`
pub fn from_code(text: &str) -> Code {
    let letter = |c: char| c.is_ascii_alphabetic();
    let digits = text.strip_prefix(letter).and_then(|rest| rest.strip_prefix(letter));
    let one_or_two = |digits: &str| {
        matches!(digits.len(), 1 | 2) && digits.bytes().all(|digit| digit.is_ascii_digit())
    };
    if !digits.is_some_and(one_or_two) {
        return Code::Malformed;
    }
    let code = text.to_ascii_lowercase();
    match SHARDS.iter().find(|(known, _, _)| *known == code) {
        Some((_, shard, _)) => Code::Known(*shard),
        None => Code::Unknown(code),
    }
}

/// The code of no shard, once it is sure to display what it is.
#[track_caller]
pub fn unknown(code: &str) -> ShardCode {
    match Shard::from_code(code) {
        Err(ParseShardError::Unknown(found)) if found.to_string() == code.to_ascii_lowercase() => {
            found
        }
        other => panic!("{code} is no unknown code: {other:?}"),
    }
}

/// Unicode's `White_Space`.
pub const WHITE_SPACE: &str = "\t\n\u{B}\u{C}\r \u{85}\u{A0}\u{1680}\u{2000}\u{2001}\u{2002}\u{2003}\
    \u{2004}\u{2005}\u{2006}\u{2007}\u{2008}\u{2009}\u{200A}\u{2028}\u{2029}\u{202F}\u{205F}\
    \u{3000}";
/// The invisible characters.
pub const INVISIBLE: &str = "\u{AD}\u{34F}\u{61C}\u{115F}\u{1160}\u{17B4}\u{17B5}\u{180B}\u{180C}\
    \u{180D}\u{180E}\u{180F}\u{200B}\u{200C}\u{200D}\u{200E}\u{200F}\u{202A}\u{202B}\u{202C}\
    \u{202D}\u{202E}\u{2060}\u{2061}\u{2062}\u{2063}\u{2064}\u{2065}\u{2066}\u{2067}\u{2068}\
    \u{2069}\u{206A}\u{206B}\u{206C}\u{206D}\u{206E}\u{206F}\u{3164}\u{FE00}\u{FE01}\u{FE02}\
    \u{FE03}\u{FE04}\u{FE05}\u{FE06}\u{FE07}\u{FE08}\u{FE09}\u{FE0A}\u{FE0B}\u{FE0C}\u{FE0D}\
    \u{FE0E}\u{FE0F}\u{FEFF}\u{FFA0}";

/// White space and invisible characters.
pub fn is_blank(c: char) -> bool {
    WHITE_SPACE.contains(c) || INVISIBLE.contains(c)
}

/// The scheme in lower case, and what follows its `://`.
fn split_scheme(text: &str) -> Option<(String, &str)> {
    let (scheme, rest) = text.split_once("://")?;
    let letter_first = scheme.starts_with(|c: char| c.is_ascii_alphabetic());
    let good = |c: char| c.is_ascii_alphanumeric() || "+-.".contains(c);
    (letter_first && scheme.chars().all(good)).then(|| (scheme.to_ascii_lowercase(), rest))
}

/// Everywhere that a text breaks the rules for one DNS label.
fn label_faults(label: &str) -> Vec<usize> {
    let strange = |(_, c): &(usize, char)| !c.is_ascii_alphanumeric() && *c != '-';
    let mut faults: Vec<usize> = label.char_indices().filter(strange).map(|(at, _)| at).collect();
    if label.is_empty() || label.starts_with('-') {
        faults.push(0);
    }
    if label.ends_with('-') {
        faults.push(label.len() - 1);
    }
    if label.len() > 63 {
        faults.push(63);
    }
    faults
}

/// The first fault, if any.
fn first<T: Copy, const N: usize>(faults: [Option<T>; N]) -> Result<(), T> {
    faults.iter().flatten().next().map_or(Ok(()), |fault| Err(*fault))
}

/// Four characters of a secret, in either case, that are also in what was shown. A chance hit is none of the
/// library's fault: secrets to try this with are of [`SECRET_LETTERS`] alone.
pub fn part_in<'a>(shown: &str, secret: &'a str) -> Option<&'a str> {
    let shown = shown.to_ascii_uppercase();
    let mut parts = (4..=secret.len()).map(|end| &secret[end - 4..end]);
    parts.find(|part| shown.contains(&part.to_ascii_uppercase()))
}

/// No message has four of these in a row, in either case.
pub const SECRET_LETTERS: &[u8] = b"GHJKQVWXZ47";

/// A secret of such letters.
pub const SECRET: &str = "QXJZWVKQZXWJ";

/// A text without its arrow, and where that stood.
#[track_caller]
pub fn unmarked(marked: &str) -> (String, usize) {
    let index = marked.find('↓').expect("an arrow");
    (marked.replace('↓', ""), index)
}
