//! Nearly everything in the library, with every message: keys, pasted keys, headers, URLs, links, accounts and
//! user agents.

#![no_std]
#![no_main]

#[path = "../board.rs"]
mod board;

use core::fmt::Display;
use core::hint::black_box;

use cliniko_core::{AccountUrl, ApiKey, Region, Shard, UserAgent, format_into};

fn run(key: &str) -> u32 {
    match all_is_right(key) {
        Some(()) => 0,
        None => 1,
    }
}

fn all_is_right(key: &str) -> Option<()> {
    keys(key)?;
    refused_keys()?;
    shards_and_regions()?;
    urls(black_box(Shard::Uk1))?;
    links(black_box(Shard::Au1))?;
    accounts()?;
    user_agents()
}

fn keys(text: &str) -> Option<()> {
    let key = ApiKey::parse(text).ok()?;
    let header = key.authorization();
    holds(board::are_right(key.shard().api_base_url(), header.expose_value()))?;
    begins(header.unauthorized_help(), "Cliniko did not accept the key.")?;
    begins(header.forbidden_help(), "The key is good")?;

    let pasted = ApiKey::parse_pasted(black_box(" “MS0xLWl4SzYY–UK1”\r\n")).ok()?;
    shows(&pasted.expose_key(), "MS0xLWl4SzYY-uk1")?;

    let key = ApiKey::from_parts(black_box("MS0x"), black_box(Shard::Ca1)).ok()?;
    shows(&key.expose_key(), "MS0x-ca1")?;
    let error = key.with_shard(black_box(Shard::Uk3)).err()?;
    shows(&error, "the key is for shard ca1, not uk3")?;
    holds(error.code() == "shard_mismatch")?;
    begins(error.help(), "The key belongs to a different shard")?;

    let joined = ApiKey::parse(black_box("MS0xLWl4SzYYuk1")).ok()?;
    holds(joined.suspected_shard() == Some(Shard::Uk1))
}

fn refused_keys() -> Option<()> {
    for (text, message, code, help) in black_box([
        (
            "MS0x@",
            "unexpected character '@' at byte 4",
            "key_unexpected_character",
            "A key has no @ sign.",
        ),
        (
            "KEY=MS0x",
            "unexpected character '=' at byte 3",
            "key_unexpected_character",
            "Paste the key alone",
        ),
        (
            "MS0x\u{200B}",
            "white space or invisible character at byte 4",
            "key_whitespace",
            "There is a space",
        ),
        (
            "MS0x-uk9",
            "unknown shard uk9 at byte 5",
            "key_unknown_shard",
            "Check the end of the key",
        ),
    ]) {
        let error = ApiKey::parse(text).err()?;
        shows(&error, message)?;
        holds(error.code() == code)?;
        begins(error.help(), help)?;
    }
    Some(())
}

fn shards_and_regions() -> Option<()> {
    shows(&Shard::from_code(black_box("CA1")).ok()?.region(), "Canada")?;
    let error = Shard::from_code(black_box("uk")).err()?;
    shows(&error, "malformed shard code")?;
    holds(error.code() == "shard_malformed")?;
    begins(error.help(), "Enter only the shard")?;
    shows(&black_box("united kingdom").parse::<Region>().ok()?, "United Kingdom")?;
    let error = Region::from_code(black_box("GB")).err()?;
    shows(&error, "unknown region")?;
    holds(error.code() == "region_unknown")?;
    begins(error.help(), "Enter the code of a region")
}

fn urls(shard: Shard) -> Option<()> {
    let url = shard.api_url(black_box(&["patients", "1"])).ok()?;
    let url = url.with_query(black_box(&[("q[]", "id:>5")]));
    shows(&url, "https://api.uk1.cliniko.com/v1/patients/1?q%5B%5D=id%3A%3E5")?;
    holds(url.last_segment() == Some("1"))?;
    let error = shard.api_url(black_box(&["patients", ".."])).err()?;
    shows(&error, "path segment 1 is a dot segment")?;
    holds(error.code() == "path_dot_segment")?;
    begins(error.help(), "Clients resolve dot segments")?;

    let error = format_into(&mut [0; 8], shard.api_host()).err()?;
    shows(&error, "buffer too small: 19 bytes needed")?;
    holds(error.code() == "buffer_too_small")?;
    begins(error.help(), "Give a buffer")
}

fn links(shard: Shard) -> Option<()> {
    let next = black_box("https://api.au1.cliniko.com/v1/patients?q[]=id:>5");
    shows(&shard.check_link(next).ok()?.path_and_query(), "/v1/patients?q%5B%5D=id:%3E5")?;
    let stray = black_box("https://api.au1.cliniko.com@example.org/v1");
    let error = shard.check_link(stray).err()?;
    shows(&error, "userinfo in the link at byte 27")?;
    holds(error.code() == "link_userinfo")?;
    begins(error.help(), "The part before the @")?;
    let old = black_box("http://api.cliniko.com/v1/patients");
    shows(&shard.rebase_link(old).ok()?, "https://api.au1.cliniko.com/v1/patients")?;
    shows(&Shard::from_api_url(black_box("https://api.au4.cliniko.com")).ok()?, "au4")
}

fn accounts() -> Option<()> {
    let address = black_box("Good-Healthy-Times.au3.cliniko.com/bookings");
    shows(&AccountUrl::parse(address).ok()?, "https://good-healthy-times.au3.cliniko.com")?;
    let error = AccountUrl::parse(black_box("clinic@example.org")).err()?;
    shows(&error, "userinfo in the address at byte 6")?;
    holds(error.code() == "account_userinfo")?;
    begins(error.help(), "If this is an e-mail address")
}

fn user_agents() -> Option<()> {
    let agent = UserAgent::new(black_box("Pump"), black_box("devs@helpfulapp.com")).ok()?;
    shows(&agent, "Pump (devs@helpfulapp.com)")?;
    let error = UserAgent::new(black_box("Pump"), black_box("devs")).err()?;
    shows(&error, "invalid user-agent e-mail address at byte 4")?;
    holds(error.code() == "user_agent_invalid_email")?;
    begins(error.help(), "Give an e-mail address")
}

fn holds(right: bool) -> Option<()> {
    right.then_some(())
}

fn shows(value: &dyn Display, expected: &str) -> Option<()> {
    holds(format_into(&mut [0; 80], value) == Ok(expected))
}

fn begins(text: &str, expected: &str) -> Option<()> {
    holds(text.starts_with(expected))
}
