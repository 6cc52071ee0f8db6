//! The messages of keys, shards, regions, paths and buffers, word for word: `Display` for a log, `help` for a
//! person. Those of links, addresses and user agents are in their own files.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use cliniko_core::{ApiKey, Region, Shard, format_into};

#[test]
fn key_errors() {
    displays("", "no key at byte 0");
    displays(&"x".repeat(129), "key too long at byte 128");
    displays(&"x".repeat(136), "key too long at byte 135");
    displays("uk1", "no token before the shard at byte 0");
    displays("-uk1", "no token before the shard at byte 0");
    displays("MS0x\n", "white space or invisible character at byte 4");
    displays("MS0x\u{200B}", "white space or invisible character at byte 4");
    displays("MS0x-", "no shard after the hyphen at byte 5");
    displays("MS0x-uk1-", "extra hyphen at byte 8");
    displays("MS0x-london", "malformed shard at byte 5");
    displays("MS0x-uk9", "unknown shard uk9 at byte 5");
    displays("MS0x-ZZ99", "unknown shard zz99 at byte 5");
}

/// As itself if it is visible ASCII.
#[test]
fn unexpected_characters() {
    displays("MS0x@", "unexpected character '@' at byte 4");
    displays("MS0x!", "unexpected character '!' at byte 4");
    displays("MS0x~", "unexpected character '~' at byte 4");
    displays("MS0x'", "unexpected character ''' at byte 4");
    displays("MS0x\\", "unexpected character '\\' at byte 4");
    displays("MS0x\0", "unexpected character U+0000 at byte 4");
    displays("MS0x\u{1B}", "unexpected character U+001B at byte 4");
    displays("MS0x\u{7F}", "unexpected character U+007F at byte 4");
    displays("MS0xé", "unexpected character U+00E9 at byte 4");
    displays("MS0x–", "unexpected character U+2013 at byte 4");
    displays("MS0x😀", "unexpected character U+1F600 at byte 4");
    displays("MS0x\u{10FFFF}", "unexpected character U+10FFFF at byte 4");
}

#[test]
fn key_help() {
    helps(
        &[""],
        "Paste your Cliniko API key. You create one in Cliniko, under My info and Manage API keys.",
    );
    helps(
        &[&"x".repeat(129), &"x".repeat(136)],
        "This is longer than any Cliniko API key that this software knows. Paste the key alone, without \
         other text.",
    );
    helps(
        &["uk1", "-uk1", "-"],
        "This is only the end of a key. Paste the whole key: a long row of letters and digits, then a \
         hyphen and the shard, such as -uk1.",
    );
    helps(
        &["MS0x ", "MS0x\n", "MS0x\u{200B}", "MS0x-uk1\u{FEFF}"],
        "A key is one unbroken piece of text. Paste the key alone, without a space, a line break, an \
         invisible character or other text in it; if its shard, such as uk1, stands apart, put a hyphen \
         between.",
    );
    helps(
        &["MS0x-"],
        "The end of the key is missing: after the hyphen comes the shard, such as uk1. Paste the whole \
         key.",
    );
    helps(
        &["MS0x--", "MS0x-uk1-"],
        "A key has one hyphen, just before its shard. Remove any other; or, if the shard has a field of \
         its own, leave out the hyphen and what follows it.",
    );
    helps(
        &["MS0x-london", "MS0x-u"],
        "After the hyphen comes the shard: two letters and one or two digits, such as uk1. Paste the \
         whole key and nothing after it.",
    );
    helps(&["MS0x-uk9", "MS0x-zz99"], UNKNOWN_SHARD);
}

#[test]
fn key_help_for_a_character() {
    helps(
        &[
            "MS0x\"", "MS0x'", "MS0x`", "MS0x“", "MS0x”", "MS0x„", "MS0x‘", "MS0x’", "MS0x‚",
            "MS0x«", "MS0x»", "MS0x‹", "MS0x›",
        ],
        "Remove the quotation marks: a key is letters and digits, with one hyphen before its shard.",
    );
    helps(
        &["MS0x-uk1:", "https://example.com"],
        "Remove the colon and what was added with it. If this is a web address, paste the API key \
         instead.",
    );
    helps(&["person@example.com"], "This looks like an e-mail address. Paste the API key instead.");
    helps(
        &["example/uk1"],
        "A key has no slash. If this is a web address, paste the API key instead.",
    );
    helps(
        &["MS0x-uk1.", "uk1.cliniko.com"],
        "A key has no full stop. If this is a web address or the end of a sentence, paste the API key \
         alone.",
    );
    helps(
        &["MS0x_uk1"],
        "A key has no underscore. If it stands before the shard, such as uk1, replace it with a hyphen; \
         otherwise paste the key again.",
    );
    helps(
        &["KEY=MS0x", "MS0x=="],
        "A key has no equals sign. Paste the key alone, as Cliniko shows it: not a setting with its \
         name, and not a header made from it.",
    );
    helps(
        &["MS0x****", "••••", "●●●●", "MS0xL…"],
        "Part of this key is hidden. Cliniko shows a key in full only once: copy it from where it was \
         kept, or create a new one.",
    );
    helps(
        &[
            "MS0x‐uk1",
            "MS0x\u{2011}uk1",
            "MS0x\u{2012}uk1",
            "MS0x\u{2013}uk1",
            "MS0x\u{2014}uk1",
            "MS0x\u{2015}uk1",
            "MS0x\u{2212}uk1",
            "MS0x\u{FE58}uk1",
            "MS0x\u{FE63}uk1",
            "MS0x\u{FF0D}uk1",
        ],
        "Replace this dash with a plain hyphen, or copy the key again from where it was kept: some \
         programs change a hyphen to a dash.",
    );
    helps(
        &[
            "MS0x+",
            "MS0x~",
            "MS0x(",
            "MS0xé",
            "MS0x\0",
            "MS0x😀",
            "MS0x\u{2016}",
            "MS0x：",
            "MS0x＠",
        ],
        "Remove this character, or paste the key again: a key is letters and digits, with one hyphen \
         before its shard.",
    );
}

