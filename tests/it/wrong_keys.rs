//! What people paste for a key: what `parse_pasted` takes, and what it says about the rest.

use cliniko_core::{ApiKey, Shard};

use crate::unmarked;

const EMPTY: &str =
    "Paste your Cliniko API key. You create one in Cliniko, under My info and Manage API keys.";
const TOO_LONG: &str = "This is longer than any Cliniko API key that this software knows. Paste one \
    key, without other text.";
const ONLY_SHARD: &str = "This is only the end of a key. Paste the whole key: a long row of letters \
    and digits, then a hyphen and the shard, such as uk1.";
const WHITESPACE: &str = "There is a space, a line break or an invisible character in the input. Paste one key alone, without such characters or other words; if the shard, such as uk1, stands apart, join it to the key with a hyphen.";
const NAME: &str = "Paste the key alone, as Cliniko shows it, without a name before it or anything \
    after it.";
const QUOTES: &str = "Remove the quotation marks and anything outside them: a key is letters and \
    digits, with one hyphen before its shard.";
const COLON: &str = "A key has no colon. Remove the colon and anything after it; if this is a web \
    address, paste the API key instead.";
const AT: &str = "A key has no @ sign. If this is an e-mail address, paste the API key instead.";
const SLASH: &str = "A key has no slash. If this is a web address, paste the API key instead.";
const FULL_STOP: &str = "A key has no full stop. Paste the whole key alone: not a web address, not a key shortened by dots, and without a full stop after it.";
const UNDERSCORE: &str = "A key has no underscore. If it stands before the shard, such as uk1, replace \
    it with a hyphen; otherwise paste the key itself, as Cliniko shows it.";
const EQUALS: &str = "A key has no equals sign. Paste the key as Cliniko shows it, not encoded and not \
    with the name of a setting.";
const HIDDEN: &str = "If this hides part of the key, copy the whole key from where it was kept, or \
    create a new one: Cliniko shows a key only once. If it only stands before or after the key, as a \
    bullet does, remove it.";
const NOT_ASCII: &str = "This is not one of the letters A to Z, the digits or the hyphen of a key, \
    though it may look like one. Copy the key again from where it was kept, without other text.";
const OTHER: &str = "Remove this character and any other text, or copy the key again: a key is letters \
    and digits, with one hyphen before its shard.";
const NO_SHARD: &str = "The end of the key is missing: after the hyphen comes the shard, such as uk1. \
    Paste the whole key.";
const HYPHEN: &str = "A key has one hyphen, just before its shard: remove any other, paste the key once, and paste no web address. In a field for the token alone, leave out the hyphen and the shard.";
const MALFORMED: &str = "Check the end of the key: after the hyphen comes the shard, two letters and \
    one or two digits, such as uk1. Paste the whole key and nothing after it.";
const UNKNOWN: &str = "Check the end of the key: this software does not know the shard after the \
    hyphen. If the key is right, this software needs an update: ask whoever provides it.";

const BLANK: &str = "white space or invisible character";

