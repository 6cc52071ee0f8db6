//! Whatever `check_link` accepts, other crates read as a URL of that shard's API, as given and as displayed;
//! `rebase_link` brings it there; and path and query are the given ones, but for the characters that no URI
//! may contain.

use cliniko_core::{ApiUrl, LinkError, Shard};
use percent_encoding::{AsciiSet, utf8_percent_encode};
use url::Url;

use crate::clients::{leads_to_api, read};
use crate::some_shard;

pub fn spec_link(data: &[u8]) {
    let text = crate::text(data);
    for shard in Shard::ALL {
        if let Some(url) = link_or_place(text, shard.check_link(text)) {
            let given = Url::parse(text).expect("a URL");
            assert_eq!(given.scheme(), "https");
            assert_eq!(given.host_str(), Some(shard.api_host()));
            assert!(leads_to_api(&given));
            check(text, url, *shard);
            assert!(some_shard(data).rebase_link(text).is_ok());
        }
    }
    let shard = some_shard(data);
    if let Some(url) = link_or_place(text, shard.rebase_link(text)) {
        let base = Url::parse(shard.api_base_url()).expect("a URL");
        let given = base.join(text).expect("a URL");
        assert!(["http", "https"].contains(&given.scheme()));
        assert!(hosts().any(|host| given.host_str() == Some(host)));
        assert!(leads_to_api(&given));
        check(text, url, shard);
    }
}

fn link_or_place<'a>(text: &str, result: Result<ApiUrl<'a>, LinkError>) -> Option<ApiUrl<'a>> {
    match result {
        Ok(url) => Some(url),
        Err(error) => {
            // False beyond the end as well.
            assert!(text.is_char_boundary(error.index()));
            None
        }
    }
}

fn check(text: &str, url: ApiUrl<'_>, shard: Shard) {
    let target = utf8_percent_encode(target(text), NOT_IN_URI).to_string();
    read(&url, shard);
    assert_eq!(url.path_and_query().to_string(), target);

    let path = target.split('?').next();
    assert_eq!(Some(url.with_query(&[]).path_and_query().to_string().as_str()), path);
    let pairs = [("q[]", text), (text, "")];
    let queried = read(&url.with_query(&pairs), shard);
    assert_eq!(Some(queried.path()), path);
    assert!(queried.query_pairs().eq(pairs.map(|(name, value)| (name.into(), value.into()))));
}

/// Path and query: all from the first slash that does not belong to the `://`.
fn target(text: &str) -> &str {
    let after_scheme = text.split_once("://").filter(|_| !text.starts_with('/'));
    let from = after_scheme.map_or(text, |(_, rest)| rest);
    &from[from.find('/').expect("a path")..]
}

const NOT_IN_URI: &AsciiSet = &AsciiSet::EMPTY
    .add(b'"')
    .add(b'<')
    .add(b'>')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// The hosts whose links can be rebased.
pub fn hosts() -> impl Iterator<Item = &'static str> {
    Shard::ALL.iter().map(|shard| shard.api_host()).chain(["api.cliniko.com"])
}
