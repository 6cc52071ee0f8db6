//! `ApiKey::parse_pasted`: what it removes, what it refuses, and that it counts in the input.

use cliniko_core::ParseKeyErrorKind::{
    Empty, ExtraHyphen, MalformedShard, MissingShard, MissingToken, TooLong, UnexpectedCharacter,
    UnknownShard, Whitespace,
};
use cliniko_core::{ApiKey, ParseKeyErrorKind};

use crate::laws::keys;
use crate::reference::keys::{DASHES, QUOTES, is_dash};
use crate::reference::shards::unknown;
use crate::reference::{INVISIBLE, WHITE_SPACE, is_blank};

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

/// Every one is removed at both ends, and is the fault inside the key.
#[test]
fn every_blank_character() {
    for c in WHITE_SPACE.chars().chain(INVISIBLE.chars()) {
        reads(&format!("{c}MS0x-uk1{c}"), "MS0x-uk1");
        fault(&format!("MS{c}0x-uk1"), Whitespace, 2);
        fault(&format!("MS0x-{c}uk1"), Whitespace, 5);
    }
}

/// Every other one stays and is the fault.
#[test]
fn every_character_that_is_not_blank() {
    let mut text = String::new();
    for c in ('\0'..=char::MAX).filter(|c| !is_blank(*c) && !c.is_ascii_alphanumeric()) {
        if c == '-' || is_dash(c) {
            continue;
        }
        text.clear();
        text.push(c);
        text.push_str("MS0x-uk1");
        quick_fault(&text, UnexpectedCharacter(c), 0);
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
    for open in marks {
        fault(&format!("{open}MS0x"), UnexpectedCharacter(open), 0);
        fault(&format!("MS0x{open}"), UnexpectedCharacter(open), 4);
        for close in marks {
            let quoted = format!("{open}MS0x{close}");
            if QUOTES.contains(&(open, close)) {
                reads(&quoted, "MS0x");
            } else {
                fault(&quoted, UnexpectedCharacter(open), 0);
            }
        }
    }
}

/// One quotation mark is not a pair.
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
    for dash in DASHES.chars() {
        let len = dash.len_utf8();
        reads(&format!("MS0xLWl4SzYY{dash}uk1"), "MS0xLWl4SzYY-uk1");
        fault(&format!("{dash}uk1"), MissingToken, 0);
        fault(&format!("{dash}"), MissingToken, 0);
        fault(&format!("{dash} MS0x{dash}uk1"), ExtraHyphen, 0);
        fault(&format!("{dash}{dash}"), ExtraHyphen, 0);
        fault(&format!("MS0x{dash}"), MissingShard, 4 + len);
        fault(&format!("MS0x{dash}uk"), MalformedShard, 4 + len);
        fault(&format!("MS0x{dash}uk9"), UnknownShard(unknown("uk9")), 4 + len);
        fault(&format!("MS0x{dash}{dash}uk1"), ExtraHyphen, 4 + len);
        fault(&format!("MS0x{dash}uk1{dash}"), ExtraHyphen, 7 + len);
        fault(&format!("MS0x-{dash}uk1"), ExtraHyphen, 5);
        // Only in a pasted key.
        let exact = ApiKey::parse(&format!("MS0x{dash}uk1")).unwrap_err();
        assert_eq!(exact.kind(), UnexpectedCharacter(dash));
    }
    // Similar characters.
    for sign in ['_', '~', '\u{AF}', '\u{2016}', '\u{2043}', '\u{30FC}', '\u{FF3F}'] {
        fault(&format!("MS0x{sign}uk1"), UnexpectedCharacter(sign), 4);
    }
}

#[test]
fn nothing_kept() {
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
    // However long.
    fault(&" ".repeat(100_000), Empty, 0);
    fault(&": ".repeat(100_000), Empty, 0);
    fault(&"\"".repeat(100_000), Empty, 0);
}

#[test]
fn the_index_counts_in_the_text_given() {
    fault(" uk1 ", MissingToken, 1);
    fault(" “-uk1”", MissingToken, 4);
    fault(" - MS0x-uk1\n", ExtraHyphen, 1);
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
fn the_limits_are_those_of_what_is_kept() {
    let token = "x".repeat(128);
    reads(&format!("{token}—uk1"), &format!("{token}-uk1"));
    reads(&format!("“ {token}—uk1 ”:\n"), &format!("{token}-uk1"));
    reads(&format!("{0}MS0x-uk1{0}", " ".repeat(100_000)), "MS0x-uk1");
    fault(&format!("“{token}x”"), TooLong, 3 + 128);
    fault(&format!("  {token}-uk1234  "), MalformedShard, 2 + 129);
    fault(&format!("  {token}-uk12345  "), TooLong, 2 + 135);
    fault(&format!("  {}é\n", "x".repeat(134)), TooLong, 2 + 134);
    // Removed bytes are not counted, even in an input of 136 bytes.
    reads(&format!("{token}-uk1:::::::"), &format!("{token}-uk1"));
}

/// Inputs for which a property once failed.
#[test]
fn found_by_properties() {
    reads(" ‘a’ : ", "a");
    fault(" ::", Empty, 0);
    fault("`: A `", UnexpectedCharacter(':'), 1);
    reads(
        "\u{FEFF}aAAaAaA0aAAaAA000AaAA0aaaAA00AaA0aAAAaa0AaAAAAAa0aaAaAAaa0aAaAaa0aA0a00aAAA0aA00A0AA0A00a\
         AAA0AaaaaA0AAA0A0aaaAAAaaaa0AaAAaA0AaAa-au1",
        "aAAaAaA0aAAaAA000AaAA0aaaAA00AaA0aAAAaa0AaAAAAAa0aaA\
         aAAaa0aAaAaa0aA0a00aAAA0aA00A0AA0A00aAAA0AaaaaA0AAA0A0aaaAAAaaaa0AaAAaA0AaAa-au1",
    );
    fault("\u{FEFF}0-b", MalformedShard, 5);
    fault(" ‘0a0a-auuk1’ : ", MalformedShard, 9);
    fault("–", MissingToken, 0);
    reads("0-au1\n", "0-au1");
    reads("A-AU5", "A-au5");
    fault("A0AAAAa-UK4", UnknownShard(unknown("uk4")), 8);
    let mixed = "––x😀😀x–xxxxxx😀–😀😀😀x😀😀😀–x–––x–x😀😀xx–😀––x––😀x–😀😀x––😀😀";
    fault(&format!("{mixed}{}", "x".repeat(74)), TooLong, 132);
}

/// The key is the one that `stored` is.
#[track_caller]
fn reads(text: &str, stored: &str) {
    let key = keys::parse_pasted(text).unwrap();
    assert_eq!(key, keys::parse(stored).unwrap());
}

#[track_caller]
fn fault(text: &str, kind: ParseKeyErrorKind, index: usize) {
    let fault = keys::parse_pasted(text).unwrap_err();
    assert_eq!((fault.kind, fault.index), (kind, index), "{text:?}");
}

/// Without the laws, for the tests of a million inputs.
#[track_caller]
fn quick_fault(text: &str, kind: ParseKeyErrorKind, index: usize) {
    let error = ApiKey::parse_pasted(text).unwrap_err();
    assert_eq!((error.kind(), error.index()), (kind, index), "{text:?}");
}
