//! `parse_pasted`: what it forgives, what it does not, and that it counts in the text given.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod reference;

use cliniko_core::ParseKeyErrorKind::{
    Empty, ExtraHyphen, MalformedShard, MissingShard, MissingToken, TooLong, UnexpectedCharacter,
    UnknownShard, Whitespace,
};
use cliniko_core::{ApiKey, ParseKeyErrorKind};
use reference::unknown;

#[test]
fn nothing_around_the_key() {
    reads("MS0xLWl4SzYY-uk1", "MS0xLWl4SzYY-uk1");
    reads("MS0xLWl4SzYY-UK1", "MS0xLWl4SzYY-uk1");
    reads("MS0xLWl4SzYY", "MS0xLWl4SzYY");
}

#[test]
fn white_space_and_invisible_characters() {
    reads("MS0xLWl4SzYY-uk1\n", "MS0xLWl4SzYY-uk1");
    reads("MS0xLWl4SzYY-uk1\r\n", "MS0xLWl4SzYY-uk1");
    reads("\t MS0xLWl4SzYY \u{A0}", "MS0xLWl4SzYY");
    reads("\u{FEFF}MS0xLWl4SzYY-uk1", "MS0xLWl4SzYY-uk1");
    reads("\u{200B}MS0xLWl4SzYY-uk1\u{200B}\n\u{200B}", "MS0xLWl4SzYY-uk1");
    reads("\u{202A}MS0xLWl4SzYY-uk1\u{202C}", "MS0xLWl4SzYY-uk1");
}

/// Each one, at both ends; and inside the key each one is what is wrong with it.
#[test]
fn every_blank_character() {
    for c in ('\0'..=char::MAX).filter(|c| reference::is_blank(*c)) {
        reads(&format!("{c}MS0x-uk1{c}"), "MS0x-uk1");
        fault(&format!("MS{c}0x-uk1"), Whitespace, 2);
        fault(&format!("MS0x-{c}uk1"), Whitespace, 5);
    }
}

/// Each other one stays, so that what is wrong with the text is that character.
#[test]
fn every_character_that_is_not_blank() {
    let mut text = String::new();
    for c in ('\0'..=char::MAX).filter(|c| !reference::is_blank(*c) && !c.is_ascii_alphanumeric()) {
        if c == '-' || reference::keys::is_dash(c) {
            continue;
        }
        text.clear();
        text.push(c);
        text.push_str("MS0x-uk1");
        fault(&text, UnexpectedCharacter(c), 0);
    }
}

#[test]
fn a_colon_at_the_end() {
    reads("MS0xLWl4SzYY-uk1:", "MS0xLWl4SzYY-uk1");
    reads("MS0xLWl4SzYY:", "MS0xLWl4SzYY");
    reads("MS0xLWl4SzYY-uk1 : ", "MS0xLWl4SzYY-uk1");
    // One after another, until nothing changes.
    reads("MS0xLWl4SzYY-uk1::", "MS0xLWl4SzYY-uk1");
    fault(":MS0xLWl4SzYY-uk1", UnexpectedCharacter(':'), 0);
    fault("MS0x:LWl4", UnexpectedCharacter(':'), 4);
    fault("MS0x：", UnexpectedCharacter('：'), 4);
}

