//! Nothing shows a token but a method whose name starts with `expose_`.

use std::fmt::Debug;

use cliniko_core::{ApiKey, ParseKeyError, ParseShardError, Shard};

use super::errors::LibraryError;

/// A secret for tests: no message has four of these characters in a row, in either case, so that a hit is never
/// by chance.
pub const SECRET_LETTERS: &[u8] = b"GHJKQVWXZ47";

/// A secret of such letters.
pub const SECRET: &str = "QXJZWVKQZXWJ";

/// Four characters of a secret, in either case, that are also in what was shown.
pub fn part_in<'a>(shown: &str, secret: &'a str) -> Option<&'a str> {
    let (shown, upper) = (shown.to_ascii_uppercase(), secret.to_ascii_uppercase());
    let mut ends = 4..=secret.len();
    ends.find(|end| shown.contains(&upper[end - 4..*end])).map(|end| &secret[end - 4..end])
}

/// Everything that an error shows.
pub fn shown_by_error<E: LibraryError>(error: &E) -> String {
    format!("{error}\n{error:?}\n{error:#?}\n{}\n{}\n", error.code(), error.help())
}

/// Everything that a key, its header and its mismatches show.
pub fn shown_by_key(key: &ApiKey<'_>) -> String {
    let authorization = key.authorization();
    let mut shown = debugged(key) + &debugged(&authorization);
    shown.push_str(authorization.unauthorized_help());
    shown.push_str(authorization.forbidden_help());
    for shard in Shard::ALL {
        let url = shard.api_url(&[]).expect("no segments");
        for mismatch in [key.with_shard(*shard).err(), authorization.expose_value_for(&url).err()] {
            shown.push_str(&mismatch.as_ref().map_or_else(String::new, shown_by_error));
        }
    }
    shown
}

fn debugged(value: &impl Debug) -> String {
    format!("{value:?}\n{value:#?}\n")
}

/// Everything shown is the same for another string with a different character for each letter and digit.
///
/// A run of letters and digits at the end that could be a shard's code is kept, since an error may show that.
#[track_caller]
pub fn shows_no_letter(text: &str, shard: Shard) {
    let other = other(text);
    let same = |ours, theirs| assert_eq!(shown_by(ours), shown_by(theirs), "{text:?}");
    same(ApiKey::parse(text), ApiKey::parse(&other));
    same(ApiKey::parse_pasted(text), ApiKey::parse_pasted(&other));
    same(ApiKey::from_parts(text, shard), ApiKey::from_parts(&other, shard));
}

/// Everything that the result of reading a key shows.
pub fn shown_by(result: Result<ApiKey<'_>, ParseKeyError>) -> String {
    match result {
        Ok(key) => shown_by_key(&key),
        Err(error) => shown_by_error(&error),
    }
}

/// The string with another letter for each letter, and another digit for each digit.
fn other(text: &str) -> String {
    let start = text.trim_end_matches(|c: char| !c.is_ascii_alphanumeric());
    let start = start.trim_end_matches(|c: char| c.is_ascii_alphanumeric());
    let last_run = text[start.len()..].trim_end_matches(|c: char| !c.is_ascii_alphanumeric());
    let changed = if could_be_code(last_run) { start } else { text };
    let next = |c| match c {
        'z' => 'a',
        'Z' => 'A',
        '9' => '0',
        c if c.is_ascii_alphanumeric() => char::from(c as u8 + 1),
        c => c,
    };
    changed.chars().map(next).chain(text[changed.len()..].chars()).collect()
}

/// Whether it is a shard's code, or short enough to be the start of one.
fn could_be_code(run: &str) -> bool {
    run.len() < 3 || Shard::from_code(run) != Err(ParseShardError::Malformed)
}