/// Each is the key `MS0xLWl4SzYY-uk1`.
#[test]
fn forgiven() {
    for pasted in [
        "MS0xLWl4SzYY-uk1\n",
        "MS0xLWl4SzYY-uk1\r\n",
        "  MS0xLWl4SzYY-uk1  ",
        "\tMS0xLWl4SzYY-uk1",
        // A no-break space, the byte order mark, zero-width spaces, marks of right-to-left text.
        "\u{A0}MS0xLWl4SzYY-uk1\u{A0}",
        "\u{FEFF}MS0xLWl4SzYY-uk1",
        "\u{200B}MS0xLWl4SzYY-uk1\u{200B}",
        "\u{200F}MS0xLWl4SzYY-uk1\u{200E}",
        "\u{2067}MS0xLWl4SzYY-uk1\u{2069}",
        // Quotation marks: of a program, of markdown, of a word processor.
        "\"MS0xLWl4SzYY-uk1\"",
        "'MS0xLWl4SzYY-uk1'",
        "`MS0xLWl4SzYY-uk1`",
        "```\nMS0xLWl4SzYY-uk1\n```",
        "“MS0xLWl4SzYY-uk1”",
        "‘MS0xLWl4SzYY-uk1’",
        "\" 'MS0xLWl4SzYY-uk1' \"",
        // The colon of `curl -u KEY:`.
        "MS0xLWl4SzYY-uk1:",
        "'MS0xLWl4SzYY-uk1:'",
        "\"MS0xLWl4SzYY-uk1\":",
        // The shard's case, and what programs make of the hyphen.
        "MS0xLWl4SzYY-UK1",
        "MS0xLWl4SzYY-Uk1",
        "MS0xLWl4SzYY–uk1",
        "MS0xLWl4SzYY—uk1",
        "MS0xLWl4SzYY‐uk1",
        "MS0xLWl4SzYY\u{2011}uk1",
        "MS0xLWl4SzYY−uk1",
        "MS0xLWl4SzYY－uk1",
    ] {
        let key = ApiKey::parse_pasted(pasted).map(|key| key.expose_key().to_string());
        assert_eq!(key.as_deref(), Ok("MS0xLWl4SzYY-uk1"), "{pasted:?}");
    }
}

/// Nothing in the grammar refuses these, so a form asks whether they are complete.
#[test]
fn doubtful() {
    for (pasted, suspected, truncated) in [
        // A lost hyphen.
        ("MS0zMzEtaytocTd3YmhSSGsrWWVNRDV0UVhrZUZJYjFua01abG0uk1", Some(Shard::Uk1), false),
        ("MS0zMzEtaytocTd3YmhSSGsrWWVNRDV0UVhrZUZJYjFua01abG0UK1", Some(Shard::Uk1), false),
        // Half a key, a person's name, a telephone number.
        ("MS0zMzEtaytocTd3YmhS", None, true),
        ("Sandra", None, true),
        ("0255501234", None, true),
        // The value of a header, which has no `=` if the key and its colon are a multiple of three bytes.
        ("TVMweExXbDRTellZTS11azE6", None, true),
    ] {
        let key = ApiKey::parse_pasted(pasted).unwrap();
        assert_eq!(key.suspected_shard(), suspected, "{pasted:?}");
        assert_eq!(key.looks_truncated(), truncated, "{pasted:?}");
    }
}

/// Asserts that each is refused at the `↓`, with this message, followed by its position, and this help.
#[track_caller]
fn refused(table: &[(&str, &str, &str)]) {
    for &(marked, message, help) in table {
        let (pasted, index) = unmarked(marked);
        let error = ApiKey::parse_pasted(&pasted).unwrap_err();
        assert_eq!(error.to_string(), format!("{message} at byte {index}"), "{marked:?}");
        assert_eq!(error.help(), help, "{marked:?}");
    }
}

#[test]
fn a_name_before_it() {
    refused(&[
        ("Cliniko↓: MS0xLWl4SzYY-uk1", "unexpected character ':'", NAME),
        ("api↓ key: MS0xLWl4SzYY-uk1", BLANK, NAME),
        ("API↓ Key:\nMS0xLWl4SzYY-uk1", BLANK, NAME),
        ("Cliniko↓ = MS0xLWl4SzYY-uk1", BLANK, NAME),
        ("Our↓ key (Cliniko): MS0xLWl4SzYY-uk1", BLANK, NAME),
        ("↓Ключ: MS0xLWl4SzYY-uk1", "unexpected character U+041A", NAME),
        ("Schl↓üssel: MS0xLWl4SzYY-uk1", "unexpected character U+00FC", NAME),
        ("Key↓ MS0xLWl4SzYY-uk1", BLANK, WHITESPACE),
        ("The↓ key is MS0xLWl4SzYY-uk1", BLANK, WHITESPACE),
        ("↓→ MS0xLWl4SzYY-uk1", "unexpected character U+2192", NOT_ASCII),
    ]);
}

