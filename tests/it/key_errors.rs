//! The errors of keys, word for word: `Display` for a log, `help` for the user of the form.

use cliniko_core::{ApiKey, ParseKeyError, Shard};

use crate::errors::explains;
use crate::reference::QUOTATION_MARKS;
use crate::reference::keys::DASHES;

#[test]
fn messages() {
    displays("", "no key at byte 0");
    displays(&"x".repeat(129), "key too long at byte 128");
    displays(&"x".repeat(136), "key too long at byte 135");
    displays("uk1", "no token before the shard at byte 0");
    displays("-uk1", "no token before the shard at byte 0");
    displays("-MS0x-uk1", "extra hyphen at byte 0");
    displays("MS0x\n", "white space or invisible character at byte 4");
    displays("MS0x\u{200B}", "white space or invisible character at byte 4");
    displays("MS0x-", "no shard after the hyphen at byte 5");
    displays("MS0x-uk1-", "extra hyphen at byte 8");
    displays("MS0x-london", "malformed shard at byte 5");
    displays("MS0x-uk9", "unknown shard uk9 at byte 5");
    displays("MS0x-ZZ99", "unknown shard zz99 at byte 5");
}

/// Visible ASCII is shown, any other character by its number.
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
fn one_of_each_kind() {
    error(
        "",
        "key_empty",
        "no key at byte 0",
        "Paste your Cliniko API key. You create one in Cliniko, under My info and Manage API keys.",
    );
    error(
        &"x".repeat(129),
        "key_too_long",
        "key too long at byte 128",
        "This is longer than any Cliniko API key that this software knows. Paste one key, without other text.",
    );
    error(
        "uk1",
        "key_missing_token",
        "no token before the shard at byte 0",
        "This is only the end of a key. Paste the whole key: a long row of letters and digits, then a hyphen and the \
         shard, such as uk1.",
    );
    error(
        "MS0x\n",
        "key_whitespace",
        "white space or invisible character at byte 4",
        "There is a space, a line break or an invisible character in the input. Paste one key alone, without such \
         characters or other words; if the shard, such as uk1, stands apart, join it to the key with a hyphen.",
    );
    error(
        "MS0x+",
        "key_unexpected_character",
        "unexpected character '+' at byte 4",
        "Remove this character and any other text, or copy the key again: a key is letters and digits, with one \
         hyphen before its shard.",
    );
    error(
        "MS0x-",
        "key_missing_shard",
        "no shard after the hyphen at byte 5",
        "The end of the key is missing: after the hyphen comes the shard, such as uk1. Paste the whole key.",
    );
    error(
        "MS0x-uk1-",
        "key_extra_hyphen",
        "extra hyphen at byte 8",
        "A key has one hyphen, just before its shard: remove any other, paste the key once, and paste no web address. \
         In a field for the token alone, leave out the hyphen and the shard.",
    );
    error(
        "MS0x-london",
        "key_malformed_shard",
        "malformed shard at byte 5",
        "Check the end of the key: after the hyphen comes the shard, two letters and one or two digits, such as uk1. \
         Paste the whole key and nothing after it.",
    );
    error(
        "MS0x-UK9",
        "key_unknown_shard",
        "unknown shard uk9 at byte 5",
        "Check the end of the key: this software does not know the shard after the hyphen. If the key is right, this \
         software needs an update: ask whoever provides it.",
    );
}

#[test]
fn the_same_help() {
    let same = |texts: &[&str]| {
        let help = parse(texts[0]).help();
        helps(texts, help);
    };
    same(&[&"x".repeat(129), &"x".repeat(136)]);
    same(&["uk1", "-uk1", "-", "-uk9"]);
    same(&["MS0x\n", "MS0x ", "MS0x\u{200B}", "MS0x-uk1\u{FEFF}"]);
    same(&["MS0x-uk1-", "MS0x--", "-MS0x-uk1", "- MS0x-uk1"]);
    same(&["MS0x-london", "MS0x-u"]);
    same(&["MS0x-uk9", "MS0x-zz99"]);
}

