//! Keys and their headers, read step by step.

use cliniko_core::{ParseKeyError, ParseKeyErrorKind as Kind, Shard};

use super::{Code, SHARDS, code, from_code, is_blank, unknown};

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

impl Fault {
    /// What the library says is wrong.
    pub fn of(error: &ParseKeyError) -> Fault {
        Fault { kind: error.kind(), index: error.index(), incomplete: error.is_incomplete() }
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
    let suffix = if key.suffixed { format!("-{}", code(key.shard)) } else { String::new() };
    basic(&format!("{}{suffix}", key.token))
}

/// RFC 7617: the value for this user-id and an empty password.
pub fn basic(user_id: &str) -> String {
    format!("Basic {}", base64(format!("{user_id}:").as_bytes()))
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
        None if matches!(from_code(token), Code::Known(_)) => {
            return Err((Kind::MissingToken, 0));
        }
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
        Code::Known(shard) => {
            Ok(Key { token: token.to_owned(), shard, given: true, suffixed: true })
        }
        Code::Unknown(code) => Err((Kind::UnknownShard(unknown(&code)), suffix_at)),
        Code::Malformed => Err((Kind::MalformedShard, suffix_at)),
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

/// What `parse_pasted` takes for a hyphen, besides the hyphen.
pub fn is_dash(c: char) -> bool {
    "\u{2010}\u{2011}\u{2012}\u{2013}\u{2014}\u{2015}\u{2212}\u{FE58}\u{FE63}\u{FF0D}".contains(c)
}