#[test]
fn a_setting() {
    refused(&[
        ("CLINIKO↓_API_KEY=MS0xLWl4SzYY-uk1", "unexpected character '_'", NAME),
        ("CLINIKO↓_API_KEY=\"MS0xLWl4SzYY-uk1\"", "unexpected character '_'", NAME),
        ("export↓ CLINIKO_API_KEY='MS0xLWl4SzYY-uk1'", BLANK, NAME),
        ("set↓ KEY=MS0xLWl4SzYY-uk1", BLANK, NAME),
        ("↓$env:CLINIKO_API_KEY = \"MS0xLWl4SzYY-uk1\"", "unexpected character '$'", NAME),
        ("ENV↓ CLINIKO_API_KEY=MS0xLWl4SzYY-uk1", BLANK, NAME),
        ("cliniko↓.key=MS0xLWl4SzYY-uk1", "unexpected character '.'", NAME),
        ("apiKey↓: MS0xLWl4SzYY-uk1", "unexpected character ':'", NAME),
        ("api-key↓: MS0xLWl4SzYY-uk1", "unexpected character ':'", NAME),
        ("↓- key: MS0xLWl4SzYY-uk1", "extra hyphen", NAME),
        ("↓\"apiKey\": \"MS0xLWl4SzYY-uk1\",", "unexpected character '\"'", NAME),
        ("↓{\"apiKey\":\"MS0xLWl4SzYY-uk1\"}", "unexpected character '{'", NAME),
        ("↓{\n  \"apiKey\": \"MS0xLWl4SzYY-uk1\"\n}", "unexpected character '{'", NAME),
        ("const↓ key = 'MS0xLWl4SzYY-uk1';", BLANK, NAME),
        // The name alone.
        ("CLINIKO↓_API_KEY", "unexpected character '_'", UNDERSCORE),
        ("↓$CLINIKO_API_KEY", "unexpected character '$'", OTHER),
        ("↓${CLINIKO_API_KEY}", "unexpected character '$'", OTHER),
        ("↓%CLINIKO_API_KEY%", "unexpected character '%'", OTHER),
        ("↓<your API key>", "unexpected character '<'", OTHER),
        ("KEY↓=", "unexpected character '='", EQUALS),
    ]);
}

#[test]
fn a_header_or_a_command() {
    refused(&[
        ("Authorization↓: Basic TVMweExXbDRTellZLXVrMTo=", "unexpected character ':'", NAME),
        ("Basic↓ TVMweExXbDRTellZLXVrMTo=", BLANK, WHITESPACE),
        ("TVMweExXbDRTellZLXVrMTo↓=", "unexpected character '='", EQUALS),
        ("TVMweExXbDRTellZOg↓==", "unexpected character '='", EQUALS),
        ("Bearer↓ MS0xLWl4SzYY-uk1", BLANK, WHITESPACE),
        ("x-api↓-key: MS0xLWl4SzYY-uk1", "extra hyphen", NAME),
        ("↓-H \"Authorization: Basic TVMweExXbDRTellZLXVrMTo=\"", "extra hyphen", NAME),
        ("curl↓ -u MS0xLWl4SzYY-uk1:", BLANK, WHITESPACE),
        ("↓-u MS0xLWl4SzYY-uk1:", "extra hyphen", HYPHEN),
        ("curl↓ -u MS0xLWl4SzYY-uk1: https://api.uk1.cliniko.com/v1/users", BLANK, NAME),
        ("MS0xLWl4SzYY-uk1↓:x", "unexpected character ':'", NAME),
        ("MS0xLWl4SzYY↓==-uk1", "unexpected character '='", EQUALS),
        ("1-331↓-j", "extra hyphen", HYPHEN),
    ]);
}

