//! The laws, on inputs that are right, almost right and arbitrary. An input that fails becomes a case in a table of
//! `tests/it`.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

#[path = "../laws/mod.rs"]
mod laws;
#[path = "../reference/mod.rs"]
mod reference;
mod strategies;

use cliniko_core::{AccountUrl, ApiKey, ParseKeyErrorKind, Shard, UserAgent, format_into};
use laws::secrecy::{part_in, shown_by, shown_by_error};
use laws::{accounts, keys, links, secrecy, urls, user_agents};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use strategies::{
    account_url, any_shard, anything, base_url, edited, email, home_shard, key, link, mistyped,
    mistypings, name, segment, subdomain, suffix,
};

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2_000) })]

    #[test]
    fn keys_are_read(text in key(), shard in any_shard()) {
        let _ = keys::parse(&text);
        let _ = keys::parse_pasted(&text);
        let _ = keys::from_parts(&text, shard);
    }

    #[test]
    fn keys_are_not_shown(text in key(), shard in any_shard()) {
        secrecy::shows_no_letter(&text, shard);
    }

    /// However the key is mistyped.
    #[test]
    fn no_part_of_a_token_is_shown(
        token in "[GHJKQVWXZ47]{4,40}",
        suffix in suffix(),
        mistypings in mistypings(),
        shard in any_shard(),
    ) {
        let text = mistyped(&format!("{token}{suffix}"), &mistypings);
        for read in [
            ApiKey::parse(&text),
            ApiKey::parse_pasted(&text),
            ApiKey::from_parts(&text, shard),
        ] {
            // A well-formed code may be shown.
            let code = match read.map_err(|error| error.kind()) {
                Err(ParseKeyErrorKind::UnknownShard(code)) => code.to_string(),
                _ => "\0".to_owned(),
            };
            prop_assert_eq!(part_in(&shown_by(read).replace(&code, ""), &token), None);
        }
    }

    #[test]
    fn links_are_checked(shard in home_shard(), link in link()) {
        let _ = links::check_link(shard, &link);
    }

    #[test]
    fn links_are_rebased(shard in home_shard(), link in link()) {
        let _ = links::rebase_link(shard, &link);
    }

    #[test]
    fn base_urls_are_read(url in base_url()) {
        let _ = links::from_api_url(&url);
    }

    #[test]
    fn urls_are_built(
        shard in any_shard(),
        segments in vec(segment(), 0..5),
        pairs in vec((anything(), anything()), 0..5),
    ) {
        let segments: Vec<&str> = segments.iter().map(String::as_str).collect();
        let pairs: Vec<_> = pairs.iter().map(|(name, value)| (&**name, &**value)).collect();
        let _ = urls::api_url(shard, &segments);
        if let Ok(url) = shard.api_url(&segments) {
            urls::with_query(url, &pairs);
        }
    }

    #[test]
    fn a_query_replaces_that_of_a_link(link in link(), pair in (anything(), anything())) {
        if let Ok(url) = Shard::Au1.rebase_link(&link) {
            urls::with_query(url, &[(&pair.0, &pair.1)]);
        }
    }

    #[test]
    fn account_urls_are_parsed(text in account_url(), subdomain in subdomain(), shard in any_shard()) {
        let _ = accounts::parse(&text);
        let _ = accounts::account_url(shard, &subdomain);
    }

    #[test]
    fn user_agents_are_made(name in name(), email in email()) {
        let _ = user_agents::new(&name, &email);
    }

    /// Not four characters of a secret at any place of an input.
    #[test]
    fn errors_show_no_input(
        (text, at) in (prop_oneof![link(), account_url(), name(), email()], any::<Index>()),
        secret in "[QXJZWVK]{6,12}",
    ) {
        let text = edited(&text, &[(at, 0, secret.clone())]);
        let shown = [
            Shard::Au1.check_link(&text).err().as_ref().map(shown_by_error),
            Shard::Au1.rebase_link(&text).err().as_ref().map(shown_by_error),
            Shard::from_api_url(&text).err().as_ref().map(shown_by_error),
            Shard::Au1.api_url(&[&text]).err().as_ref().map(shown_by_error),
            AccountUrl::parse(&text).err().as_ref().map(shown_by_error),
            Shard::Au1.account_url(&text).err().as_ref().map(shown_by_error),
            UserAgent::new(&text, "devs@helpfulapp.com").err().as_ref().map(shown_by_error),
            UserAgent::new("App", &text).err().as_ref().map(shown_by_error),
        ];
        prop_assert_eq!(part_in(&shown.into_iter().flatten().collect::<String>(), &secret), None);
    }

    #[test]
    fn into_a_buffer_of_any_size(text in anything(), size in 0_usize..32) {
        let mut buffer = vec![b'.'; size];
        match format_into(&mut buffer, &text).map_err(|error| error.needed()) {
            Ok(written) => prop_assert_eq!(written, text),
            Err(needed) => {
                prop_assert_eq!(needed, text.len());
                prop_assert!(size < needed && buffer.iter().all(|byte| *byte == b'.'));
            }
        }
    }
}
