//! Keys against the plain reference, on texts that are keys, that are almost keys and that are anything; and
//! what must hold for all of them.
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

mod reference;
mod strategies;

use std::fmt::Display;

use cliniko_core::{ApiKey, ParseKeyError, ParseKeyErrorKind, Shard, format_into};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use reference::keys::{self, Fault, Key};
use reference::queries::percent_decoded;
use strategies::{Edit, any_shard, config, edited};

/// What is put into a key, or in the place of a part of it.
const PIECES: &[&str] = &[
    "", "", "", "-", "-", "–", "\u{2212}", "-uk1", "-AU5", "-uk9", "-zz99", "-u", "uk1", "x", "9",
    "Z", " ", "\n", "\u{A0}", "\u{200B}", "\u{FEFF}", ":", "::", "\"", "'", "`", "“", "”", "‘",
    "’", "_", "@", "/", ".", "=", "+", "é", "😀", "\0", "\u{7F}",
];

/// What is put around one.
const AROUND: &[(&str, &str)] = &[
    ("", ""),
    ("", "\n"),
    ("\u{FEFF}", ""),
    ("", ":"),
    ("\"", "\""),
    ("'", "':"),
    ("` ", " `"),
    ("“", "”"),
    (" ‘", "’ : "),
    ("", "\""),
    ("“", "\""),
];

fn token() -> impl Strategy<Value = String> {
    prop_oneof![4 => "[0-9A-Za-z]{1,12}", 1 => "[0-9A-Za-z]{125,128}"]
}

/// A key's text, with a suffix or without.
fn key() -> impl Strategy<Value = String> {
    let suffix = prop_oneof![
        Just(String::new()),
        any_shard().prop_map(|shard| format!("-{shard}")),
        any_shard().prop_map(|shard| format!("-{}", shard.as_str().to_uppercase())),
    ];
    (token(), suffix).prop_map(|(token, suffix)| token + &suffix)
}

/// What is put around a text, and what then changes in it.
type Edits = ((&'static str, &'static str), Vec<Edit<&'static str>>);

fn edits() -> impl Strategy<Value = Edits> {
    (select(AROUND), vec((any::<Index>(), 0_usize..3, select(PIECES)), 0..=3))
}

fn mistyped(text: &str, ((before, after), edits): &Edits) -> String {
    edited(&format!("{before}{text}{after}"), edits)
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        2 => key(),
        8 => (key(), edits()).prop_map(|(key, edits)| mistyped(&key, &edits)),
        2 => vec(select(PIECES), 0..8).prop_map(|pieces| pieces.concat()),
        1 => any::<String>(),
        1 => vec(select(&['x', '–', '😀']), 125..140).prop_map(String::from_iter),
    ]
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn as_the_reference(text in text(), shard in any_shard()) {
        as_expected(&text, ApiKey::parse(&text), keys::parse(&text));
        as_expected(&text, ApiKey::parse_pasted(&text), keys::parse_pasted(&text));
        as_expected(&text, ApiKey::from_parts(&text, shard), keys::from_parts(&text, shard));
    }

    /// What `parse` takes, `parse_pasted` takes for the same key.
    #[test]
    fn pasted_is_no_stricter(text in text()) {
        if let Ok(key) = ApiKey::parse(&text) {
            prop_assert_eq!(parts(ApiKey::parse_pasted(&text).unwrap()), parts(key));
        }
    }

    /// The text that stores a key is read as the same key, and stored as the same text.
    #[test]
    fn stored_and_read_again(text in text(), shard in any_shard()) {
        for key in [
            ApiKey::parse(&text),
            ApiKey::parse_pasted(&text),
            ApiKey::from_parts(&text, shard),
        ].into_iter().flatten() {
            let stored = key.expose_key().to_string();
            prop_assert!(stored.len() <= ApiKey::MAX_KEY_LEN);
            let again = ApiKey::parse(&stored).unwrap();
            prop_assert_eq!(parts(again), parts(key));
            prop_assert_eq!(again.expose_key().to_string(), stored);
        }
    }

    /// So a key may be stored as a token and a shard apart.
    #[test]
    fn apart_and_together_again(text in text()) {
        if let Ok(key) = ApiKey::parse(&text) {
            let again = ApiKey::from_parts(key.expose_token(), key.shard()).unwrap();
            let told = ApiKey::parse(&text).unwrap().with_shard(key.shard()).unwrap();
            prop_assert_eq!(again.expose_key().to_string(), told.expose_key().to_string());
        }
    }

    /// However a key is mistyped. The token is of `reference::SECRET_LETTERS`.
    #[test]
    fn no_part_of_a_token_is_shown(
        token in "[GHJKQVWXZ47]{4,40}",
        suffix in select(&["", "-uk1", "-AU5", "-uk9", "-london"]),
        edits in edits(),
        shard in any_shard(),
    ) {
        let text = mistyped(&format!("{token}{suffix}"), &edits);
        let shown = [
            ApiKey::parse(&text),
            ApiKey::parse_pasted(&text),
            ApiKey::from_parts(&text, shard),
        ].map(|key| key.map_or_else(shown_of_error, shown_of_key));
        prop_assert_eq!(reference::part_in(&shown.concat(), &token), None);
    }

    #[test]
    fn a_url_is_taken_apart_again(shard in any_shard(), segments in vec(segment(), 0..5)) {
        let segments: Vec<&str> = segments.iter().map(String::as_str).collect();
        let refused = segments.iter().position(|segment| matches!(*segment, "" | "." | ".."));
        match shard.api_url(&segments) {
            Ok(url) => {
                prop_assert_eq!(refused, None);
                let url = url.to_string();
                let path = url.strip_prefix(shard.api_base_url()).unwrap();
                prop_assert!(path.chars().all(|c| c.is_ascii_alphanumeric() || "/%-._~".contains(c)));
                let decoded: Vec<String> = path.split('/').map(percent_decoded).collect();
                prop_assert_eq!(decoded, [&[""], segments.as_slice()].concat());
            }
            Err(error) => prop_assert_eq!(refused, Some(error.segment())),
        }
    }

    #[test]
    fn into_a_buffer_as_into_a_string(
        text in text(),
        segments in vec(segment(), 0..5),
        size in 0_usize..200,
    ) {
        let segments: Vec<&str> = segments.iter().map(String::as_str).collect();
        if let Ok(url) = Shard::Ca1.api_url(&segments) {
            same_in_a_buffer(url, size);
        }
        match ApiKey::parse(&text) {
            Ok(key) => same_in_a_buffer(key.expose_key(), size),
            Err(error) => same_in_a_buffer(error, size),
        }
    }
}