#[test]
fn quotation_marks() {
    refused(&[
        ("↓\"MS0xLWl4SzYY-uk1", "unexpected character '\"'", QUOTES),
        ("MS0xLWl4SzYY-uk1↓”", "unexpected character U+201D", QUOTES),
        ("↓\"MS0xLWl4SzYY-uk1\",", "unexpected character '\"'", QUOTES),
        ("↓“MS0xLWl4SzYY-uk1\"", "unexpected character U+201C", QUOTES),
        // German, French, Swedish, Danish, Polish, Japanese.
        ("↓„MS0xLWl4SzYY-uk1“", "unexpected character U+201E", QUOTES),
        ("↓« MS0xLWl4SzYY-uk1 »", "unexpected character U+00AB", QUOTES),
        ("↓”MS0xLWl4SzYY-uk1”", "unexpected character U+201D", QUOTES),
        ("↓»MS0xLWl4SzYY-uk1«", "unexpected character U+00BB", QUOTES),
        ("↓‚MS0xLWl4SzYY-uk1‘", "unexpected character U+201A", QUOTES),
        ("↓「MS0xLWl4SzYY-uk1」", "unexpected character U+300C", QUOTES),
        ("↓＂MS0xLWl4SzYY-uk1＂", "unexpected character U+FF02", QUOTES),
        ("↓‹MS0xLWl4SzYY-uk1›", "unexpected character U+2039", QUOTES),
    ]);
}

#[test]
fn a_list_or_a_table() {
    refused(&[
        ("↓-MS0xLWl4SzYY-uk1", "extra hyphen", HYPHEN),
        ("↓- MS0xLWl4SzYY-uk1", "extra hyphen", HYPHEN),
        ("↓– MS0xLWl4SzYY-uk1", "extra hyphen", HYPHEN),
        ("↓• MS0xLWl4SzYY-uk1", "unexpected character U+2022", HIDDEN),
        ("↓* MS0xLWl4SzYY-uk1", "unexpected character '*'", HIDDEN),
        ("↓**MS0xLWl4SzYY-uk1**", "unexpected character '*'", HIDDEN),
        ("↓> MS0xLWl4SzYY-uk1", "unexpected character '>'", OTHER),
        ("1↓. MS0xLWl4SzYY-uk1", "unexpected character '.'", FULL_STOP),
        ("↓| Smith | MS0xLWl4SzYY-uk1 |", "unexpected character '|'", OTHER),
        ("Smith↓,MS0xLWl4SzYY-uk1", "unexpected character ','", OTHER),
        ("MS0xLWl4SzYY-uk1↓,Smith", "unexpected character ','", OTHER),
        ("MS0xLWl4SzYY-uk1↓;2024", "unexpected character ';'", OTHER),
        // A password manager's export.
        ("\"Cliniko↓\",\"smith\",\"MS0xLWl4SzYY-uk1\",\"\"", "unexpected character '\"'", QUOTES),
        ("Cliniko↓\tMS0xLWl4SzYY-uk1", BLANK, WHITESPACE),
        ("Title↓: Cliniko\nPassword: MS0xLWl4SzYY-uk1", "unexpected character ':'", NAME),
    ]);
}

#[test]
fn something_after_it() {
    refused(&[
        ("MS0xLWl4SzYY-uk1↓.", "unexpected character '.'", FULL_STOP),
        ("MS0xLWl4SzYY-uk1↓,", "unexpected character ','", OTHER),
        ("MS0xLWl4SzYY-uk1↓;", "unexpected character ';'", OTHER),
        ("MS0xLWl4SzYY-uk1↓!", "unexpected character '!'", OTHER),
        ("MS0xLWl4SzYY-uk1↓\\n", "unexpected character '\\'", OTHER),
        ("↓(MS0xLWl4SzYY-uk1)", "unexpected character '('", OTHER),
        ("MS0xLWl4SzYY-uk1↓ (Smith)", BLANK, WHITESPACE),
        ("MS0xLWl4SzYY-uk1↓ see https://help.cliniko.com", BLANK, WHITESPACE),
        ("MS0xLWl4SzYY-uk1↓-", "extra hyphen", HYPHEN),
        ("MS0xLWl4SzYY-↓uk1abc", "malformed shard", MALFORMED),
    ]);
}

