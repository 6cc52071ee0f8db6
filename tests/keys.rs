//! `parse` and `from_parts`, step by step, and what a key knows of itself.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod reference;

use cliniko_core::ParseKeyErrorKind::{
    Empty, ExtraHyphen, MalformedShard, MissingShard, MissingToken, TooLong, UnexpectedCharacter,
    UnknownShard, Whitespace,
};
use cliniko_core::{ApiKey, ParseKeyErrorKind, Shard};
use reference::unknown;

const LONGEST_TOKEN: &str = "\
    MS0xLWl4SzYYMS0xLWl4SzYYMS0xLWl4SzYYMS0xLWl4SzYYMS0xLWl4SzYYMS0x\
    MS0xLWl4SzYYMS0xLWl4SzYYMS0xLWl4SzYYMS0xLWl4SzYYMS0xLWl4SzYYMS0x";

const _: () = assert!(LONGEST_TOKEN.len() == ApiKey::MAX_TOKEN_LEN);

#[test]
fn published_keys() {
    key_of("MS0xLWl4SzYY-uk1", "MS0xLWl4SzYY", Shard::Uk1);
    key_of("MxJrZXkiOiI1Njd1amJmZTQ1NyJ9-au2", "MxJrZXkiOiI1Njd1amJmZTQ1NyJ9", Shard::Au2);
    unsuffixed("MS0zMzEtaytocTd3YmhSSGsrWWVNRDV0UVhrZUZJYjFua01abG0");
    unsuffixed("MS0xLWl4SzYY");
}

