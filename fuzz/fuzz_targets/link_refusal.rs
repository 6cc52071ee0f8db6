//! No good link is refused: one that the `url` crate reads as a URL of a shard's API and writes unchanged, whose path is
//! of unreserved characters and without empty segments, and whose query has no dot segment, is accepted; so it is with
//! its host in upper case, with the port, and with the raw characters that are displayed percent-encoded.

#![cfg_attr(fuzzing, no_main)]

use cliniko_core::Shard;
use cliniko_core_fuzz::clients::{hosts, is_below_v1};
use cliniko_core_fuzz::{some_shard, text};
use url::{Position, Url};

cliniko_core_fuzz::program!(link_refusal);

fn link_refusal(data: &[u8]) {
    let text = text(data);
    let Ok(url) = Url::parse(text) else { return };
    if url.as_str() != text || !is_good(&url) {
        return;
    }
    let (Some(host), target) = (url.host_str(), &url[Position::BeforePath..]) else { return };
    let port = match url.scheme() {
        "https" => ":443",
        "http" => ":80",
        _ => return,
    };
    let scheme = url.scheme();
    let in_upper_case = format!("{scheme}://{}{port}{}", host.to_ascii_uppercase(), raw(target));
    let shard = some_shard(data);
    for link in [text, &in_upper_case] {
        if let ("https", Some(own)) = (scheme, shard_of(host)) {
            assert!(own.check_link(link).is_ok(), "{link}");
        }
        if hosts().any(|known| known == host) {
            assert!(shard.rebase_link(link).is_ok(), "{link}");
        }
    }
    assert!(shard.rebase_link(target).is_ok(), "{target}");
}

fn is_good(url: &Url) -> bool {
    let unreserved = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    let query = url.query().unwrap_or("");
    is_below_v1(url)
        && url.path().bytes().all(unreserved)
        && !url.path().contains("//")
        && query.split('/').skip(1).all(|piece| piece != "." && piece != "..")
        // The one forbidden character that the crate leaves in a query.
        && !query.contains('\\')
}

fn shard_of(host: &str) -> Option<Shard> {
    Shard::ALL.iter().copied().find(|shard| shard.api_host() == host)
}

/// The target with the characters that are displayed percent-encoded as they may stand in a link.
fn raw(target: &str) -> String {
    let encoded = "\"'<>[]^`{|}".chars();
    encoded.fold(target.to_owned(), |raw, c| {
        raw.replace(&format!("%{:02X}", u32::from(c)), &c.to_string())
    })
}
