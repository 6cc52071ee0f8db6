//! User agents: names with a good e-mail address, and e-mail addresses with a good name.

use crate::laws::user_agents;
use crate::reference::codes;
use crate::{Strings, count};

const NAMES: &[&str] = &["a", "1", " ", "(", ")", "@", "\"", "~", "\t", "\u{7F}", "\u{200B}", "é"];

/// 62 letters: with one more, the longest label.
const LONG_LABEL: &str = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
const _: () = assert!(LONG_LABEL.len() == 62);

const EMAILS: &[&str] = &[
    "a", "Z", "1", "-", ".", "@", "_", "+", "(", ")", ",", "\"", "<", ">", ":", ";", "\\", " ",
    "\u{7F}", "é", LONG_LABEL,
];

/// 248 bytes of an e-mail address that may have 254.
const LONG_EMAIL: &str = "a@bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\
    .bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\
    .bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\
    .bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\
    .bb";
const _: () = assert!(LONG_EMAIL.len() == 248);

#[test]
#[ignore = "slow"]
fn names() {
    let strings = [Strings { start: "", pieces: NAMES, len: 6, end: "" }];
    count(
        "UserAgent::new, name",
        &strings,
        ("user_agent_", &["user_agent_invalid_email"]),
        |name| code(name, "devs@helpfulapp.com"),
    );
}

#[test]
#[ignore = "slow"]
fn emails() {
    let strings = [
        Strings { start: "", pieces: EMAILS, len: 5, end: "" },
        Strings { start: "", pieces: &["a", "-", ".", "@", ";"], len: 9, end: "" },
        Strings { start: LONG_EMAIL, pieces: EMAILS, len: 4, end: "" },
        Strings { start: LONG_EMAIL, pieces: &["a", "-", ".", "@", "é"], len: 6, end: "" },
    ];
    let never = ["user_agent_empty_name", "user_agent_invalid_name"];
    count("UserAgent::new, e-mail", &strings, ("user_agent_", &never), |email| code("App", email));
}

fn code(name: &str, email: &str) -> Option<&'static str> {
    user_agents::new(name, email).err().map(|(kind, _)| codes::user_agent(kind))
}
