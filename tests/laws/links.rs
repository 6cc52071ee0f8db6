//! Links and base URLs, which name the host that the key is sent to.

use cliniko_core::{ApiUrl, LinkError, LinkErrorKind, Shard};

use super::{errors, urls};
use crate::reference::shards::SHARDS;
use crate::reference::{Verdict, codes, links};

/// `Shard::check_link`. Every shard rebases what one shard accepts to the same path and query.
#[track_caller]
pub fn check_link(shard: Shard, link: &str) -> Verdict<LinkErrorKind> {
    let found = shard.check_link(link);
    let verdict = verdict(shard, link, found);
    assert_eq!(verdict, links::check_link(shard, link), "{link:?}");
    if let Ok(url) = found {
        assert_eq!(Shard::from_api_url(link), Ok(shard), "{link:?}");
        let target = url.path_and_query().to_string();
        for (_, other, _) in SHARDS {
            let rebased = format!("https://{}{target}", other.api_host());
            for input in [link, &target] {
                let url = other.rebase_link(input).map(|url| url.to_string());
                assert_eq!(url.as_ref(), Ok(&rebased), "{input:?}");
            }
        }
    }
    verdict
}

/// `Shard::rebase_link`
#[track_caller]
pub fn rebase_link(shard: Shard, link: &str) -> Verdict<LinkErrorKind> {
    let verdict = verdict(shard, link, shard.rebase_link(link));
    assert_eq!(verdict, links::rebase_link(shard, link), "{link:?}");
    verdict
}

/// `Shard::from_api_url`
#[track_caller]
pub fn from_api_url(url: &str) -> Result<Shard, (LinkErrorKind, usize)> {
    let found = Shard::from_api_url(url).map_err(|error| fault(url, &error));
    assert_eq!(found, links::from_api_url(url), "{url:?}");
    found
}

#[track_caller]
fn verdict(
    shard: Shard,
    link: &str,
    found: Result<ApiUrl<'_>, LinkError>,
) -> Verdict<LinkErrorKind> {
    found.map(|url| urls::url(url, shard)).map_err(|error| fault(link, &error))
}

#[track_caller]
fn fault(text: &str, error: &LinkError) -> (LinkErrorKind, usize) {
    errors::points_into(text, error, error.index(), codes::link(error.kind()));
    (error.kind(), error.index())
}
