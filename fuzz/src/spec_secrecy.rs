//! Nothing is printed of a key but by a method whose name starts with `expose_`: all else comes out the same
//! for another text that differs from it in every letter and digit.
//!
//! A run of letters and digits at the end that could be a shard's code stays in the other text, since an
//! error may show that.

use std::fmt::Debug;

use cliniko_core::{ApiKey, ParseKeyError, ParseShardError, Shard};

pub fn spec_secrecy(data: &[u8]) {
    let text = crate::text(data);
    let other = other(text);
    let shard = crate::some_shard(data);
    let same = |ours, theirs| assert_eq!(printed(ours, shard), printed(theirs, shard));
    same(ApiKey::parse(text), ApiKey::parse(&other));
    same(ApiKey::parse_pasted(text), ApiKey::parse_pasted(&other));
    same(ApiKey::from_parts(text, Shard::Uk1), ApiKey::from_parts(&other, Shard::Uk1));
}

/// The text with another letter for each letter, and another digit for each digit.
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

/// Whether it is the code of a shard, or short enough to be the beginning of one.
fn could_be_code(run: &str) -> bool {
    run.len() < 3 || Shard::from_code(run) != Err(ParseShardError::Malformed)
}

/// All that can be printed of a key, of what is made of it and of another shard, or of an error.
fn printed(result: Result<ApiKey<'_>, ParseKeyError>, shard: Shard) -> Vec<String> {
    let mut printed = Vec::new();
    match result {
        Ok(key) => {
            let header = key.authorization();
            printed.extend(debugged(&key).into_iter().chain(debugged(&header)));
            printed.push(header.unauthorized_help().to_owned());
            let given = key.with_shard(shard);
            printed.extend(debugged(&given));
            printed.extend(given.err().map(|other| other.to_string()));
        }
        Err(error) => {
            printed.extend(debugged(&error));
            printed.extend([error.to_string(), error.help().to_owned()]);
        }
    }
    printed
}

fn debugged(value: &impl Debug) -> [String; 2] {
    [format!("{value:?}"), format!("{value:#?}")]
}
