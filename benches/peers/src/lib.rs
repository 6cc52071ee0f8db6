//! One piece of work, done in several ways: from a key's text to the base URL and the header's value.
//!
//! Each way checks the token and the shard, gives `None` for a text that is no key, and lends its result to
//! `then`, since some of them have it on the stack.

use std::sync::LazyLock;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use cliniko_core::ApiKey;
use headers::authorization::Credentials as _;
use regex::Regex;
use url::Url;

/// What a header consists of at most: `Basic `, and the base64 of 133 bytes and a colon.
const MAX_LEN: usize = 186;

const MAX_TOKEN_LEN: usize = 128;

/// This crate.
pub fn ours<T>(text: &str, then: impl FnOnce(&str, &str) -> T) -> Option<T> {
    let key = ApiKey::parse(text).ok()?;
    let authorization = key.authorization();
    Some(then(key.shard().api_base_url(), authorization.expose_value()))
}

/// One expression for the whole grammar. Its captures would take three times as long.
pub fn regex<T>(text: &str, then: impl FnOnce(&str, &str) -> T) -> Option<T> {
    static KEY: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new("^[0-9A-Za-z]{1,128}(?:-(?:au[1-5]|ca1|eu1|uk[1-3]|us1))?$").unwrap()
    });
    if !KEY.is_match(text) {
        return None;
    }
    let (_, shard) = text.split_once('-').unwrap_or((text, "au1"));
    let url = format!("https://api.{shard}.cliniko.com/v1");
    let value = format!("Basic {}", STANDARD.encode(format!("{text}:")));
    Some(then(&url, &value))
}

/// What most would write.
pub fn split<T>(text: &str, then: impl FnOnce(&str, &str) -> T) -> Option<T> {
    let shard = checked_shard(text)?;
    let url = format!("https://api.{shard}.cliniko.com/v1");
    let value = format!("Basic {}", STANDARD.encode(format!("{text}:")));
    Some(then(&url, &value))
}

/// With the types that HTTP libraries take.
pub fn headers<T>(text: &str, then: impl FnOnce(&str, &str) -> T) -> Option<T> {
    let shard = checked_shard(text)?;
    let url = Url::parse(&format!("https://api.{shard}.cliniko.com/v1")).ok()?;
    let value = headers::Authorization::basic(text, "").0.encode();
    Some(then(url.as_str(), value.to_str().ok()?))
}

/// Without an allocation.
pub fn stack<T>(text: &str, then: impl FnOnce(&str, &str) -> T) -> Option<T> {
    encoded_on_the_stack(text, then, |credentials, room| {
        STANDARD.encode_slice(credentials, room).ok()
    })
}

/// Without an allocation, by the processor's vector instructions as far as it has them at run time.
pub fn stack_simd<T>(text: &str, then: impl FnOnce(&str, &str) -> T) -> Option<T> {
    encoded_on_the_stack(text, then, |credentials, room| {
        let out = base64_simd::Out::from_slice(room);
        Some(base64_simd::STANDARD.encode(credentials, out).len())
    })
}

/// The shard of a key, by a list of them.
fn checked_shard(text: &str) -> Option<&str> {
    const SHARDS: [&str; 11] =
        ["au1", "au2", "au3", "au4", "au5", "ca1", "eu1", "uk1", "uk2", "uk3", "us1"];
    let (token, shard) = text.split_once('-').unwrap_or((text, "au1"));
    let is_token = (1..=MAX_TOKEN_LEN).contains(&token.len())
        && token.bytes().all(|byte| byte.is_ascii_alphanumeric());
    (is_token && SHARDS.contains(&shard)).then_some(shard)
}

#[inline(always)]
fn encoded_on_the_stack<T>(
    text: &str,
    then: impl FnOnce(&str, &str) -> T,
    encode: impl FnOnce(&[u8], &mut [u8]) -> Option<usize>,
) -> Option<T> {
    let (token, shard) = text.split_once('-').unwrap_or((text, "au1"));
    let is_token = (1..=MAX_TOKEN_LEN).contains(&token.len())
        && token.bytes().all(|byte| IS_TOKEN[usize::from(byte)]);
    if !is_token {
        return None;
    }
    let url = base_url(shard)?;
    let mut credentials = [0; MAX_TOKEN_LEN + 6];
    credentials[..text.len()].copy_from_slice(text.as_bytes());
    credentials[text.len()] = b':';
    let mut value = [0; MAX_LEN];
    let (scheme, room) = value.split_at_mut(6);
    scheme.copy_from_slice(b"Basic ");
    let len = encode(&credentials[..=text.len()], room)?;
    Some(then(url, str::from_utf8(&value[..6 + len]).ok()?))
}

static IS_TOKEN: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0_u8;
    while byte < 128 {
        table[byte as usize] = byte.is_ascii_alphanumeric();
        byte += 1;
    }
    table
};

fn base_url(shard: &str) -> Option<&'static str> {
    Some(match shard {
        "au1" => "https://api.au1.cliniko.com/v1",
        "au2" => "https://api.au2.cliniko.com/v1",
        "au3" => "https://api.au3.cliniko.com/v1",
        "au4" => "https://api.au4.cliniko.com/v1",
        "au5" => "https://api.au5.cliniko.com/v1",
        "ca1" => "https://api.ca1.cliniko.com/v1",
        "eu1" => "https://api.eu1.cliniko.com/v1",
        "uk1" => "https://api.uk1.cliniko.com/v1",
        "uk2" => "https://api.uk2.cliniko.com/v1",
        "uk3" => "https://api.uk3.cliniko.com/v1",
        "us1" => "https://api.us1.cliniko.com/v1",
        _ => return None,
    })
}
