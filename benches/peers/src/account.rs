//! From an account's address to its subdomain and shard.

use cliniko_core::AccountUrl;
use url::Url;

use crate::SHARDS;

pub fn ours<T>(text: &str, then: impl FnOnce(&str, &str) -> T) -> Option<T> {
    let account = AccountUrl::parse(text).ok()?;
    Some(then(account.subdomain(), account.shard().as_str()))
}

pub fn url<T>(text: &str, then: impl FnOnce(&str, &str) -> T) -> Option<T> {
    let url = Url::parse(text).ok()?;
    let is_plain = matches!(url.scheme(), "http" | "https")
        && url.username().is_empty()
        && url.password().is_none()
        && url.port().is_none();
    let (subdomain, shard) = url.host_str()?.strip_suffix(".cliniko.com")?.split_once('.')?;
    let is_label = subdomain.len() <= 63
        && !subdomain.starts_with('-')
        && !subdomain.ends_with('-')
        && subdomain.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        && !matches!(subdomain, "" | "api" | "www");
    (is_plain && is_label && SHARDS.contains(&shard)).then(|| then(subdomain, shard))
}
