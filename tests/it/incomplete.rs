//! `is_incomplete`: whether some string appended to the refused input would make it a key.

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
    // A token that is not finished.
    parse_says("uk1", true);
    parse_says("US1", true);
}

#[test]
fn past_completion() {
    parse_says("-", false);
    parse_says("-uk1", false);
    parse_says("-MS0x-u", false);
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

/// The string would be appended to what is kept, inside quotes if there were any.
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
fn every_prefix_of_a_key_is_one_or_incomplete() {
    for shard in Shard::ALL {
        let lower = format!("MS0xLWl4SzYY-{shard}");
        for text in [lower.to_uppercase(), lower, format!("uk1-{shard}"), format!("x-{shard}")] {
            for end in 0..=text.len() {
                let prefix = &text[..end];
                let goes_on = ApiKey::parse(prefix).map_or_else(|e| e.is_incomplete(), |_| true);
                assert!(goes_on, "{prefix:?}");
            }
        }
    }
}

/// The definition itself, for every string of up to four characters of an alphabet with one of each class. Three
/// more are sufficient: at most a code is missing.
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

/// Appending mends no other input.
#[test]
fn from_parts_is_incomplete_only_when_empty() {
    each_text("", 4, &|text| {
        if let Err(error) = ApiKey::from_parts(text, Shard::Uk1) {
            assert_eq!(error.is_incomplete(), text.is_empty(), "{text:?}");
        }
    });
}

/// The error, if the input is not a key.
type Read = fn(&str) -> Option<ParseKeyError>;

const ALPHABET: [char; 8] = ['u', 'k', '1', '9', 'x', '-', '–', '@'];

/// Calls `check` with `start` and every string of up to `len` characters more.
fn each_text(start: &str, len: usize, check: &dyn Fn(&str)) {
    check(start);
    if len > 0 {
        for c in ALPHABET {
            each_text(&format!("{start}{c}"), len - 1, check);
        }
    }
}

/// Whether `text` with at most `len` characters more is a key.
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
