//! A second implementation of the rules, as plain as possible and with no regard for speed, for the library to
//! be compared with. It calls the library only to read its errors, and to make a `ShardCode`, which nothing
//! else can.
#![allow(
    dead_code,
    unreachable_pub,
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    reason = "each user needs a part of it, and a fault in it should fail loudly"
)]

pub mod accounts;
pub mod codes;
pub mod keys;
pub mod links;
pub mod shards;
pub mod urls;
pub mod user_agents;

/// What is displayed, or the kind of the error and its index.
pub type Verdict<K> = Result<String, (K, usize)>;

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

/// The quotation marks in common use.
pub const QUOTATION_MARKS: &str = "\"'`´′″“”„‟‘’‚‛«»‹›「」『』＂＇";

/// White space or an invisible character.
pub fn is_blank(c: char) -> bool {
    WHITE_SPACE.contains(c) || INVISIBLE.contains(c)
}

/// The scheme as given, and what follows its `://`.
fn split_scheme(text: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = text.split_once("://")?;
    let letter_first = scheme.starts_with(|c: char| c.is_ascii_alphabetic());
    let good = |c: char| c.is_ascii_alphanumeric() || "+-.".contains(c);
    (letter_first && scheme.chars().all(good)).then_some((scheme, rest))
}

/// Every index at which a string breaks the rules for one DNS label.
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
