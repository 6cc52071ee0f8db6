//! No good link is refused: one that the `url` crate reads as a URL of a shard's API and writes unchanged is
//! accepted, also with its origin in capitals and with the port, and with the characters that clients encode.

use cliniko_core::Shard;
use url::{Position, Url};

use crate::clients::leads_to_api;
use crate::some_shard;
use crate::spec_link::hosts;

pub fn spec_link_refusal(data: &[u8]) {
    let text = crate::text(data);
    let Ok(url) = Url::parse(text) else { return };
    // A backslash in a query is the one forbidden character that the crate leaves alone.
    if url.as_str() != text || text.contains('\\') || !leads_to_api(&url) {
        return;
    }
    let port = match url.scheme() {
        "https" => ":443",
        "http" => ":80",
        _ => return,
    };
    let (Some(host), target) = (url.host_str(), &url[Position::BeforePath..]) else { return };
    let origin = format!("{}://{host}{port}", url.scheme());
    let in_capitals = format!("{}{}", origin.to_ascii_uppercase(), raw(target));
    let shard = some_shard(data);
    for link in [text, &in_capitals] {
        if let ("https", Some(own)) = (url.scheme(), shard_of(host)) {
            assert!(own.check_link(link).is_ok(), "{link}");
        }
        if hosts().any(|known| known == host) {
            assert!(shard.rebase_link(link).is_ok(), "{link}");
        }
    }
    assert!(shard.rebase_link(target).is_ok(), "{target}");
}

fn shard_of(host: &str) -> Option<Shard> {
    Shard::ALL.iter().copied().find(|shard| shard.api_host() == host)
}

/// With the characters that are displayed percent-encoded as they may be in a link.
fn raw(target: &str) -> String {
    let encoded = [
        ("%22", "\""),
        ("%3C", "<"),
        ("%3E", ">"),
        ("%5E", "^"),
        ("%60", "`"),
        ("%7B", "{"),
        ("%7C", "|"),
        ("%7D", "}"),
    ];
    encoded.iter().fold(target.to_owned(), |raw, (code, byte)| raw.replace(code, byte))
}
