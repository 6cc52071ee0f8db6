//! The inputs that the properties are tried on.

use cliniko_core::Shard;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::reference::shards::SHARDS;

/// From the reference's list, not the library's, which may lack one.
pub(crate) fn any_shard() -> impl Strategy<Value = Shard> {
    select(SHARDS.map(|(_, shard, _)| shard).to_vec())
}

/// Mostly the shard of [`LINKS`].
pub(crate) fn home_shard() -> impl Strategy<Value = Shard> {
    prop_oneof![4 => Just(Shard::Au1), 1 => any_shard()]
}

pub(crate) fn anything() -> impl Strategy<Value = String> {
    vec(any::<char>(), 0..16).prop_map(String::from_iter)
}

/// The place, the number of characters that go, and the string that takes their place.
type Edit<T> = (Index, usize, T);

pub(crate) fn edited(text: &str, edits: &[Edit<impl AsRef<str>>]) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    for (at, gone, piece) in edits {
        let start = at.index(chars.len() + 1);
        let end = (start + gone).min(chars.len());
        chars.splice(start..end, piece.as_ref().chars());
    }
    chars.into_iter().collect()
}

// Keys.

/// Pieces put into a key, or in the place of a part of it.
const KEY_PIECES: &[&str] = &[
    "", "", "", "-", "-", "–", "\u{2212}", "-uk1", "-AU5", "-uk9", "-zz99", "-u", "uk1", "x", "9",
    "Z", " ", "\n", "\u{A0}", "\u{200B}", "\u{FEFF}", ":", "::", "\"", "'", "`", "“", "”", "‘",
    "’", "«", "_", "@", "/", "//", ".", "=", "key: ", "+", "é", "😀", "\0", "\u{7F}",
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
    ("- ", ""),
    ("API_KEY=", ""),
    ("key: \"", "\","),
];

pub(crate) fn suffix() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        any_shard().prop_map(|shard| format!("-{shard}")),
        any_shard().prop_map(|shard| format!("-{}", shard.as_str().to_uppercase())),
        // Its hyphen was lost.
        any_shard().prop_map(|shard| shard.to_string()),
        select(&["-uk9", "-london"]).prop_map(str::to_owned),
    ]
}

