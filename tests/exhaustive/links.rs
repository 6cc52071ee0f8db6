//! Links, base URLs and path segments.

use cliniko_core::{LinkErrorKind, Shard};

use crate::laws::{links, urls};
use crate::reference::codes;
use crate::{Strings, count};

/// Schemes, the parts of a host, delimiters, ports, and characters that are unreserved, forbidden in a path, encoded
/// in a query, or forbidden everywhere.
const PIECES: &[&str] = &[
    "https://",
    "http://",
    "htTps://",
    "api.",
    "AU1.",
    "uk1.",
    "uk9.",
    "cliniko.com",
    "/",
    "/v1",
    "?",
    "#",
    "@",
    ":443",
    ":80",
    ":",
    ".",
    "%",
    "'",
    "a",
    "\\",
    "é",
];

const LINKS: &[Strings] = &[
    Strings { start: "", pieces: PIECES, len: 5, end: "" },
    Strings { start: "https://api.au1.cliniko.com", pieces: PIECES, len: 5, end: "" },
    Strings { start: "https://", pieces: PIECES, len: 4, end: "/v1/a" },
    // What the rules for paths and queries tell apart.
    Strings {
        start: "https://api.au1.cliniko.com/v1",
        pieces: &["/", ".", "?", "%", "2", "a", "'", ":", "#"],
        len: 6,
        end: "",
    },
];

#[test]
#[ignore = "slow"]
fn checked() {
    count("Shard::check_link", LINKS, ("link_", &[]), |link| {
        code(links::check_link(Shard::Au1, link))
    });
}

#[test]
#[ignore = "slow"]
fn rebased() {
    let never = ["link_legacy_host", "link_other_shard"];
    count("Shard::rebase_link", LINKS, ("link_", &never), |link| {
        code(links::rebase_link(Shard::Au1, link))
    });
}

#[test]
#[ignore = "slow"]
fn base_urls() {
    count("Shard::from_api_url", LINKS, ("link_", &["link_other_shard"]), |url| {
        code(links::from_api_url(url))
    });
}

#[test]
#[ignore = "slow"]
fn segments() {
    let pieces = &["a", "Z", "5", "-", ".", "_", "~", "/", "%", "?", ";", " ", "\\", "é", "\0"];
    let strings = [Strings { start: "", pieces, len: 5, end: "" }];
    count("Shard::api_url", &strings, ("path_", &[]), |segment| {
        urls::api_url(Shard::Au1, &[segment]).err().map(|(kind, ..)| codes::path(kind))
    });
}

fn code<T>(read: Result<T, (LinkErrorKind, usize)>) -> Option<&'static str> {
    read.err().map(|(kind, _)| codes::link(kind))
}
