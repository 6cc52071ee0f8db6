//! What the contract says of keys, once more, as plainly as it can be put and with no regard for speed: what
//! the library is compared with. Nothing here calls the library, except to translate its errors.
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

use cliniko_core::{ParseKeyError, ParseKeyErrorKind, Region, Shard};

/// A text that is a key.
#[derive(Debug, Clone, PartialEq)]
pub struct Key {
    pub token: String,
    pub shard: Shard,
    /// Whether the shard is known, from the suffix or from beside the key.
    pub given: bool,
    /// Whether it is known from the suffix, which the header then repeats.
    pub suffixed: bool,
}

/// A text that is none.
#[derive(Debug, Clone, PartialEq)]
pub struct Fault {
    pub kind: Kind,
    pub index: usize,
    pub incomplete: bool,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    Empty,
    TooLong,
    MissingToken,
    Whitespace,
    UnexpectedCharacter(char),
    MissingShard,
    ExtraHyphen,
    MalformedShard,
    UnknownShard(String),
}

impl Fault {
    /// What the library says is wrong.
    pub fn of(error: &ParseKeyError) -> Fault {
        let kind = match error.kind() {
            ParseKeyErrorKind::Empty => Kind::Empty,
            ParseKeyErrorKind::TooLong => Kind::TooLong,
            ParseKeyErrorKind::MissingToken => Kind::MissingToken,
            ParseKeyErrorKind::Whitespace => Kind::Whitespace,
            ParseKeyErrorKind::UnexpectedCharacter(c) => Kind::UnexpectedCharacter(c),
            ParseKeyErrorKind::MissingShard => Kind::MissingShard,
            ParseKeyErrorKind::ExtraHyphen => Kind::ExtraHyphen,
            ParseKeyErrorKind::MalformedShard => Kind::MalformedShard,
            ParseKeyErrorKind::UnknownShard(code) => Kind::UnknownShard(code.to_string()),
            other => panic!("the reference does not know {other:?}"),
        };
        Fault { kind, index: error.index(), incomplete: error.is_incomplete() }
    }
}

/// Every shard: the one place in the tests of `cargo test` that a new one has to be added to.
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

/// A shard, [`Kind::MalformedShard`] or [`Kind::UnknownShard`].
pub fn from_code(text: &str) -> Result<Shard, Kind> {
    let letter = |c: char| c.is_ascii_alphabetic();
    let digits = text.strip_prefix(letter).and_then(|rest| rest.strip_prefix(letter));
    let one_or_two = |digits: &str| {
        matches!(digits.len(), 1 | 2) && digits.bytes().all(|digit| digit.is_ascii_digit())
    };
    if !digits.is_some_and(one_or_two) {
        return Err(Kind::MalformedShard);
    }
    let code = text.to_ascii_lowercase();
    match SHARDS.iter().find(|(known, _, _)| *known == code) {
        Some((_, shard, _)) => Ok(*shard),
        None => Err(Kind::UnknownShard(code)),
    }
}

/// `ApiKey::parse`
pub fn parse(text: &str) -> Result<Key, Fault> {
    whole_key(text, |c| c == '-')
}

/// `ApiKey::parse_pasted`
pub fn parse_pasted(text: &str) -> Result<Key, Fault> {
    let (start, left) = clean(text);
    whole_key(left, |c| c == '-' || is_dash(c))
        .map_err(|fault| Fault { index: start + fault.index, ..fault })
}

/// `ApiKey::from_parts`
pub fn from_parts(token: &str, shard: Shard) -> Result<Key, Fault> {
    let fault = |kind, index| Err(Fault { incomplete: kind == Kind::Empty, kind, index });
    let (run, next) = match token_at_start(token) {
        Ok(found) => found,
        Err((kind, index)) => return fault(kind, index),
    };
    match next {
        None => Ok(Key { token: run.to_owned(), shard, given: true, suffixed: false }),
        Some('-') => fault(Kind::ExtraHyphen, run.len()),
        Some(c) => fault(stray(c), run.len()),
    }
}

/// The value of the header.
pub fn header(key: &Key) -> String {
    let (code, ..) =
        SHARDS.iter().find(|(_, shard, _)| *shard == key.shard).expect("a known shard");
    let suffix = if key.suffixed { format!("-{code}") } else { String::new() };
    format!("Basic {}", base64(format!("{}{suffix}:", key.token).as_bytes()))
}

/// RFC 4648, section 4, bit by bit.
pub fn base64(bytes: &[u8]) -> String {
    let alphabet = ('A'..='Z').chain('a'..='z').chain('0'..='9').chain(['+', '/']);
    let alphabet: Vec<char> = alphabet.collect();
    let bits: Vec<bool> =
        bytes.iter().flat_map(|byte| (0..8).map(move |bit| byte & (0x80 >> bit) != 0)).collect();
    let mut text = String::new();
    for group in bits.chunks(6) {
        let mut number = 0;
        for bit in 0..6 {
            number = number * 2 + usize::from(group.get(bit) == Some(&true));
        }
        text.push(alphabet[number]);
    }
    while text.len() % 4 != 0 {
        text.push('=');
    }
    text
}

