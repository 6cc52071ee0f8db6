//! `ApiKey::parse`, step by step, and the facts about a key.

use cliniko_core::ParseKeyErrorKind::{
    Empty, ExtraHyphen, MalformedShard, MissingShard, MissingToken, TooLong, UnexpectedCharacter,
    UnknownShard, Whitespace,
};
use cliniko_core::{ApiKey, ParseKeyErrorKind, Shard};

use crate::laws::keys;
use crate::reference;
use crate::reference::shards::unknown;

pub(crate) const LONGEST_TOKEN: &str = "\
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

/// A token need not decode, have a prefix or be of some length.
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
    // No known shard.
    unsuffixed("uk9");
    unsuffixed("uk10");
    unsuffixed("au");
}

#[test]
fn step_1_the_length_of_the_text() {
    fault("", Empty, 0);
    // 135 bytes are read.
    fault(&"-".repeat(135), ExtraHyphen, 0);
    fault(&format!("MS0x_{}", "x".repeat(130)), UnexpectedCharacter('_'), 4);
    // More are not.
    fault(&"-".repeat(136), TooLong, 135);
    fault(&format!("MS0x_{}", "x".repeat(131)), TooLong, 135);
    fault(&" ".repeat(1_000_000), TooLong, 135);
    fault(&"x".repeat(1_000_000), TooLong, 135);
}

/// The index is the start of the character that byte 135 belongs to.
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
    // 128 are allowed, whatever follows.
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
    fault("-UK1", MissingToken, 0);
    fault("-uk9", MissingToken, 0);
    fault("-zz99", MissingToken, 0);
}

/// A list's bullet, among others.
#[test]
fn step_3_a_hyphen_before_the_token() {
    fault("-MS0xLWl4SzYY-uk1", ExtraHyphen, 0);
    fault("- MS0xLWl4SzYY-uk1", ExtraHyphen, 0);
    fault("-MS0xLWl4SzYY", ExtraHyphen, 0);
    fault("--MS0xLWl4SzYY", ExtraHyphen, 0);
    fault("--", ExtraHyphen, 0);
    fault("--uk1", ExtraHyphen, 0);
    fault("-@", ExtraHyphen, 0);
    fault("- ", ExtraHyphen, 0);
    fault("- uk1", ExtraHyphen, 0);
    fault("-uk1 ", ExtraHyphen, 0);
    fault("-uk1-", ExtraHyphen, 0);
    fault("-uk1x", ExtraHyphen, 0);
    fault("-uk", ExtraHyphen, 0);
    fault("-uk123", ExtraHyphen, 0);
    fault("-ük1", ExtraHyphen, 0);
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

/// Every character that no key has, in either part.
#[test]
fn steps_3_and_4_every_character() {
    let other = |c: &char| !c.is_ascii_alphanumeric() && *c != '-';
    for c in ('\0'..=char::MAX).filter(other) {
        let kind = if reference::is_blank(c) { Whitespace } else { UnexpectedCharacter(c) };
        quick_fault(&format!("MS0x{c}-uk1"), kind, 4);
        quick_fault(&format!("MS0x-uk1{c}"), kind, 8);
    }
}

/// A fault is found at any place of a token of any length.
#[test]
fn steps_3_and_4_every_place() {
    for len in 1..=ApiKey::MAX_TOKEN_LEN {
        let token = "x".repeat(len);
        for c in ['/', ':', '@', '[', '`', '{', '\0', 'é'] {
            for (before, after) in (0..len).map(|at| token.split_at(at)) {
                quick_fault(&format!("{before}{c}{after}"), UnexpectedCharacter(c), before.len());
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

/// A key whose hyphen was lost.
#[test]
fn suspected_shard() {
    suspects("MS0xLWl4SzYYuk1", Some(Shard::Uk1));
    suspects("MS0xLWl4SzYYUK1", Some(Shard::Uk1));
    suspects("MS0xLWl4SzYYuK1", Some(Shard::Uk1));
    for shard in Shard::ALL {
        suspects(&format!("x{shard}"), Some(*shard));
        suspects(&format!("{shard}{shard}"), Some(*shard));
        suspects(&format!("{}{shard}", "x".repeat(125)), Some(*shard));
        // One was given.
        suspects(&format!("x{shard}-uk1"), None);
    }
    suspects("MS0xLWl4SzYY", None);
    suspects("MS0xLWl4SzYYuk9", None);
    suspects("MS0xLWl4SzYYuk10", None);
    suspects("MS0xLWl4SzYYuk1x", None);
    suspects("uk1MS0xLWl4SzYY", None);
    suspects("uk", None);
    suspects("1", None);
    let token = ApiKey::parse("MS0xLWl4SzYYuk1").unwrap();
    for given in [
        token.with_shard(Shard::Au1).unwrap(),
        token.with_shard(Shard::Uk1).unwrap(),
        ApiKey::from_parts("MS0xLWl4SzYYuk1", Shard::Au1).unwrap(),
        ApiKey::from_parts("uk1", Shard::Au1).unwrap(),
    ] {
        assert_eq!(given.suspected_shard(), None);
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
    // With a code of four characters it would be longer by one.
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
    let key = keys::parse(text).unwrap();
    assert_eq!((key.token.as_str(), key.shard, key.given), (token, shard, true));
}

#[track_caller]
fn unsuffixed(text: &str) {
    let key = keys::parse(text).unwrap();
    assert_eq!((key.token.as_str(), key.shard, key.given), (text, Shard::Au1, false));
}

#[track_caller]
fn suspects(text: &str, shard: Option<Shard>) {
    keys::parse(text).unwrap();
    assert_eq!(ApiKey::parse(text).unwrap().suspected_shard(), shard);
}

#[track_caller]
fn fault(text: &str, kind: ParseKeyErrorKind, index: usize) {
    let fault = keys::parse(text).unwrap_err();
    assert_eq!((fault.kind, fault.index), (kind, index), "{text:?}");
    assert_eq!(ApiKey::try_from(text).unwrap_err(), ApiKey::parse(text).unwrap_err());
}

/// Without the laws, for the tests of a million inputs.
#[track_caller]
fn quick_fault(text: &str, kind: ParseKeyErrorKind, index: usize) {
    let error = ApiKey::parse(text).unwrap_err();
    assert_eq!((error.kind(), error.index()), (kind, index), "{text:?}");
}
