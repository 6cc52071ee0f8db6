//! A writer that has no more room: each value stops there, and says so.
#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fmt::{self, Display, Write};

use cliniko_core::{AccountUrl, ApiKey, Region, Shard, UserAgent, format_into};

#[test]
fn keys() {
    let bare = ApiKey::parse("MS0x").unwrap();
    stops(bare.expose_key(), "MS0x");
    stops(bare.with_shard(Shard::Uk1).unwrap().expose_key(), "MS0x-uk1");
    stops(format_args!("{bare:?}"), "ApiKey { shard: Au1, given: false, .. }");
    stops(format_args!("{:?}", bare.authorization()), "Authorization { shard: Au1, .. }");
}

#[test]
fn shards() {
    stops(Shard::Uk1, "uk1");
    stops(Region::UnitedKingdom, "United Kingdom");
    stops(Shard::from_code("uk9").unwrap_err(), "unknown shard uk9");
    stops(Shard::from_code("uk").unwrap_err(), "malformed shard code");
    stops(Region::from_code("GB").unwrap_err(), "unknown region");
    let error = Shard::from_code("uk9").unwrap_err();
    stops(format_args!("{error:?}"), r#"Unknown(ShardCode("uk9"))"#);
    let key = ApiKey::parse("MS0x-uk1").unwrap();
    stops(key.with_shard(Shard::Au1).unwrap_err(), "expected shard uk1, found au1");
}

#[test]
fn urls_that_are_built() {
    let url = Shard::Uk1.api_url(&["a", "é/"]).unwrap();
    let url = url.with_query(&[("q[]", "x"), ("é", ""), ("", "~ ~")]);
    let target = "/v1/a/%C3%A9%2F?q%5B%5D=x&%C3%A9=&=~%20~";
    stops(url.path_and_query(), target);
    stops(url, &format!("https://api.uk1.cliniko.com{target}"));
    stops(format_args!("{url:?}"), &format!("ApiUrl(https://api.uk1.cliniko.com{target})"));
    stops(format_args!("{:?}", url.path_and_query()), &format!("PathAndQuery({target})"));
    stops(Shard::Uk1.api_url(&[""]).unwrap_err(), "path segment 0 is empty");
}

#[test]
fn links() {
    let link = Shard::Uk1.rebase_link("/v1/{1}?id>5").unwrap();
    stops(link, "https://api.uk1.cliniko.com/v1/%7B1%7D?id%3E5");
    for (url, message) in [
        ("http://api.uk1.cliniko.com/v1", "scheme other than https in the link at byte 0"),
        ("https://api.uk9.cliniko.com/v1", "unknown shard uk9 in the link at byte 12"),
        ("https://api.au1.cliniko.com/v1", "other shard au1 in the link at byte 12"),
    ] {
        stops(Shard::Uk1.check_link(url).unwrap_err(), message);
    }
}

#[test]
fn accounts() {
    let account = AccountUrl::parse("Clinic.au1.cliniko.com").unwrap();
    stops(account, "https://clinic.au1.cliniko.com");
    stops(format_args!("{account:?}"), "AccountUrl(https://clinic.au1.cliniko.com)");
    for (text, message) in [
        ("", "no text in the address at byte 0"),
        ("clinic.au9.cliniko.com", "unknown shard au9 in the address at byte 7"),
    ] {
        stops(AccountUrl::parse(text).unwrap_err(), message);
    }
}

#[test]
fn user_agents() {
    stops(UserAgent::new("App", "devs@example.com").unwrap(), "App (devs@example.com)");
    let error = UserAgent::new("", "devs@example.com").unwrap_err();
    stops(error, "no name for the user agent at byte 0");
}

#[test]
fn errors_of_keys() {
    for (text, message) in [
        ("", "no key at byte 0"),
        ("MS0x@", "unexpected character '@' at byte 4"),
        ("MS0xé", "unexpected character U+00E9 at byte 4"),
        ("MS0x-uk9", "unknown shard uk9 at byte 5"),
    ] {
        stops(ApiKey::parse(text).unwrap_err(), message);
    }
}

#[test]
fn buffers() {
    let error = format_into(&mut [], Shard::Uk1).unwrap_err();
    stops(error, "buffer too small: 3 bytes needed");
}

/// Whatever room there is gets the beginning of the text, and nothing is written after a refusal.
#[track_caller]
fn stops(value: impl Display, text: &str) {
    for room in 0..=text.len() {
        let mut writer = Writer { room, written: Vec::new(), refused: false };
        let result = write!(writer, "{value}");
        assert_eq!(writer.written, text.as_bytes()[..room], "{text}");
        assert_eq!(result.is_err(), room < text.len(), "{text}");
    }
}

struct Writer {
    room: usize,
    written: Vec<u8>,
    refused: bool,
}

impl Write for Writer {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        assert!(!self.refused, "it goes on after a refusal");
        for byte in text.bytes() {
            self.refused = self.written.len() == self.room;
            if self.refused {
                return Err(fmt::Error);
            }
            self.written.push(byte);
        }
        Ok(())
    }
}
