//! Keys, and whether each refused string is incomplete.

use cliniko_core::{ApiKey, Shard};

use crate::laws::{keys, secrecy};
use crate::reference::codes;
use crate::reference::keys::{Fault, Key, strip_wrapping};
use crate::{Strings, count};

/// Letters of a code in either case, a digit, a whole code; then what ends a run of them: a hyphen, a dash, white space
/// of one byte, an invisible character of three, a colon, an equals sign, quotes, and slashes. `uk11` and `Ku1` are
/// unknown codes. One piece more would take half as long again, most of it in the reference.
const PIECES: &[&str] =
    &["u", "K", "1", "uk1", "-", "–", " ", "\u{200B}", ":", "=", "\"", "“", "”", "//"];

const SHORT: Strings = Strings { start: "", pieces: PIECES, len: 6, end: "" };

/// After 124 letters: some strings have 128 and 129 letters, or 135 and 136 bytes.
const LONG: Strings = Strings {
    start: "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\
        xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
    pieces: &["u", "1", "uk1", "-", "–", " ", "”", "é"],
    len: 5,
    end: "",
};

const _: () = assert!(LONG.start.len() == 124);

/// The same in quotes.
const LONG_IN_QUOTES: Strings = Strings {
    start: " “xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\
        xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
    end: "”:",
    ..LONG
};

const STRINGS: &[Strings] = &[SHORT, LONG, LONG_IN_QUOTES];

#[test]
#[ignore = "slow"]
fn parsed() {
    let endings = endings(&["u", "K", "1", "uk1", "-"]);
    count("ApiKey::parse", STRINGS, ("key_", &[]), |text| {
        let read = keys::parse(text);
        if let Err(fault) = &read {
            let is_key = |longer: &str| ApiKey::parse(longer).is_ok();
            assert_eq!(fault.incomplete, any_ending(text, &endings, is_key), "{text:?}");
        }
        code(read)
    });
}

/// The endings are appended to the stripped input, and end in a letter or digit: nothing more is stripped with them.
#[test]
#[ignore = "slow"]
fn pasted() {
    let endings = endings(&["u", "K", "1", "uk1", "-", "–"]);
    count("ApiKey::parse_pasted", STRINGS, ("key_", &[]), |text| {
        let read = keys::parse_pasted(text);
        if let Err(fault) = &read {
            let (_, stripped) = strip_wrapping(text);
            let is_key = |longer: &str| ApiKey::parse_pasted(longer).is_ok();
            assert_eq!(fault.incomplete, any_ending(stripped, &endings, is_key), "{text:?}");
        }
        code(read)
    });
}

#[test]
#[ignore = "slow"]
fn from_parts() {
    let never =
        ["key_missing_token", "key_missing_shard", "key_malformed_shard", "key_unknown_shard"];
    count("ApiKey::from_parts", STRINGS, ("key_", &never), |text| {
        code(keys::from_parts(text, Shard::Uk1))
    });
}

#[test]
#[ignore = "slow"]
fn shown() {
    let mut all = 0;
    Strings { len: 5, ..SHORT }.each(&mut |text| {
        all += 1;
        secrecy::shows_no_letter(text, Shard::Uk1);
    });
    println!("what keys and errors show: {all} strings");
}

fn code(read: Result<Key, Fault>) -> Option<&'static str> {
    read.err().map(|fault| codes::key(fault.kind))
}

/// One or two of the pieces, which are sufficient to complete any string of `PIECES`. A key ends in a letter or digit.
fn endings(pieces: &[&str]) -> Vec<String> {
    let two =
        pieces.iter().flat_map(|first| pieces.iter().map(move |second| format!("{first}{second}")));
    let mut endings: Vec<String> =
        pieces.iter().map(|piece| String::from(*piece)).chain(two).collect();
    endings.retain(|ending| ending.ends_with(|c: char| c.is_ascii_alphanumeric()));
    endings
}

fn any_ending(text: &str, endings: &[String], is_key: impl Fn(&str) -> bool) -> bool {
    let mut longer = String::from(text);
    endings.iter().any(|ending| {
        longer.truncate(text.len());
        longer.push_str(ending);
        is_key(&longer)
    })
}