#[test]
fn help_for_a_character() {
    let quoted: Vec<String> = QUOTATION_MARKS.chars().map(|mark| format!("MS0x{mark}")).collect();
    helps(
        &quoted,
        "Remove the quotation marks and anything outside them: a key is letters and digits, with one hyphen before its \
         shard.",
    );
    let dashes: Vec<String> = DASHES.chars().map(|dash| format!("MS0x{dash}uk1")).collect();
    helps(
        &dashes,
        "Replace this dash with a plain hyphen, or copy the key again from where it was kept: some programs change a \
         hyphen to a dash.",
    );
    helps(
        &["MS0x-uk1:", "MS0x-uk1: ", "https://example.com", "MS0x:", ":"],
        "A key has no colon. Remove the colon and anything after it; if this is a web address, paste the API key \
         instead.",
    );
    helps(
        &["person@example.com"],
        "A key has no @ sign. If this is an e-mail address, paste the API key instead.",
    );
    helps(
        &["example/uk1"],
        "A key has no slash. If this is a web address, paste the API key instead.",
    );
    helps(
        &["MS0x-uk1.", "uk1.cliniko.com", "MS0x..."],
        "A key has no full stop. Paste the whole key alone: not a web address, not a key shortened by dots, and \
         without a full stop after it.",
    );
    helps(
        &["MS0x_uk1", "CLINIKO_API_KEY", "MS0x_LWl4=="],
        "A key has no underscore. If it stands before the shard, such as uk1, replace it with a hyphen; otherwise \
         paste the key itself, as Cliniko shows it.",
    );
    helps(
        &["MS0x==", "MS0x==-uk1", "KEY=", "KEY=\"\""],
        "A key has no equals sign. Paste the key as Cliniko shows it, not encoded and not with the name of a setting.",
    );
    helps(
        &[
            "MS0x****",
            "••••",
            "●●●●",
            "MS0xL…",
            "·····",
            "∙∙∙",
            "⋯",
            "▪▪",
            "■■■",
            "███",
            "◦",
            "‧‧",
            "・・",
            "○○",
            "＊＊",
        ],
        "If this hides part of the key, copy the whole key from where it was kept, or create a new one: Cliniko shows \
         a key only once. If it only stands before or after the key, as a bullet does, remove it.",
    );
    helps(
        &["MS0x+", "MS0x~", "MS0x(", "MS0x\0", "MS0x\u{7F}", "MS0x,", "<MS0x>"],
        "Remove this character and any other text, or copy the key again: a key is letters and digits, with one \
         hyphen before its shard.",
    );
    helps(
        &["MS0xé", "МS0x", "MS0x😀", "MS0x\u{2016}", "MS0x：", "MS0x＠", "MS0x\u{80}", "ＭS0x"],
        "This is not one of the letters A to Z, the digits or the hyphen of a key, though it may look like one. Copy \
         the key again from where it was kept, without other text.",
    );
}

const ALONE: &str =
    "Paste the key alone, as Cliniko shows it, without a name before it or anything after it.";

/// Whatever the first bad character, and in whatever way the key was read.
#[test]
fn help_after_a_name() {
    helps(
        &[
            "KEY=MS0x",
            "CLINIKO_API_KEY=MS0x-uk1",
            "export CLINIKO_API_KEY='MS0x-uk1'",
            "api key: MS0x-uk1",
            "api-key: MS0x-uk1",
            "x-api-key: MS0x-uk1",
            "- key: MS0x-uk1",
            "\"apiKey\": \"MS0x-uk1\"",
            "{\"apiKey\":\"MS0x-uk1\"}",
            "Key:\u{A0}“MS0x-uk1”",
            "Authorization: Basic TVMweA==",
            "MS0x=uk1",
            "a/b:c",
            "é=x",
            "key: https://MS0x",
        ],
        ALONE,
    );
    assert_eq!(ApiKey::parse_pasted(" “KEY: MS0x”\n").unwrap_err().help(), ALONE);
    assert_eq!(ApiKey::from_parts("KEY-1: MS0x", Shard::Uk1).unwrap_err().help(), ALONE);
}

/// Only the first `=` or `:` counts, with a letter or digit after it, and only at or after the bad character.
#[test]
fn no_name() {
    for text in [
        "https://MS0x",
        "KEY:",
        "KEY: ",
        "KEY='",
        "MS0x==-uk1",
        "a=-b",
        "a:=b",
        "a: (b",
        "a=é",
        "a b",
        "MS0x- ",
    ] {
        assert_ne!(parse(text).help(), ALONE, "{text:?}");
    }
}

#[track_caller]
fn parse(text: &str) -> ParseKeyError {
    ApiKey::parse(text).unwrap_err()
}

#[track_caller]
fn error(text: &str, code: &str, message: &str, help: &str) {
    explains(parse(text), code, message, help);
}

#[track_caller]
fn displays(text: &str, message: &str) {
    assert_eq!(parse(text).to_string(), message);
}

#[track_caller]
fn helps<T: AsRef<str>>(texts: &[T], help: &str) {
    for text in texts {
        assert_eq!(parse(text.as_ref()).help(), help, "{:?}", text.as_ref());
    }
}