#[test]
fn shard_errors() {
    let malformed = Shard::from_code("london").unwrap_err();
    assert_eq!(malformed.to_string(), "malformed shard code");
    assert_eq!(
        malformed.help(),
        "Enter only the shard: two letters and one or two digits, such as uk1. It is at the end of a \
         Cliniko API key and in the web address you use for Cliniko."
    );

    let unknown = Shard::from_code("UK9").unwrap_err();
    assert_eq!(unknown.to_string(), "unknown shard uk9");
    assert_eq!(unknown.help(), UNKNOWN_SHARD);
}

/// It blames nobody's key, since it may be right.
const UNKNOWN_SHARD: &str = "This software does not know that shard yet and needs an update. Ask whoever \
    provides it for a newer version.";

#[test]
fn region_error() {
    let error = Region::from_code("GB").unwrap_err();
    assert_eq!(error.to_string(), "unknown region");
}

#[test]
fn other_shard() {
    let key = ApiKey::parse("MS0xLWl4SzYY-uk1").unwrap();
    let error = key.with_shard(Shard::Ca1).unwrap_err();
    assert_eq!(error.to_string(), "expected shard uk1, found ca1");
    let url = Shard::Au1.api_url(&[]).unwrap();
    let authorization = key.authorization();
    let error = authorization.expose_value_for(&url).unwrap_err();
    assert_eq!(error.to_string(), "expected shard uk1, found au1");
}

#[test]
fn path_errors() {
    for (segments, message) in [
        (["patients", ""], "path segment 1 is empty"),
        ([".", "1"], "path segment 0 is a dot segment"),
        (["patients", ".."], "path segment 1 is a dot segment"),
    ] {
        let error = Shard::Uk1.api_url(&segments).unwrap_err();
        assert_eq!(error.to_string(), message);
    }
}

#[test]
fn buffer_too_small() {
    let error = format_into(&mut [], Shard::Uk1).unwrap_err();
    assert_eq!(error.to_string(), "buffer too small: 3 bytes needed");
}

#[test]
fn unauthorized() {
    let given = "Cliniko did not accept the key. Check that the whole key was pasted, that it still exists \
        in Cliniko, and that its shard is the one in the web address you use for Cliniko: that changes \
        when an account moves.";
    let assumed = "Cliniko did not accept the key. It does not end in a shard, so au1 was assumed: look at \
        the web address you use for Cliniko, and if it has another shard before .cliniko.com, enter that \
        one too. Otherwise check that the whole key was pasted and that it still exists in Cliniko.";
    let unsuffixed = ApiKey::parse("MS0xLWl4SzYY").unwrap();
    unauthorized_helps(unsuffixed, assumed);
    unauthorized_helps(unsuffixed.with_shard(Shard::Au1).unwrap(), given);
    unauthorized_helps(ApiKey::parse("MS0xLWl4SzYY-au1").unwrap(), given);
    unauthorized_helps(ApiKey::parse("MS0xLWl4SzYY-uk1").unwrap(), given);
    unauthorized_helps(ApiKey::from_parts("MS0xLWl4SzYY", Shard::Au1).unwrap(), given);
}

#[track_caller]
fn displays(text: &str, message: &str) {
    assert_eq!(ApiKey::parse(text).unwrap_err().to_string(), message);
}

#[track_caller]
fn helps(texts: &[&str], help: &str) {
    for text in texts {
        assert_eq!(ApiKey::parse(text).unwrap_err().help(), help, "{text:?}");
    }
}

#[track_caller]
fn unauthorized_helps(key: ApiKey<'_>, help: &str) {
    assert_eq!(key.authorization().unauthorized_help(), help);
}
