//! Links, addresses and user agents against a plain reference, on texts that are almost right and on any
//! others; and what must hold for all of them.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod reference;
mod strategies;

use std::error::Error;

use cliniko_core::{AccountUrl, LinkErrorKind, Shard, UserAgent, UserAgentErrorKind};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use reference::queries::{self, percent_decoded};
use reference::{Verdict, accounts, links, part_in, user_agents};
use strategies::{Edit, any_shard, config, edited};

const LINKS: &[&str] = &[
    "https://api.au1.cliniko.com/v1",
    "https://api.au1.cliniko.com:443/v1/patients/1?page=2",
    "HTTPS://API.AU1.CLINIKO.COM/v1/a/b/c?q[]=id:>5&q[]=last_name:~~ja%on%",
    "http://api.au1.cliniko.com:80/v1/x?y",
    "https://api.cliniko.com/v1/appointments?page=4&per_page=100",
    "https://api.uk2.cliniko.com/v1/patients",
    "/v1/patients?page=2",
    // Refused as they are, for what single edits rarely come to.
    "https://api.au9.cliniko.com/v1/patients",
    "https://api.au1.cliniko.com/v1/a/./%2e%2E/b?c",
    "https://api.au1.cliniko.com/v1/a?b#c",
    "http://a:b@api.au1.cliniko.com/v1",
];
const LINK_PIECES: &str = "/ // ? # @ : :443 :80 :// \\ % %2e %2E . .. /.. /./ /v1 v1 V1 - _ a 9 \
    api api. au1 AU9 uk2 zz99 cliniko .cliniko.com .com https http HTTPS:// ftp:// [ ] < > \" ^ \
    ` { | }";

