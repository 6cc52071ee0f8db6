//! `is_incomplete`: whether some text at the end would make a key of what is refused.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

use cliniko_core::{ApiKey, ParseKeyError, Shard};

#[test]
fn incomplete() {
    parse_says("", true);
    parse_says("MS0xLWl4SzYY-", true);
    parse_says("MS0xLWl4SzYY-u", true);
    parse_says("MS0xLWl4SzYY-uk", true);
    parse_says("MS0xLWl4SzYY-U", true);
    parse_says("MS0xLWl4SzYY-uK", true);
    parse_says(&format!("{}-", "x".repeat(128)), true);
    // More letters make a token of it.
    parse_says("uk1", true);
    parse_says("US1", true);
}

#[test]
fn past_completion() {
    parse_says("-", false);
    parse_says("-uk1", false);
    parse_says("MS0xLWl4SzYY-x", false);
    parse_says("MS0xLWl4SzYY-ux", false);
    parse_says("MS0xLWl4SzYY-1", false);
    parse_says("MS0xLWl4SzYY-uk9", false);
    parse_says("MS0xLWl4SzYY-uk10", false);
    parse_says("MS0xLWl4SzYY-london", false);
    parse_says("MS0xLWl4SzYY--", false);
    parse_says("MS0xLWl4SzYY-uk1-", false);
    parse_says("MS0xLWl4SzYY-uk1 ", false);
    parse_says("MS0xLWl4SzYY ", false);
    parse_says("MS0xLWl4SzYY:", false);
    parse_says("MS0xLWl4SzYY–", false);
    parse_says("person@", false);
    parse_says(" ", false);
    parse_says("\"", false);
    parse_says(&"x".repeat(129), false);
    parse_says(&format!("{}x-", "x".repeat(128)), false);
    parse_says(&"-".repeat(136), false);
}

/// More text would go after what is left, inside the quotes if there were any.
#[test]
fn pasted() {
    pasted_says("", true);
    pasted_says(" : ", true);
    pasted_says("“”", true);
    pasted_says("MS0xLWl4SzYY–", true);
    pasted_says(" “MS0xLWl4SzYY–uk” ", true);
    pasted_says(" uk1:\n", true);
    pasted_says("\"MS0xLWl4SzYY-\"", true);
    pasted_says("\"MS0xLWl4SzYY-x\"", false);
    pasted_says("\"MS0xLWl4SzYY-uk9\"", false);
    pasted_says("“MS0xLWl4SzYY", false);
    pasted_says("“", false);
    pasted_says("MS0xLWl4SzYY–uk1–", false);
}

#[test]
fn every_beginning_of_a_key_is_one_or_incomplete() {
    for shard in Shard::ALL {
        let lower = format!("MS0xLWl4SzYY-{shard}");
        for text in [lower.to_uppercase(), lower, format!("uk1-{shard}"), format!("x-{shard}")] {
            for end in 0..=text.len() {
                let beginning = &text[..end];
                let goes_on = ApiKey::parse(beginning).map_or_else(|e| e.is_incomplete(), |_| true);
                assert!(goes_on, "{beginning:?}");
            }
        }
    }
}

/// The definition itself, on every text of up to four characters of an alphabet that has each sort of
/// character. Three more are enough to search among: the most that can be lacking is a code.
#[test]
fn by_the_definition() {
    let readers: [Read; 2] =
        [|text| ApiKey::parse(text).err(), |text| ApiKey::parse_pasted(text).err()];
    each_text("", 4, &|text| {
        for read in readers {
            if let Some(error) = read(text) {
                assert_eq!(error.is_incomplete(), completable(text, 3, read), "{text:?}");
            }
        }
    });
}

#[test]
fn what_is_removed_changes_nothing() {
    each_text("", 4, &|text| {
        let plain = ApiKey::parse_pasted(text).map_err(|error| error.is_incomplete());
        for pasted in [format!(" {text}\n"), format!("“{text}”"), format!("' {text} :':")] {
            let answer = ApiKey::parse_pasted(&pasted).map_err(|error| error.is_incomplete());
            assert_eq!(answer.err(), plain.err(), "{pasted:?}");
        }
    });
}

/// Every text but a key is refused here for what it has, never for what it lacks.
#[test]
fn from_parts_lacks_only_the_token() {
    each_text("", 4, &|text| {
        if let Err(error) = ApiKey::from_parts(text, Shard::Uk1) {
            assert_eq!(error.is_incomplete(), text.is_empty(), "{text:?}");
        }
    });
}

/// Why a text is no key, if it is none.
type Read = fn(&str) -> Option<ParseKeyError>;

const ALPHABET: [char; 8] = ['u', 'k', '1', '9', 'x', '-', '–', '@'];

/// Calls `check` with every text of up to `len` characters more than `start` has.
fn each_text(start: &str, len: usize, check: &dyn Fn(&str)) {
    check(start);
    if len > 0 {
        for c in ALPHABET {
            each_text(&format!("{start}{c}"), len - 1, check);
        }
    }
}

/// Whether `text` and at most `len` more characters are a key.
fn completable(text: &str, len: usize, read: Read) -> bool {
    let more = |c: &char| completable(&format!("{text}{c}"), len - 1, read);
    read(text).is_none() || (len > 0 && ALPHABET.iter().any(more))
}

#[track_caller]
fn parse_says(text: &str, incomplete: bool) {
    assert_eq!(ApiKey::parse(text).unwrap_err().is_incomplete(), incomplete);
}

#[track_caller]
fn pasted_says(text: &str, incomplete: bool) {
    assert_eq!(ApiKey::parse_pasted(text).unwrap_err().is_incomplete(), incomplete);
}