/// It need not decode, have a prefix, or be of any length.
#[test]
fn a_token_is_letters_and_digits() {
    unsuffixed("a");
    unsuffixed("0");
    unsuffixed("Z");
    unsuffixed("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
    unsuffixed("00112233445566778899aabbccddeeff");
    unsuffixed(LONGEST_TOKEN);
    key_of("a-us1", "a", Shard::Us1);
}

#[test]
fn every_shard_in_either_case() {
    for shard in Shard::ALL {
        let lower = format!("MS0xLWl4SzYY-{shard}");
        let upper = format!("MS0xLWl4SzYY-{}", shard.as_str().to_uppercase());
        key_of(&lower, "MS0xLWl4SzYY", *shard);
        key_of(&upper, "MS0xLWl4SzYY", *shard);
    }
    key_of("MS0xLWl4SzYY-uK1", "MS0xLWl4SzYY", Shard::Uk1);
    key_of("MS0xLWl4SzYY-Uk1", "MS0xLWl4SzYY", Shard::Uk1);
}

#[test]
fn a_code_as_the_token() {
    key_of("uk1-uk1", "uk1", Shard::Uk1);
    key_of("UK1-au2", "UK1", Shard::Au2);
    unsuffixed("uk1x");
    unsuffixed("xuk1");
    // No known shards.
    unsuffixed("uk9");
    unsuffixed("uk10");
    unsuffixed("au");
}

#[test]
fn step_1_the_length_of_the_text() {
    fault("", Empty, 0);
    // 135 bytes are read.
    fault(&"-".repeat(135), MissingToken, 0);
    fault(&format!("MS0x_{}", "x".repeat(130)), UnexpectedCharacter('_'), 4);
    // More are not.
    fault(&"-".repeat(136), TooLong, 135);
    fault(&format!("MS0x_{}", "x".repeat(131)), TooLong, 135);
    fault(&" ".repeat(1_000_000), TooLong, 135);
    fault(&"x".repeat(1_000_000), TooLong, 135);
}

/// The index is the start of the character that has the byte at 135.
#[test]
fn step_1_cuts_between_characters() {
    for (c, len) in [('é', 2), ('–', 3), ('😀', 4)] {
        assert_eq!(c.len_utf8(), len);
        fault(&format!("{}{c}", "x".repeat(135)), TooLong, 135);
        for before in 1..len {
            fault(&format!("{}{c}", "x".repeat(135 - before)), TooLong, 135 - before);
        }
        // It ends before 135.
        fault(&format!("{}{c}x", "x".repeat(135 - len)), TooLong, 135);
    }
}

#[test]
fn step_2_the_length_of_the_token() {
    fault(&"x".repeat(129), TooLong, 128);
    fault(&"x".repeat(135), TooLong, 128);
    fault(&format!("{LONGEST_TOKEN}x-uk1"), TooLong, 128);
    fault(&format!("{LONGEST_TOKEN}x@"), TooLong, 128);
    // 128 are not too many, whatever follows.
    key_of(&format!("{LONGEST_TOKEN}-uk1"), LONGEST_TOKEN, Shard::Uk1);
    fault(&format!("{LONGEST_TOKEN}-"), MissingShard, 129);
    fault(&format!("{LONGEST_TOKEN}@"), UnexpectedCharacter('@'), 128);
    fault(&format!("{LONGEST_TOKEN}-uk1234"), MalformedShard, 129);
    fault(&format!("{LONGEST_TOKEN}-uk12345"), TooLong, 135);
}

#[test]
fn step_3_a_shard_without_a_token() {
    for shard in Shard::ALL {
        fault(shard.as_str(), MissingToken, 0);
        fault(&shard.as_str().to_uppercase(), MissingToken, 0);
    }
    fault("-", MissingToken, 0);
    fault("-uk1", MissingToken, 0);
    fault("--", MissingToken, 0);
    fault("-@", MissingToken, 0);
}

#[test]
fn step_3_a_character_after_the_token() {
    fault("MS0xLWl4SzYY\n", Whitespace, 12);
    fault("MS0x LWl4-uk1", Whitespace, 4);
    fault("\u{FEFF}MS0x", Whitespace, 0);
    fault("MS0x\u{200B}LWl4", Whitespace, 4);
    fault("MS0x_uk1", UnexpectedCharacter('_'), 4);
    fault("MS0x–uk1", UnexpectedCharacter('–'), 4);
    fault("MS0x+LWl4/SzYY==", UnexpectedCharacter('+'), 4);
    fault("\"MS0x\"", UnexpectedCharacter('"'), 0);
    fault("person@example.com", UnexpectedCharacter('@'), 6);
    fault("https://example.com", UnexpectedCharacter(':'), 5);
    fault("MS0é", UnexpectedCharacter('é'), 3);
    fault("MS0😀", UnexpectedCharacter('😀'), 3);
    fault("\0", UnexpectedCharacter('\0'), 0);
    fault("MS0x\u{7F}", UnexpectedCharacter('\u{7F}'), 4);
    fault("uk1:", UnexpectedCharacter(':'), 3);
}

/// Each one that no key has, in either part.
#[test]
fn steps_3_and_4_every_character() {
    let other = |c: &char| !c.is_ascii_alphanumeric() && *c != '-';
    for c in ('\0'..=char::MAX).filter(other) {
        let kind = if reference::is_blank(c) { Whitespace } else { UnexpectedCharacter(c) };
        fault(&format!("MS0x{c}-uk1"), kind, 4);
        fault(&format!("MS0x-uk1{c}"), kind, 8);
    }
}

/// What is wrong is found wherever it is, in a token of any length.
#[test]
fn steps_3_and_4_every_place() {
    for len in 1..=ApiKey::MAX_TOKEN_LEN {
        let token = "x".repeat(len);
        for c in ['/', ':', '@', '[', '`', '{', '\0', 'é'] {
            for (before, after) in (0..len).map(|at| token.split_at(at)) {
                fault(&format!("{before}{c}{after}"), UnexpectedCharacter(c), before.len());
            }
        }
        fault(&format!("{token}-uk9"), UnknownShard(unknown("uk9")), len + 1);
        fault(&format!("{token}-uk1-"), ExtraHyphen, len + 4);
        fault(&format!("{token}-"), MissingShard, len + 1);
    }
}

#[test]
fn step_4_a_character_after_the_suffix() {
    fault("MS0x-uk1-", ExtraHyphen, 8);
    fault("MS0x-LWl4-uk1", ExtraHyphen, 9);
    fault("MS0x--uk1", ExtraHyphen, 5);
    fault("MS0x--", ExtraHyphen, 5);
    fault("MS0x-uk1 ", Whitespace, 8);
    fault("MS0x-uk1\r\n", Whitespace, 8);
    fault("MS0x- uk1", Whitespace, 5);
    fault("MS0x-uk\u{AD}1", Whitespace, 7);
    fault("MS0x-uk1:", UnexpectedCharacter(':'), 8);
    fault("MS0x-uk1–", UnexpectedCharacter('–'), 8);
    fault("MS0x-ük1", UnexpectedCharacter('ü'), 5);
    fault("MS0x-uk1.cliniko.com", UnexpectedCharacter('.'), 8);
}

#[test]
fn step_4_the_suffix() {
    fault("MS0x-", MissingShard, 5);
    fault("MS0x-u", MalformedShard, 5);
    fault("MS0x-uk", MalformedShard, 5);
    fault("MS0x-1uk", MalformedShard, 5);
    fault("MS0x-u1k", MalformedShard, 5);
    fault("MS0x-uk1a", MalformedShard, 5);
    fault("MS0x-uk123", MalformedShard, 5);
    fault("MS0x-ukk1", MalformedShard, 5);
    fault("MS0x-london", MalformedShard, 5);
    fault("MS0x-1234", MalformedShard, 5);
    fault("MS0x-uk0", UnknownShard(unknown("uk0")), 5);
    fault("MS0x-uk9", UnknownShard(unknown("uk9")), 5);
    fault("MS0x-uk10", UnknownShard(unknown("uk10")), 5);
    fault("MS0x-uk01", UnknownShard(unknown("uk01")), 5);
    fault("MS0x-ZZ99", UnknownShard(unknown("zz99")), 5);
}

#[test]
fn from_parts_takes_any_token() {
    for token in ["MS0xLWl4SzYY", "a", "uk1", "UK1", "uk9", LONGEST_TOKEN] {
        for shard in Shard::ALL {
            let key = ApiKey::from_parts(token, *shard).unwrap();
            assert_eq!(key.expose_token(), token);
            assert_eq!(key.shard(), *shard);
            assert_eq!(key.given_shard(), Some(*shard));
        }
    }
}

#[test]
fn from_parts_takes_nothing_else() {
    token_fault("", Empty, 0);
    token_fault(&"x".repeat(129), TooLong, 128);
    token_fault(&format!("{LONGEST_TOKEN}x-"), TooLong, 128);
    token_fault(&"-".repeat(136), TooLong, 135);
    token_fault(&format!("{}é", "x".repeat(134)), TooLong, 134);
    token_fault("MS0xLWl4SzYY-uk1", ExtraHyphen, 12);
    token_fault("MS0xLWl4SzYY-", ExtraHyphen, 12);
    token_fault("-uk1", ExtraHyphen, 0);
    token_fault("-", ExtraHyphen, 0);
    token_fault("MS0x\n", Whitespace, 4);
    token_fault("\u{2060}MS0x", Whitespace, 0);
    token_fault("MS0x–uk1", UnexpectedCharacter('–'), 4);
    token_fault("MS0x:-", UnexpectedCharacter(':'), 4);
    token_fault("\"MS0x\"", UnexpectedCharacter('"'), 0);
}

#[test]
fn with_shard_where_none_was_given() {
    for shard in Shard::ALL {
        let key = ApiKey::parse("MS0xLWl4SzYY").unwrap();
        let key = key.with_shard(*shard).unwrap();
        assert_eq!(key.expose_token(), "MS0xLWl4SzYY");
        given_for_good(key, *shard);
    }
}

#[test]
fn with_shard_where_one_was_given() {
    for shard in Shard::ALL {
        let text = format!("MS0xLWl4SzYY-{shard}");
        given_for_good(ApiKey::parse(&text).unwrap(), *shard);
        given_for_good(ApiKey::parse_pasted(&text).unwrap(), *shard);
        given_for_good(ApiKey::from_parts("MS0xLWl4SzYY", *shard).unwrap(), *shard);
    }
}

/// A key in one column and its shard in another, whichever way the key was stored.
#[test]
fn stored_pairs() {
    for (key, column, stored) in [
        ("MS0xLWl4SzYY", "uk3", Some("MS0xLWl4SzYY-uk3")),
        ("MS0xLWl4SzYY-uk3", "UK3", Some("MS0xLWl4SzYY-uk3")),
        ("MS0xLWl4SzYY", "au1", Some("MS0xLWl4SzYY-au1")),
        ("MS0xLWl4SzYY-uk3", "ca1", None),
        ("MS0xLWl4SzYY-uk3", "au1", None),
    ] {
        let shard = Shard::from_code(column).unwrap();
        let key = ApiKey::parse(key).unwrap().with_shard(shard);
        assert_eq!(key.ok().map(|key| key.expose_key().to_string()).as_deref(), stored);
    }
}

#[test]
fn looks_truncated_under_32_bytes_of_token() {
    for (len, truncated) in [(1, true), (31, true), (32, false), (51, false), (128, false)] {
        let token = "x".repeat(len);
        let with_suffix = format!("{token}-uk1");
        for key in [
            ApiKey::parse(&token).unwrap(),
            ApiKey::parse(&with_suffix).unwrap(),
            ApiKey::from_parts(&token, Shard::Uk1).unwrap(),
        ] {
            assert_eq!(key.looks_truncated(), truncated, "{len}");
        }
    }
}

#[test]
fn expose_key_names_the_shard_if_given() {
    for (text, shown) in [
        ("MS0xLWl4SzYY-uk1", "MS0xLWl4SzYY-uk1"),
        ("MS0xLWl4SzYY-UK1", "MS0xLWl4SzYY-uk1"),
        ("MS0xLWl4SzYY-au1", "MS0xLWl4SzYY-au1"),
        ("MS0xLWl4SzYY", "MS0xLWl4SzYY"),
    ] {
        let key = ApiKey::parse(text).unwrap();
        assert_eq!(key.expose_key().to_string(), shown);
        let again = ApiKey::parse(shown).unwrap();
        assert_eq!(again.expose_token(), key.expose_token());
        assert_eq!(again.given_shard(), key.given_shard());
    }
    let key = ApiKey::from_parts("uk1", Shard::Ca1).unwrap();
    assert_eq!(key.expose_key().to_string(), "uk1-ca1");
}

#[test]
fn the_longest_key() {
    assert_eq!(ApiKey::MAX_TOKEN_LEN, 128);
    assert_eq!(ApiKey::MAX_KEY_LEN, 133);
    let key = ApiKey::from_parts(LONGEST_TOKEN, Shard::Us1).unwrap();
    let shown = key.expose_key().to_string();
    // A code of four characters would fill it.
    assert_eq!(shown.len(), ApiKey::MAX_KEY_LEN - 1);
    key_of(&shown, LONGEST_TOKEN, Shard::Us1);
}

#[test]
fn what_is_exposed_outlives_the_key() {
    let text = String::from("MS0xLWl4SzYY-uk1");
    let (token, shown) = {
        let key = ApiKey::parse(&text).unwrap();
        (key.expose_token(), key.expose_key())
    };
    assert_eq!(format!("{token} {shown}"), "MS0xLWl4SzYY MS0xLWl4SzYY-uk1");
}

#[track_caller]
fn key_of(text: &str, token: &str, shard: Shard) {
    let key = ApiKey::parse(text).unwrap();
    assert_eq!(key.expose_token(), token);
    assert_eq!(key.shard(), shard);
    assert_eq!(key.given_shard(), Some(shard));
}

#[track_caller]
fn unsuffixed(text: &str) {
    let key = ApiKey::parse(text).unwrap();
    assert_eq!(key.expose_token(), text);
    assert_eq!(key.shard(), Shard::Au1);
    assert_eq!(key.given_shard(), None);
}

#[track_caller]
fn fault(text: &str, kind: ParseKeyErrorKind, index: usize) {
    let error = ApiKey::parse(text).unwrap_err();
    assert_eq!((error.kind(), error.index()), (kind, index), "{text:?}");
    assert_eq!(ApiKey::try_from(text).unwrap_err(), error);
}

#[track_caller]
fn token_fault(token: &str, kind: ParseKeyErrorKind, index: usize) {
    let error = ApiKey::from_parts(token, Shard::Uk1).unwrap_err();
    assert_eq!((error.kind(), error.index()), (kind, index), "{token:?}");
}

/// A key with this shard, which takes no other one.
#[track_caller]
fn given_for_good(key: ApiKey<'_>, shard: Shard) {
    let shown = key.expose_key().to_string();
    for other in Shard::ALL {
        match key.with_shard(*other) {
            Ok(same) => {
                assert_eq!(*other, shard);
                assert_eq!(same.given_shard(), Some(shard));
                assert_eq!(same.expose_key().to_string(), shown);
            }
            Err(error) => {
                assert_ne!(*other, shard);
                assert_eq!((error.expected(), error.found()), (shard, *other));
            }
        }
    }
}