const ADDRESSES: &[&str] = &[
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
const ADDRESS_PIECES: &str = "/ // ? # @ : :// :443 \\ % . .. - -- _ a 9 1 api api. www WWW. au1 \
    .AU1 au9. zz99 foo. cliniko.com .cliniko.com cliniko .com https:// http:// ftp:// HTTPS";

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
const STRANGE: &str = " \t\n\0\x7F\u{A0}\u{200B}\u{FEFF}é．／＠😀";

fn link() -> impl Strategy<Value = String> {
    almost(LINKS, LINK_PIECES)
}

fn address() -> impl Strategy<Value = String> {
    almost(ADDRESSES, ADDRESS_PIECES)
}

fn subdomain() -> impl Strategy<Value = String> {
    almost(SUBDOMAINS, ADDRESS_PIECES)
}

fn name() -> impl Strategy<Value = String> {
    almost(NAMES, NAME_PIECES)
}

fn email() -> impl Strategy<Value = String> {
    almost(EMAILS, EMAIL_PIECES)
}

/// A text from `good` with up to three edits; less often some pieces in a row; now and then anything.
fn almost(good: &'static [&str], pieces: &'static str) -> impl Strategy<Value = String> {
    prop_oneof![
        8 => (select(good), vec(edit(pieces), 0..=3)).prop_map(|(text, all)| edited(text, &all)),
        2 => vec(piece(pieces), 0..12).prop_map(|pieces| pieces.concat()),
        1 => anything(),
    ]
}

fn anything() -> impl Strategy<Value = String> {
    vec(any::<char>(), 0..16).prop_map(String::from_iter)
}

fn edit(pieces: &'static str) -> impl Strategy<Value = Edit<String>> {
    (any::<Index>(), 0_usize..3, prop_oneof![1 => Just(String::new()), 4 => piece(pieces)])
}

fn piece(pieces: &'static str) -> impl Strategy<Value = String> {
    let strange: Vec<String> = STRANGE.chars().map(String::from).collect();
    let pieces: Vec<String> = pieces.split(' ').map(String::from).collect();
    prop_oneof![1 => select(strange), 15 => select(pieces)]
}

fn shard() -> impl Strategy<Value = Shard> {
    prop_oneof![4 => Just(Shard::Au1), 1 => any_shard()]
}

/// All that an error shows, if it is one.
fn message<T, E: Error>(result: Result<T, E>) -> String {
    result.err().map_or(String::new(), |error| format!("{error} {error:?}\n"))
}

/// What is displayed, or what is wrong and where.
fn verdict<T: ToString, E, K>(
    text: &str,
    result: Result<T, E>,
    fault: impl Fn(&E) -> (K, usize),
) -> Verdict<K> {
    let result = result.map(|value| value.to_string()).map_err(|error| fault(&error));
    if let Err((_, index)) = result {
        assert!(text.is_char_boundary(index), "{index} in {text:?}");
    }
    result
}

fn checked(shard: Shard, link: &str) -> Verdict<LinkErrorKind> {
    verdict(link, shard.check_link(link), |error| (error.kind(), error.index()))
}

fn rebased(shard: Shard, link: &str) -> Verdict<LinkErrorKind> {
    verdict(link, shard.rebase_link(link), |error| (error.kind(), error.index()))
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn check_link_as_the_reference(shard in shard(), link in link()) {
        prop_assert_eq!(checked(shard, &link), links::check_link(shard, &link));
    }

    #[test]
    fn rebase_link_as_the_reference(shard in shard(), link in link()) {
        prop_assert_eq!(rebased(shard, &link), links::rebase_link(shard, &link));
    }

    /// It is on the shard and below `/v1`, has only characters that a URI has, and checks again to itself.
    #[test]
    fn what_is_accepted(shard in shard(), link in link()) {
        for url in [shard.check_link(&link), shard.rebase_link(&link)].into_iter().flatten() {
            let shown = url.to_string();
            prop_assert_eq!(url.shard(), shard);
            let target = url.path_and_query();
            prop_assert_eq!(&shown, &format!("https://{}{target}", shard.api_host()));
            let path = shown.strip_prefix(shard.api_base_url()).unwrap();
            prop_assert!(path.is_empty() || path.starts_with(['/', '?']));
            let uri = |c: char| c.is_ascii_alphanumeric() || "-._~:/?[]@!$&'()*+,;=%".contains(c);
            prop_assert!(shown.chars().all(uri), "{}", shown);
            prop_assert_eq!(checked(shard, &shown), Ok(shown.clone()));
            prop_assert_eq!(rebased(shard, &shown), Ok(shown.clone()));
        }
    }

    /// What one shard accepts, any other takes over with the same path and query, from that shard's URL and
    /// from the path and query alone.
    #[test]
    fn from_shard_to_shard(from in shard(), to in any_shard(), link in link()) {
        if let Ok(url) = from.check_link(&link) {
            let target = url.path_and_query().to_string();
            let moved = Ok(format!("https://{}{target}", to.api_host()));
            prop_assert_eq!(rebased(to, &link), moved.clone());
            prop_assert_eq!(rebased(to, &url.to_string()), moved.clone());
            prop_assert_eq!(rebased(to, &target), moved);
        }
    }

    #[test]
    fn a_query_replaces_that_of_a_link(link in link(), (name, value) in (anything(), anything())) {
        if let Ok(url) = Shard::Au1.check_link(&link) {
            let shown = url.to_string();
            let path = shown.split('?').next().unwrap();
            let pairs = [(name.as_str(), value.as_str())];
            let expected = format!("{path}{}", queries::query(&pairs));
            prop_assert_eq!(url.with_query(&pairs).to_string(), expected);
            prop_assert_eq!(url.with_query(&[]).to_string(), path);
        }
    }

    #[test]
    fn accounts_as_the_reference(text in address()) {
        let found = verdict(&text, AccountUrl::parse(&text), |error| (error.kind(), error.index()));
        prop_assert_eq!(found, accounts::parse(&text));
    }

    #[test]
    fn subdomains_as_the_reference(shard in shard(), text in subdomain()) {
        let found = verdict(&text, shard.account_url(&text), |error| (error.kind(), error.index()));
        prop_assert_eq!(found, accounts::account_url(shard, &text));
    }

    /// What is displayed parses to an equal account, and so does the subdomain with its shard.
    #[test]
    fn an_account_parses_again(text in address()) {
        if let Ok(account) = AccountUrl::parse(&text) {
            let shown = account.to_string();
            prop_assert_eq!(AccountUrl::parse(&shown), Ok(account));
            prop_assert_eq!(AccountUrl::parse(&shown).unwrap().to_string(), shown);
            prop_assert_eq!(account.shard().account_url(account.subdomain()), Ok(account));
            prop_assert!(text.contains(account.subdomain()));
        }
    }

    #[test]
    fn user_agents_as_the_reference(name in name(), email in email()) {
        let found = UserAgent::new(&name, &email);
        let of_email = found.is_err_and(|error| error.kind() == UserAgentErrorKind::InvalidEmail);
        let text = if of_email { &email } else { &name };
        let found = verdict(text, found, |error| (error.kind(), error.index()));
        prop_assert_eq!(found, user_agents::new(&name, &email));
    }

    /// What is accepted is one line of visible ASCII and single spaces, whose only parentheses are around
    /// the address.
    #[test]
    fn a_user_agent_is_a_header_value(name in name(), email in email()) {
        if let Ok(agent) = UserAgent::new(&name, &email) {
            let shown = agent.to_string();
            prop_assert!(shown.chars().all(|c| (' '..='~').contains(&c)) && !shown.contains("  "));
            let parts = shown.strip_suffix(')').and_then(|rest| rest.split_once(" ("));
            prop_assert_eq!(parts, Some((name.as_str(), email.as_str())));
        }
    }

    /// Nothing of a text comes back out of an error: not four letters of a secret put anywhere into it.
    #[test]
    fn errors_show_nothing(
        (text, at) in (prop_oneof![link(), address(), name(), email()], any::<Index>()),
        secret in "[QXJZWVK]{6,12}",
    ) {
        let text = edited(&text, &[(at, 0, secret.clone())]);
        let shown = [
            message(Shard::Au1.check_link(&text)),
            message(Shard::Au1.rebase_link(&text)),
            message(AccountUrl::parse(&text)),
            message(Shard::Au1.account_url(&text)),
            message(UserAgent::new(&text, "devs@helpfulapp.com")),
            message(UserAgent::new("App", &text)),
        ];
        prop_assert_eq!(part_in(&shown.concat(), &secret), None);
    }

    /// A query has the pairs that were put in, decoded as any server does.
    #[test]
    fn a_query_decodes_to_its_pairs(pairs in vec((anything(), anything()), 0..5)) {
        let borrowed: Vec<_> = pairs.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        let shown = Shard::Au1.api_url(&["a"]).unwrap().with_query(&borrowed).to_string();
        prop_assert_eq!(checked(Shard::Au1, &shown), Ok(shown.clone()));
        let query = shown.strip_prefix("https://api.au1.cliniko.com/v1/a").unwrap();
        prop_assert_eq!(query, queries::query(&borrowed));
        let found: Vec<(String, String)> = query
            .split(['?', '&'])
            .skip(1)
            .map(|pair| pair.split_once('=').unwrap())
            .map(|(name, value)| (percent_decoded(name), percent_decoded(value)))
            .collect();
        prop_assert_eq!(found, pairs);
    }
}