fn segment() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => any::<String>(),
        2 => "[0-9a-z._~/%-]{1,4}",
        1 => select(&["", ".", "..", "...", "%2e"]).prop_map(String::from),
    ]
}

/// The same key, header and all, or the same error, whose index is one of the text.
#[track_caller]
fn as_expected(text: &str, found: Result<ApiKey<'_>, ParseKeyError>, expected: Result<Key, Fault>) {
    match (found, expected) {
        (Ok(key), Ok(expected)) => {
            let (token, shard, given) = parts(key);
            assert_eq!((token, shard), (expected.token.as_str(), expected.shard), "{text:?}");
            assert_eq!(given.is_some(), expected.given, "{text:?}");
            let value = keys::header(&expected);
            assert_eq!(key.authorization().expose_value(), value, "{text:?}");
        }
        (Err(error), Err(expected)) => {
            assert_eq!(Fault::of(&error), expected, "{text:?}");
            assert!(text.is_char_boundary(error.index()), "{text:?}");
        }
        (found, expected) => panic!("{text:?}: found {found:?}, expected {expected:?}"),
    }
}

fn parts(key: ApiKey<'_>) -> (&str, Shard, Option<Shard>) {
    (key.expose_token(), key.shard(), key.given_shard())
}

fn shown_of_key(key: ApiKey<'_>) -> String {
    let authorization = key.authorization();
    format!("{key:?}{authorization:?}{}", authorization.unauthorized_help())
}

/// Without a well-formed code, which may be shown.
fn shown_of_error(error: ParseKeyError) -> String {
    let shown = format!("{error:?}{error}{}", error.help());
    match error.kind() {
        ParseKeyErrorKind::UnknownShard(code) => shown.replace(code.as_str(), ""),
        _ => shown,
    }
}

#[track_caller]
fn same_in_a_buffer(value: impl Display, size: usize) {
    let text = value.to_string();
    let mut buffer = vec![b'.'; size];
    let written = format_into(&mut buffer, &value).map_err(|error| error.needed());
    if text.len() <= size {
        assert_eq!(written, Ok(text.as_str()));
    } else {
        assert_eq!(written, Err(text.len()));
        assert_eq!(buffer, vec![b'.'; size]);
    }
}