#[test]
fn a_pair_of_quotes() {
    reads(r#""MS0xLWl4SzYY-uk1""#, "MS0xLWl4SzYY-uk1");
    reads("'MS0xLWl4SzYY-uk1'", "MS0xLWl4SzYY-uk1");
    reads("`MS0xLWl4SzYY-uk1`", "MS0xLWl4SzYY-uk1");
    reads("“MS0xLWl4SzYY-uk1”", "MS0xLWl4SzYY-uk1");
    reads("‘MS0xLWl4SzYY-uk1’", "MS0xLWl4SzYY-uk1");
}

#[test]
fn quotes_that_are_no_pair() {
    let marks = ['"', '\'', '`', '“', '”', '‘', '’', '„', '‚', '«', '»', '‹', '›'];
    let pairs = [('"', '"'), ('\'', '\''), ('`', '`'), ('“', '”'), ('‘', '’')];
    for open in marks {
        fault(&format!("{open}MS0x"), UnexpectedCharacter(open), 0);
        fault(&format!("MS0x{open}"), UnexpectedCharacter(open), 4);
        for close in marks {
            let quoted = format!("{open}MS0x{close}");
            if pairs.contains(&(open, close)) {
                reads(&quoted, "MS0x");
            } else {
                fault(&quoted, UnexpectedCharacter(open), 0);
            }
        }
    }
}

/// One quotation mark is no pair with itself.
#[test]
fn a_quotation_mark_alone() {
    fault("\"", UnexpectedCharacter('"'), 0);
    fault("'", UnexpectedCharacter('\''), 0);
    fault("`", UnexpectedCharacter('`'), 0);
    fault("“", UnexpectedCharacter('“'), 0);
    fault("”", UnexpectedCharacter('”'), 0);
    fault(" \":\n", UnexpectedCharacter('"'), 1);
    fault("\"\"\"", UnexpectedCharacter('"'), 1);
    fault("“‘”", UnexpectedCharacter('‘'), 3);
}

#[test]
fn one_inside_the_other() {
    reads("\"'MS0xLWl4SzYY-uk1'\"", "MS0xLWl4SzYY-uk1");
    reads("\"\"MS0xLWl4SzYY-uk1\"\"", "MS0xLWl4SzYY-uk1");
    reads("\"MS0xLWl4SzYY-uk1:\"", "MS0xLWl4SzYY-uk1");
    reads("\"MS0xLWl4SzYY-uk1\":", "MS0xLWl4SzYY-uk1");
    reads(" \" MS0xLWl4SzYY-uk1 \" ", "MS0xLWl4SzYY-uk1");
    reads("\u{FEFF}“ ‘\tMS0xLWl4SzYY–uk1 : ’:” :\n", "MS0xLWl4SzYY-uk1");
    reads(&format!("{}MS0x{}", "“".repeat(500), "”".repeat(500)), "MS0x");
}

#[test]
fn dashes_for_the_hyphen() {
    for dash in [
        '\u{2010}', '\u{2011}', '\u{2012}', '\u{2013}', '\u{2014}', '\u{2015}', '\u{2212}',
        '\u{FE58}', '\u{FE63}', '\u{FF0D}',
    ] {
        let len = dash.len_utf8();
        reads(&format!("MS0xLWl4SzYY{dash}uk1"), "MS0xLWl4SzYY-uk1");
        fault(&format!("{dash}uk1"), MissingToken, 0);
        fault(&format!("MS0x{dash}"), MissingShard, 4 + len);
        fault(&format!("MS0x{dash}uk"), MalformedShard, 4 + len);
        fault(&format!("MS0x{dash}uk9"), UnknownShard(unknown("uk9")), 4 + len);
        fault(&format!("MS0x{dash}{dash}uk1"), ExtraHyphen, 4 + len);
        fault(&format!("MS0x{dash}uk1{dash}"), ExtraHyphen, 7 + len);
        fault(&format!("MS0x-{dash}uk1"), ExtraHyphen, 5);
        // Only here.
        let exact = ApiKey::parse(&format!("MS0x{dash}uk1")).unwrap_err();
        assert_eq!(exact.kind(), UnexpectedCharacter(dash));
    }
    // Signs that look like one.
    for sign in ['_', '~', '\u{AF}', '\u{2016}', '\u{2043}', '\u{30FC}', '\u{FF3F}'] {
        fault(&format!("MS0x{sign}uk1"), UnexpectedCharacter(sign), 4);
    }
}

#[test]
fn nothing_left() {
    for text in [
        "",
        " ",
        "\r\n",
        "\u{FEFF}",
        ":",
        " : ",
        ":::",
        "\"\"",
        "''",
        "``",
        "“”",
        "‘’",
        "\" : \"",
        "“‘\"'`` '\":’”",
        "\u{200B}\u{200B}",
    ] {
        fault(text, Empty, 0);
    }
    // However much it was: each thing is removed once.
    fault(&" ".repeat(100_000), Empty, 0);
    fault(&": ".repeat(100_000), Empty, 0);
    fault(&"\"".repeat(100_000), Empty, 0);
}

#[test]
fn the_index_counts_in_the_text_given() {
    fault(" uk1 ", MissingToken, 1);
    fault(" “-uk1”", MissingToken, 4);
    fault("\n\"MS0x-\"", MissingShard, 7);
    fault("\u{FEFF}MS0x-uk9\n", UnknownShard(unknown("uk9")), 8);
    fault("‘ MS0x-u ’", MalformedShard, 9);
    fault("  MS0x-uk1-\n", ExtraHyphen, 10);
    fault("“MS0x LWl4”", Whitespace, 7);
    fault("'MS0x_uk1'", UnexpectedCharacter('_'), 5);
    // Unpaired inside a pair.
    fault("“‘MS0x”", UnexpectedCharacter('‘'), 3);
    fault(" \"MS0x’\" ", UnexpectedCharacter('’'), 6);
}

#[test]
fn the_limits_are_those_of_what_is_left() {
    let token = "x".repeat(128);
    reads(&format!("{token}—uk1"), &format!("{token}-uk1"));
    reads(&format!("“ {token}—uk1 ”:\n"), &format!("{token}-uk1"));
    reads(&format!("{0}MS0x-uk1{0}", " ".repeat(100_000)), "MS0x-uk1");
    fault(&format!("“{token}x”"), TooLong, 3 + 128);
    fault(&format!("  {token}-uk1234  "), MalformedShard, 2 + 129);
    fault(&format!("  {token}-uk12345  "), TooLong, 2 + 135);
    fault(&format!("  {}é\n", "x".repeat(134)), TooLong, 2 + 134);
    // What is removed is not counted, even if 136 bytes are given.
    reads(&format!("{token}-uk1:::::::"), &format!("{token}-uk1"));
}

/// The plain text of the key is `shown`.
#[track_caller]
fn reads(text: &str, shown: &str) {
    let key = ApiKey::parse_pasted(text).unwrap();
    let plain = ApiKey::parse(shown).unwrap();
    assert_eq!(key.expose_token(), plain.expose_token());
    assert_eq!(key.given_shard(), plain.given_shard());
    assert_eq!(key.authorization().expose_value(), plain.authorization().expose_value());
}

#[track_caller]
fn fault(text: &str, kind: ParseKeyErrorKind, index: usize) {
    let error = ApiKey::parse_pasted(text).unwrap_err();
    assert_eq!((error.kind(), error.index()), (kind, index), "{text:?}");
}