/// A key or what is wrong, and whether more text at the end would make it one.
///
/// The texts tried are all that it takes. What lacks a suffix or a part of one lacks the end of some code;
/// what lacks anything of the token (the empty text, a code alone) is a key after one more letter.
fn whole_key(text: &str, is_hyphen: fn(char) -> bool) -> Result<Key, Fault> {
    read(text, is_hyphen).map_err(|(kind, index)| {
        let ends = SHARDS.iter().flat_map(|(code, ..)| (0..code.len()).map(|cut| &code[cut..]));
        let mut completions = ends.chain(["x"]);
        let incomplete = completions.any(|end| read(&format!("{text}{end}"), is_hyphen).is_ok());
        Fault { kind, index, incomplete }
    })
}

/// `key = token [ "-" shard ]`
fn read(text: &str, is_hyphen: fn(char) -> bool) -> Result<Key, (Kind, usize)> {
    let (token, next) = token_at_start(text)?;
    let hyphen = match next {
        None if from_code(token).is_ok() => return Err((Kind::MissingToken, 0)),
        None => {
            let token = token.to_owned();
            return Ok(Key { token, shard: Shard::Au1, given: false, suffixed: false });
        }
        Some(c) if is_hyphen(c) => c,
        Some(c) => return Err((stray(c), token.len())),
    };
    if token.is_empty() {
        return Err((Kind::MissingToken, 0));
    }
    let suffix_at = token.len() + hyphen.len_utf8();
    let suffix = &text[suffix_at..];
    if let Some((at, c)) = suffix.char_indices().find(|(_, c)| !c.is_ascii_alphanumeric()) {
        let kind = if is_hyphen(c) { Kind::ExtraHyphen } else { stray(c) };
        return Err((kind, suffix_at + at));
    }
    if suffix.is_empty() {
        return Err((Kind::MissingShard, text.len()));
    }
    match from_code(suffix) {
        Ok(shard) => Ok(Key { token: token.to_owned(), shard, given: true, suffixed: true }),
        Err(kind) => Err((kind, suffix_at)),
    }
}

/// The run of letters and digits that the text starts with, and the character that ends it.
fn token_at_start(text: &str) -> Result<(&str, Option<char>), (Kind, usize)> {
    if text.is_empty() {
        return Err((Kind::Empty, 0));
    }
    if text.len() > 135 {
        let at = (0..=135).rfind(|index| text.is_char_boundary(*index));
        return Err((Kind::TooLong, at.unwrap_or(0)));
    }
    let end = text.find(|c: char| !c.is_ascii_alphanumeric());
    let token = &text[..end.unwrap_or(text.len())];
    if token.len() > 128 {
        return Err((Kind::TooLong, 128));
    }
    Ok((token, text[token.len()..].chars().next()))
}

/// What is wrong with a character that no key has.
fn stray(c: char) -> Kind {
    if is_blank(c) { Kind::Whitespace } else { Kind::UnexpectedCharacter(c) }
}

/// What is left of a pasted text, and where that begins; 0 if nothing is left.
fn clean(text: &str) -> (usize, &str) {
    let mut start = 0;
    let mut left = text;
    loop {
        let before = left;
        start += left.len() - left.trim_start_matches(is_blank).len();
        left = left.trim_matches(is_blank);
        left = left.strip_suffix(':').unwrap_or(left);
        for (open, close) in [('"', '"'), ('\'', '\''), ('`', '`'), ('“', '”'), ('‘', '’')]
        {
            let inner = left.strip_prefix(open).and_then(|rest| rest.strip_suffix(close));
            if let Some(inner) = inner {
                start += open.len_utf8();
                left = inner;
                break;
            }
        }
        if left.is_empty() {
            return (0, "");
        }
        if left == before {
            return (start, left);
        }
    }
}

/// White space and invisible characters.
pub fn is_blank(c: char) -> bool {
    let invisible = [
        '\u{AD}'..='\u{AD}',
        '\u{34F}'..='\u{34F}',
        '\u{61C}'..='\u{61C}',
        '\u{115F}'..='\u{1160}',
        '\u{17B4}'..='\u{17B5}',
        '\u{180B}'..='\u{180F}',
        '\u{200B}'..='\u{200F}',
        '\u{202A}'..='\u{202E}',
        '\u{2060}'..='\u{206F}',
        '\u{3164}'..='\u{3164}',
        '\u{FE00}'..='\u{FE0F}',
        '\u{FEFF}'..='\u{FEFF}',
        '\u{FFA0}'..='\u{FFA0}',
    ];
    c.is_whitespace() || invisible.iter().any(|range| range.contains(&c))
}

/// What `parse_pasted` takes for a hyphen, besides the hyphen.
pub fn is_dash(c: char) -> bool {
    "\u{2010}\u{2011}\u{2012}\u{2013}\u{2014}\u{2015}\u{2212}\u{FE58}\u{FE63}\u{FF0D}".contains(c)
}

/// Four characters of a secret, in either case, that are also in what was shown. A chance hit is none of the
/// library's fault: secrets to try this with are of [`SECRET`] alone.
pub fn part_in<'a>(shown: &str, secret: &'a str) -> Option<&'a str> {
    let shown = shown.to_ascii_uppercase();
    let mut parts = (4..=secret.len()).map(|end| &secret[end - 4..end]);
    parts.find(|part| shown.contains(&part.to_ascii_uppercase()))
}

/// No message has four of these in a row, in either case.
pub const SECRET: &[u8] = b"GHJKQVWXZ47";