/// What is put around a key, and what then changes in it.
type Mistypings = ((&'static str, &'static str), Vec<Edit<&'static str>>);

pub(crate) fn mistypings() -> impl Strategy<Value = Mistypings> {
    (select(AROUND), vec((any::<Index>(), 0_usize..3, select(KEY_PIECES)), 0..=3))
}

pub(crate) fn mistyped(text: &str, ((before, after), edits): &Mistypings) -> String {
    edited(&format!("{before}{text}{after}"), edits)
}

fn good_key() -> impl Strategy<Value = String> {
    let token = prop_oneof![4 => "[0-9A-Za-z]{1,12}", 1 => "[0-9A-Za-z]{125,128}"];
    (token, suffix()).prop_map(|(token, suffix)| token + &suffix)
}

/// A key, a mistyped one, or anything.
pub(crate) fn key() -> impl Strategy<Value = String> {
    prop_oneof![
        2 => good_key(),
        8 => (good_key(), mistypings()).prop_map(|(key, all)| mistyped(&key, &all)),
        2 => vec(select(KEY_PIECES), 0..8).prop_map(|pieces| pieces.concat()),
        1 => anything(),
        1 => vec(select(&['x', '–', '😀']), 125..140).prop_map(String::from_iter),
    ]
}

// URLs and user agents.

const LINKS: &[&str] = &[
    "https://api.au1.cliniko.com/v1",
    "https://api.au1.cliniko.com:443/v1/patients/1?page=2",
    "https://API.AU1.CLINIKO.COM/v1/a/b/c?q[]=id:>5&q[]=last_name:~~ja%on%",
    "http://api.au1.cliniko.com:80/v1/x?y",
    "https://api.cliniko.com/v1/appointments?page=4&per_page=100",
    "https://api.uk2.cliniko.com/v1/patients",
    "/v1/patients?page=2",
    // Refused as they are, for faults that single edits rarely make.
    "HTTPS://api.au1.cliniko.com/v1/patients",
    "https://api.au9.cliniko.com/v1/patients",
    "https://api.au1.cliniko.com/v1/a/./../b?c",
    "https://api.au1.cliniko.com/v1/a/%2e%2E/b;c?d",
    "https://api.au1.cliniko.com/v1/a//b?/../c",
    "https://api.au1.cliniko.com/v1/a?b#c",
    "http://a:b@api.au1.cliniko.com/v1",
];
const LINK_PIECES: &str = "/ // ? # @ : :443 :80 :// \\ % %2e %2E %41 ' . .. /.. /./ /../ ; /v1 v1 V1 - _ a \
    9 api api. au1 AU9 uk2 zz99 cliniko .cliniko.com .com https http HTTPS:// ftp:// [ ] < > \" ^ ` { | }";

const BASE_URLS: &[&str] = &[
    "https://api.au4.cliniko.com",
    "HTTPS://API.uk1.cliniko.com/",
    "https://api.ca1.cliniko.com:443/v1/",
    "https://api.us1.cliniko.com?a=/b",
    "https://api.eu1.cliniko.com/v1/patients/1?page=2",
    "https://api.cliniko.com/",
];

const ACCOUNT_URLS: &[&str] = &[
    "good-healthy-times.au3.cliniko.com",
    "https://clinic.uk1.cliniko.com/bookings?business_id=1#service",
    "HTTP://Clinic.AU1.Cliniko.COM/",
    "\u{FEFF} https://a.us1.cliniko.com\r\n",
    "clinic.au9.cliniko.com",
    "www.cliniko.com",
    "a23456789b23456789c23456789d23456789e23456789f23456789g23456789.eu1.cliniko.com",
];
const SUBDOMAINS: &[&str] = &[
    "good-healthy-times",
    "a",
    "ap",
    "www",
    "a23456789b23456789c23456789d23456789e23456789f23456789g23456789",
];
const ACCOUNT_PIECES: &str = "/ // ? # @ : :// :443 \\ % . .. - -- _ a 9 1 api api. www WWW. au1 .AU1 au9. zz99 \
    foo. cliniko.com .cliniko.com cliniko .com https:// http:// ftp:// HTTPS";

const NAMES: &[&str] = &["Really helpful app", "A", "helpful-app/1.2.3", " Two  spaces "];
const NAME_PIECES: &str = "( ) a b @ \" ~ - \\";

const EMAILS: &[&str] = &[
    "devs@helpfulapp.com",
    "a.b+c@d-e.co.uk",
    "a@b.c",
    "devs@a23456789b23456789c23456789d23456789e23456789f23456789g23456789.com",
    "devs@23456789.123456789.123456789.123456789.123456789.123456789.123456789.123456789.12345678\
     .123456789.123456789.123456789.123456789.123456789.123456789.123456789.123456789.123456789.1\
     .123456789.123456789.123456789.123456789.123456789.123456789.12345",
];
const EMAIL_PIECES: &str = "@ . .. - -- _ a 9 A ( ) , \" < > : ; \\ / ~ \
    a23456789a23456789a23456789 b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b";

/// Spaces, controls, invisible characters, and some that look like others or take more bytes.
const STRANGE: &str = " \t\n\0\x7F\u{A0}\u{200B}\u{FEFF}é．／＠‥😀";

pub(crate) fn link() -> impl Strategy<Value = String> {
    almost(LINKS, LINK_PIECES)
}

pub(crate) fn base_url() -> impl Strategy<Value = String> {
    almost(BASE_URLS, LINK_PIECES)
}

/// An id, or a string that is none.
pub(crate) fn segment() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => "[0-9A-Za-z._~-]{1,4}",
        1 => "[0-9a-z._~/%; -]{0,4}",
        1 => anything(),
        1 => select(&["", ".", "..", "...", "%2e"]).prop_map(String::from),
    ]
}

pub(crate) fn account_url() -> impl Strategy<Value = String> {
    almost(ACCOUNT_URLS, ACCOUNT_PIECES)
}

pub(crate) fn subdomain() -> impl Strategy<Value = String> {
    almost(SUBDOMAINS, ACCOUNT_PIECES)
}

pub(crate) fn name() -> impl Strategy<Value = String> {
    almost(NAMES, NAME_PIECES)
}

pub(crate) fn email() -> impl Strategy<Value = String> {
    almost(EMAILS, EMAIL_PIECES)
}

/// One of `good` with up to three edits; less often some pieces in a row; seldom anything.
fn almost(good: &'static [&str], pieces: &'static str) -> impl Strategy<Value = String> {
    prop_oneof![
        8 => (select(good), vec(edit(pieces), 0..=3)).prop_map(|(text, all)| edited(text, &all)),
        2 => vec(piece(pieces), 0..12).prop_map(|pieces| pieces.concat()),
        1 => anything(),
    ]
}

fn edit(pieces: &'static str) -> impl Strategy<Value = Edit<String>> {
    (any::<Index>(), 0_usize..3, prop_oneof![1 => Just(String::new()), 4 => piece(pieces)])
}

fn piece(pieces: &'static str) -> impl Strategy<Value = String> {
    let strange: Vec<String> = STRANGE.chars().map(String::from).collect();
    let pieces: Vec<String> = pieces.split(' ').map(String::from).collect();
    prop_oneof![1 => select(strange), 15 => select(pieces)]
}
