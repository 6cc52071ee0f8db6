//! From a key to the base URL and the header's value.
//!
//! Each way returns `None` for an invalid key, and passes its result to `then`, since some ways have it on the
//! stack.

use std::sync::LazyLock;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use cliniko_core::ApiKey;
use headers::authorization::Credentials as _;
use regex::Regex;
use url::Url;

use crate::{SHARDS, base_url};

/// The longest value: `Basic `, and the base64 of 133 bytes and a colon.
const MAX_LEN: usize = 186;

const MAX_TOKEN_LEN: usize = 128;

pub fn ours<T>(text: &str, then: impl FnOnce(&str, &str) -> T) -> Option<T> {
    let key = ApiKey::parse(text).ok()?;
    let authorization = key.authorization();
    Some(then(key.shard().api_base_url(), authorization.expose_value()))
}

/// One expression for the whole grammar, which captures the shard.
pub fn regex<T>(text: &str, then: impl FnOnce(&str, &str) -> T) -> Option<T> {
    let captures = KEY.captures(text)?;
    let shard = captures.get(1).map_or("au1", |shard| shard.as_str());
    let url = format!("https://api.{shard}.cliniko.com/v1");
    let value = format!("Basic {}", STANDARD.encode(format!("{text}:")));
    Some(then(&url, &value))
}

/// The same without captures, which take a third of its time.
pub fn regex_is_match<T>(text: &str, then: impl FnOnce(&str, &str) -> T) -> Option<T> {
    if !KEY.is_match(text) {
        return None;
    }
    let (_, shard) = text.split_once('-').unwrap_or((text, "au1"));
    let url = format!("https://api.{shard}.cliniko.com/v1");
    let value = format!("Basic {}", STANDARD.encode(format!("{text}:")));
    Some(then(&url, &value))
}

static KEY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!("^[0-9A-Za-z]{{1,128}}(?:-({}))?$", SHARDS.join("|"))).unwrap()
});

/// Without a parser: what most people write.
pub fn by_hand<T>(text: &str, then: impl FnOnce(&str, &str) -> T) -> Option<T> {
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
pub fn base64<T>(text: &str, then: impl FnOnce(&str, &str) -> T) -> Option<T> {
    on_the_stack(text, then, |credentials, buffer| STANDARD.encode_slice(credentials, buffer).ok())
}

/// Without an allocation, and with AVX2 where the processor has it.
pub fn base64_simd<T>(text: &str, then: impl FnOnce(&str, &str) -> T) -> Option<T> {
    on_the_stack(text, then, |credentials, buffer| {
        let out = base64_simd::Out::from_slice(buffer);
        Some(base64_simd::STANDARD.encode(credentials, out).len())
    })
}

fn checked_shard(text: &str) -> Option<&str> {
    let (token, shard) = text.split_once('-').unwrap_or((text, "au1"));
    let is_token = (1..=MAX_TOKEN_LEN).contains(&token.len())
        && token.bytes().all(|byte| byte.is_ascii_alphanumeric());
    (is_token && SHARDS.contains(&shard)).then_some(shard)
}

#[inline(always)]
fn on_the_stack<T>(
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
    let (scheme, encoded) = value.split_at_mut(6);
    scheme.copy_from_slice(b"Basic ");
    let len = encode(&credentials[..=text.len()], encoded)?;
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
