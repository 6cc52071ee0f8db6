//! Whether a link of the API may be sent the key of a shard.

use cliniko_core::{ApiUrl, Shard};
use http::{Uri, uri::Scheme};
use url::Url;

/// The host that the peers accept.
pub const SHARD: Shard = Shard::Uk1;
const HOST: &str = "api.uk1.cliniko.com";

pub fn ours(link: &str) -> Option<ApiUrl<'_>> {
    SHARD.check_link(link).ok()
}

pub fn http(link: &str) -> Option<Uri> {
    let uri: Uri = link.parse().ok()?;
    let is_ours = uri.scheme() == Some(&Scheme::HTTPS)
        && uri.authority().is_some_and(|authority| authority.as_str() == HOST)
        && is_api_path(uri.path());
    is_ours.then_some(uri)
}

pub fn url(link: &str) -> Option<Url> {
    let url = Url::parse(link).ok()?;
    let is_ours = url.scheme() == "https"
        && url.username().is_empty()
        && url.password().is_none()
        && url.host_str() == Some(HOST)
        && url.port().is_none()
        && url.fragment().is_none()
        && is_api_path(url.path());
    is_ours.then_some(url)
}

fn is_api_path(path: &str) -> bool {
    path.strip_prefix("/v1").is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}
