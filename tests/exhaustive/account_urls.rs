//! Account URLs.

use cliniko_core::{AccountUrlErrorKind, Shard};

use crate::laws::accounts;
use crate::reference::{Verdict, codes};
use crate::{Strings, count};

/// Schemes, the parts of a host, delimiters, and characters that a label or an end of the input cannot have.
const PIECES: &[&str] = &[
    "https://",
    "HTTP://",
    "://",
    "cliniko.com",
    "UK1.",
    "uk9.",
    ".",
    "a",
    "1",
    "-",
    "api",
    "WWW",
    "_",
    "/",
    "?",
    "#",
    "@",
    ":",
    " ",
    "\u{200B}",
    "\\",
    "é",
];

/// 62 letters: with one more, the longest label.
const LONG_LABEL: &str = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
const _: () = assert!(LONG_LABEL.len() == 62);

const LABELS: &[&str] =
    &["a", "Z", "5", "-", ".", "_", "api", "WWW", "w", "/", "@", " ", "\u{200B}", "é", LONG_LABEL];

#[test]
#[ignore = "slow"]
fn parsed() {
    let strings = [
        Strings { start: "", pieces: PIECES, len: 5, end: "" },
        Strings { start: " HTTPS://", pieces: LABELS, len: 5, end: ".uk1.cliniko.com/a\n" },
    ];
    count("AccountUrl::parse", &strings, ("account_", &[]), |text| code(accounts::parse(text)));
}

#[test]
#[ignore = "slow"]
fn labels() {
    let never = [
        "account_not_http",
        "account_userinfo",
        "account_port",
        "account_not_cliniko",
        "account_missing_shard",
        "account_unknown_shard",
    ];
    let strings = [Strings { start: "", pieces: LABELS, len: 5, end: "" }];
    count("Shard::account_url", &strings, ("account_", &never), |label| {
        code(accounts::account_url(Shard::Uk1, label))
    });
}

fn code(read: Verdict<AccountUrlErrorKind>) -> Option<&'static str> {
    read.err().map(|(kind, _)| codes::account(kind))
}