#[test]
fn two_keys_or_a_broken_one() {
    refused(&[
        ("MS0xLWl4SzYY-uk1↓\nMS0xLWl4SzYZ-uk1", BLANK, WHITESPACE),
        ("MS0xLWl4SzYY-uk1↓, MS0xLWl4SzYZ-uk1", "unexpected character ','", OTHER),
        ("MS0xLWl4SzYY-uk1↓/MS0xLWl4SzYZ-uk1", "unexpected character '/'", SLASH),
        ("MS0xLWl4SzYY-uk1MS0xLWl4SzYZ↓-uk1", "extra hyphen", HYPHEN),
        ("MS0xLW↓\nl4SzYY-uk1", BLANK, WHITESPACE),
        ("MS0xLW↓\r\n  l4SzYY-uk1", BLANK, WHITESPACE),
        ("MS0xLWl4SzYY↓\n-uk1", BLANK, WHITESPACE),
        ("MS0xLWl4SzYY-↓\nuk1", BLANK, WHITESPACE),
        ("MS0xLWl4SzYY↓ uk1", BLANK, WHITESPACE),
        ("MS0xLWl4SzYY↓ - uk1", BLANK, WHITESPACE),
        ("MS0xLW↓\u{200B}l4SzYY-uk1", BLANK, WHITESPACE),
        ("MS0xLW↓\u{AD}l4SzYY-uk1", BLANK, WHITESPACE),
        ("MS0xLWl4SzYY↓\u{200E}-uk1", BLANK, WHITESPACE),
        ("MS0xLW↓=\nl4SzYY-uk1", "unexpected character '='", NAME),
        ("MS0xLW-↓l4SzYY", "malformed shard", MALFORMED),
        ("MS0x-LWl4↓-SzYY-uk1", "extra hyphen", HYPHEN),
    ]);
    let long = "MS0zMzEtaytocTd3YmhSSGsrWWVNRDV0UVhrZUZJYjFua01abG0".repeat(3);
    let (start, end) = long.split_at(135);
    refused(&[(&format!("{start}↓{end}"), "key too long", TOO_LONG)]);
}

#[test]
fn part_of_it_hidden() {
    refused(&[
        ("↓••••••••••••", "unexpected character U+2022", HIDDEN),
        ("↓************", "unexpected character '*'", HIDDEN),
        ("↓●●●●●●●●●●●●", "unexpected character U+25CF", HIDDEN),
        ("↓············", "unexpected character U+00B7", HIDDEN),
        ("MS0xLW↓••••••-uk1", "unexpected character U+2022", HIDDEN),
        ("MS0xLW↓…", "unexpected character U+2026", HIDDEN),
        ("MS0xLW↓...", "unexpected character '.'", FULL_STOP),
        ("↓...SzYY-uk1", "unexpected character '.'", FULL_STOP),
        ("↓", "no key", EMPTY),
        ("↓\"\"", "no key", EMPTY),
        ("↓uk1", "no token before the shard", ONLY_SHARD),
        ("↓-uk1", "no token before the shard", ONLY_SHARD),
        ("↓-", "no token before the shard", ONLY_SHARD),
        ("MS0xLWl4SzYY-↓", "no shard after the hyphen", NO_SHARD),
    ]);
}

#[test]
fn look_alikes() {
    refused(&[
        // Cyrillic, Greek and full-width letters, a digit and a sign.
        ("↓МS0xLWl4SzYY-uk1", "unexpected character U+041C", NOT_ASCII),
        ("MS0xLWl4SzYY-u↓к1", "unexpected character U+043A", NOT_ASCII),
        ("↓Μ\u{200B}S0xLWl4SzYY-uk1", "unexpected character U+039C", NOT_ASCII),
        ("↓ＭＳ０ｘ－ｕｋ１", "unexpected character U+FF2D", NOT_ASCII),
        ("MS0xLWl4SzYY-uk↓１", "unexpected character U+FF11", NOT_ASCII),
        ("MS↓٠xLWl4SzYY-uk1", "unexpected character U+0660", NOT_ASCII),
        ("MS0xLWl4SzYY↓ーuk1", "unexpected character U+30FC", NOT_ASCII),
        ("MS0xLWl4SzYY↓_uk1", "unexpected character '_'", UNDERSCORE),
        ("MS0xLWl4SzYY↓~uk1", "unexpected character '~'", OTHER),
        ("MS0xLWl4SzYY↓+uk1", "unexpected character '+'", OTHER),
        ("MS0xLWl4SzYY↓/uk1", "unexpected character '/'", SLASH),
        ("MS0xLWl4SzYY↓.uk1", "unexpected character '.'", FULL_STOP),
        ("MS0xLWl4SzYY↓:uk1", "unexpected character ':'", NAME),
    ]);
}

