//! Keys and their headers, read step by step.

use cliniko_core::{ParseKeyError, ParseKeyErrorKind as Kind, Shard};

use super::shards::{Code, SHARDS, code, from_code, unknown};
use super::{QUOTATION_MARKS, is_blank};

/// A key.
#[derive(Debug, Clone, PartialEq)]
pub struct Key {
    pub token: String,
    pub shard: Shard,
    /// Whether the shard was given, by the suffix or beside the key.
    pub given: bool,
    /// Whether it was given by the suffix, which the header then repeats.
    pub suffixed: bool,
}

/// Why the input is not a key.
#[derive(Debug, Clone, PartialEq)]
pub struct Fault {
    pub kind: Kind,
    pub index: usize,
    pub incomplete: bool,
}

impl Fault {
    /// What the library reports.
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
    let (start, kept) = strip_wrapping(text);
    whole_key(kept, |c| c == '-' || is_dash(c))
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

/// `ApiKey::with_shard`: the key, or the expected and the found shard.
pub fn with_shard(key: &Key, shard: Shard) -> Result<Key, (Shard, Shard)> {
    if key.given && key.shard != shard {
        return Err((key.shard, shard));
    }
    Ok(Key { shard, given: true, ..key.clone() })
}

/// `ApiKey::suspected_shard`
pub fn suspected_shard(key: &Key) -> Option<Shard> {
    let token = key.token.to_ascii_lowercase();
    let longer_than = |code: &str| token.ends_with(code) && token.len() > code.len();
    let mut suspects = SHARDS.iter().filter(|(code, ..)| !key.given && longer_than(code));
    suspects.next().map(|(_, shard, _)| *shard)
}

/// `ApiKey::expose_key`
pub fn exposed(key: &Key) -> String {
    let suffix = if key.given { format!("-{}", code(key.shard)) } else { String::new() };
    format!("{}{suffix}", key.token)
}

/// `Authorization::expose_value`
pub fn header(key: &Key) -> String {
    let suffix = if key.suffixed { format!("-{}", code(key.shard)) } else { String::new() };
    basic(&format!("{}{suffix}", key.token))
}

/// RFC 7617: the credentials of `user_id` and an empty password.
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

/// A key, or the fault and whether some string appended to the input makes it a key.
///
/// The strings tried are sufficient: a missing or partial suffix lacks the end of some code, and the empty
/// input and a code alone are keys after one more letter.
fn whole_key(text: &str, is_hyphen: fn(char) -> bool) -> Result<Key, Fault> {
    read(text, is_hyphen).map_err(|(kind, index)| {
        let incomplete = completions().any(|end| read(&format!("{text}{end}"), is_hyphen).is_ok());
        Fault { kind, index, incomplete }
    })
}

/// The ends of every code, and one letter.
pub fn completions() -> impl Iterator<Item = &'static str> {
    let ends = SHARDS.iter().flat_map(|(code, ..)| (0..code.len()).map(|cut| &code[cut..]));
    ends.chain(["x"])
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
    let suffix_at = token.len() + hyphen.len_utf8();
    let suffix = &text[suffix_at..];
    if token.is_empty() {
        let only_a_suffix = suffix.is_empty() || from_code(suffix) != Code::Malformed;
        return Err((if only_a_suffix { Kind::MissingToken } else { Kind::ExtraHyphen }, 0));
    }
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

/// The run of letters and digits at the start, and the character after it.
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

/// The kind of the error for a character that no key has.
fn stray(c: char) -> Kind {
    if is_blank(c) { Kind::Whitespace } else { Kind::UnexpectedCharacter(c) }
}

/// The part of the input that is read as a key, and its index; 0 if nothing is kept.
pub fn strip_wrapping(text: &str) -> (usize, &str) {
    let mut start = 0;
    let mut kept = text;
    loop {
        let before = kept;
        start += kept.len() - kept.trim_start_matches(is_blank).len();
        kept = kept.trim_matches(is_blank);
        kept = kept.strip_suffix(':').unwrap_or(kept);
        for (open, close) in QUOTES {
            let inner = kept.strip_prefix(open).and_then(|rest| rest.strip_suffix(close));
            if let Some(inner) = inner {
                start += open.len_utf8();
                kept = inner;
                break;
            }
        }
        if kept.is_empty() {
            return (0, "");
        }
        if kept == before {
            return (start, kept);
        }
    }
}

/// Whether the help says to paste the key without a name: the first `=` or `:` at or after the bad character is not
/// followed by `//`, and after blanks and quotes comes a letter or digit.
pub fn sets_a_value(kept: &str, kind: Kind, index: usize) -> bool {
    let bad_character =
        matches!(kind, Kind::Whitespace | Kind::UnexpectedCharacter(_) | Kind::ExtraHyphen);
    let Some((_, value)) = kept[index..].split_once(['=', ':']) else { return false };
    let skipped = |c| is_blank(c) || QUOTATION_MARKS.contains(c);
    let value_starts =
        value.trim_start_matches(skipped).starts_with(|c: char| c.is_ascii_alphanumeric());
    bad_character && !value.starts_with("//") && value_starts
}

/// The pairs of quotes that `parse_pasted` removes.
pub const QUOTES: [(char, char); 5] =
    [('"', '"'), ('\'', '\''), ('`', '`'), ('“', '”'), ('‘', '’')];

/// A dash that `parse_pasted` takes for a hyphen.
pub fn is_dash(c: char) -> bool {
    DASHES.contains(c)
}

/// The dashes that `parse_pasted` takes for hyphens.
pub const DASHES: &str =
    "\u{2010}\u{2011}\u{2012}\u{2013}\u{2014}\u{2015}\u{2212}\u{FE58}\u{FE63}\u{FF0D}";
