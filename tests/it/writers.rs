//! `Display` into a writer that has no more room: each value stops there, and returns the error.

use std::fmt::{self, Display, Write};

use cliniko_core::{AccountUrl, ApiKey, Region, Shard, UserAgent};

use crate::errors;

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
    let error = Shard::from_code("uk9").unwrap_err();
    stops(format_args!("{error:?}"), r#"Unknown(ShardCode("uk9"))"#);
}

#[test]
fn urls_that_are_built() {
    let url = Shard::Uk1.api_url(&["a", "b-c"]).unwrap();
    let url = url.with_query(&[("q[]", "x"), ("é", ""), ("", "~ ~")]);
    let target = "/v1/a/b-c?q%5B%5D=x&%C3%A9=&=~%20~";
    stops(url.path_and_query(), target);
    stops(url, &format!("https://api.uk1.cliniko.com{target}"));
    stops(format_args!("{url:?}"), &format!("ApiUrl(https://api.uk1.cliniko.com{target})"));
    stops(format_args!("{:?}", url.path_and_query()), &format!("PathAndQuery({target})"));
}

/// Longer than any buffer inside.
#[test]
fn a_long_url() {
    let long = "abcdefgh".repeat(100);
    let segments = ["a", &long];
    stops(
        Shard::Uk1.api_url(&segments).unwrap(),
        &format!("https://api.uk1.cliniko.com/v1/a/{long}"),
    );
    let spaces = " ".repeat(300);
    let url = Shard::Uk1.api_url(&["a"]).unwrap();
    let expected = format!("https://api.uk1.cliniko.com/v1/a?q={}", "%20".repeat(300));
    stops(url.with_query(&[("q", &spaces)]), &expected);
    let link = format!("/v1/a?{}{}", ">".repeat(300), long);
    let expected = format!("https://api.uk1.cliniko.com/v1/a?{}{long}", "%3E".repeat(300));
    stops(Shard::Uk1.rebase_link(&link).unwrap(), &expected);
}

#[test]
fn links() {
    let link = Shard::Uk1.rebase_link("/v1/a.b?{id}>5%&%41").unwrap();
    stops(link, "https://api.uk1.cliniko.com/v1/a.b?%7Bid%7D%3E5%25&%41");
}

#[test]
fn accounts() {
    let account = AccountUrl::parse("Clinic.au1.cliniko.com").unwrap();
    stops(account, "https://clinic.au1.cliniko.com");
    stops(format_args!("{account:?}"), "AccountUrl(https://clinic.au1.cliniko.com)");
}

#[test]
fn user_agents() {
    stops(UserAgent::new("App", "devs@example.com").unwrap(), "App (devs@example.com)");
}

#[test]
fn every_error() {
    for error in errors::samples() {
        stops(&error.boxed, &error.message);
    }
    // The longest that are not among them.
    for (text, message) in [
        ("MS0xé", "unexpected character U+00E9 at byte 4"),
        ("MS0x\u{10FFFF}", "unexpected character U+10FFFF at byte 4"),
    ] {
        stops(ApiKey::parse(text).unwrap_err(), message);
    }
}

/// With less room than it needs, it writes a prefix of `text`, and nothing after an error.
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
        assert!(!self.refused, "it goes on after an error");
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