#[test]
fn a_wrong_shard() {
    refused(&[
        ("MS0xLWl4SzYY-↓gb1", "unknown shard gb1", UNKNOWN),
        ("MS0xLWl4SzYY-↓UK01", "unknown shard uk01", UNKNOWN),
        ("MS0xLWl4SzYY-↓uk10", "unknown shard uk10", UNKNOWN),
        ("MS0xLWl4SzYY-↓au6", "unknown shard au6", UNKNOWN),
        ("MS0xLWl4SzYY-↓nz1", "unknown shard nz1", UNKNOWN),
        ("MS0xLWl4SzYY-↓ku1", "unknown shard ku1", UNKNOWN),
        ("MS0xLWl4SzYY-↓uk", "malformed shard", MALFORMED),
        ("MS0xLWl4SzYY-↓ukl", "malformed shard", MALFORMED),
        ("MS0xLWl4SzYY-↓u1", "malformed shard", MALFORMED),
        ("MS0xLWl4SzYY-↓1uk", "malformed shard", MALFORMED),
        ("MS0xLWl4SzYY-↓ukone", "malformed shard", MALFORMED),
        ("MS0xLWl4SzYY-↓london", "malformed shard", MALFORMED),
        ("MS0xLWl4SzYY-↓uk1uk1", "malformed shard", MALFORMED),
        ("MS0xLWl4SzYY-uk1↓-uk1", "extra hyphen", HYPHEN),
        ("MS0xLWl4SzYY-↓-uk1", "extra hyphen", HYPHEN),
        ("MS0xLWl4SzYY-uk↓ 1", BLANK, WHITESPACE),
        ("MS0xLWl4SzYY-uk1↓.cliniko.com", "unexpected character '.'", FULL_STOP),
    ]);
}

#[test]
fn something_else_than_a_key() {
    refused(&[
        ("reception↓@clinic.example", "unexpected character '@'", AT),
        ("MS0xLWl4SzYY-uk1↓@api.uk1.cliniko.com", "unexpected character '@'", AT),
        ("https↓://clinic.uk1.cliniko.com/bookings", "unexpected character ':'", COLON),
        ("https↓://MS0xLWl4SzYY-uk1:@api.uk1.cliniko.com/v1", "unexpected character ':'", COLON),
        ("good-healthy↓-times.uk1.cliniko.com", "extra hyphen", HYPHEN),
        ("clinic↓.uk1.cliniko.com", "unexpected character '.'", FULL_STOP),
        ("mailto↓:reception@clinic.example", "unexpected character ':'", NAME),
        ("00000000-0000↓-0000-0000-000000000000", "extra hyphen", HYPHEN),
        ("eyJhbGciOiJub25lIn0↓.e30.", "unexpected character '.'", FULL_STOP),
        ("sk-↓made0up0key", "malformed shard", MALFORMED),
        ("sk↓_live_made0up0key", "unexpected character '_'", UNDERSCORE),
        ("hunter2↓!", "unexpected character '!'", OTHER),
        ("↓+61 2 5550 1234", "unexpected character '+'", OTHER),
        ("Dr↓ Smith", BLANK, WHITESPACE),
        ("↓<html>", "unexpected character '<'", OTHER),
        ("HTTP↓ Basic: Access denied.", BLANK, NAME),
    ]);
}
