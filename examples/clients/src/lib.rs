//! The same small client of Cliniko's API on three HTTP libraries: [`ureq_client`], [`reqwest_client`] and
//! [`hyper_client`]. Each is complete: the credentials, the pages, the redirects.
//!
//! This module has what does not depend on the HTTP library: the only call that exposes the credentials, the
//! check of links, and the meaning of a response.

pub mod hyper_client;
pub mod reqwest_client;
pub mod ureq_client;

use std::fmt;

use cliniko_core::{
    ApiUrl, Authorization, LinkError, LinkErrorKind, ParseKeyError, PathError, Shard,
    ShardMismatch, UserAgentError,
};
use http::{HeaderMap, HeaderValue, StatusCode};
use serde::Deserialize;

/// The README's code, compiled.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

/// A [`Refusal`], an error of `cliniko_core`, or one of the HTTP library.
pub type Error = Box<dyn std::error::Error + Send + Sync>;

/// What to do about an error, if it says so: the line to print below the error itself.
#[must_use]
pub fn help(error: &Error) -> Option<&'static str> {
    let help = error.downcast_ref().map(ParseKeyError::help);
    let help = help.or_else(|| error.downcast_ref().map(LinkError::help));
    let help = help.or_else(|| error.downcast_ref().map(PathError::help));
    let help = help.or_else(|| error.downcast_ref().map(ShardMismatch::help));
    let help = help.or_else(|| error.downcast_ref().map(UserAgentError::help));
    help.or_else(|| error.downcast_ref().and_then(Refusal::help))
}

/// The credentials for a request to `url`, which is checked already: every [`ApiUrl`] is.
///
/// # Errors
///
/// [`ShardMismatch`] for a URL of another shard.
pub fn credentials(authorization: &Authorization, url: &ApiUrl<'_>) -> Result<HeaderValue, Error> {
    let mut value = HeaderValue::from_str(authorization.expose_value_for(url)?)?;
    value.set_sensitive(true); // or a request's `Debug` would print it
    Ok(value)
}

/// Checks a link. One on the legacy host, which would only redirect to the key's shard, and one without a host,
/// as a `Location` may be, is taken to the key's shard.
///
/// # Errors
///
/// [`LinkError`] for a link that the key must not follow.
pub fn follow(shard: Shard, link: &str) -> Result<ApiUrl<'_>, LinkError> {
    match shard.check_link(link) {
        Err(error)
            if matches!(error.kind(), LinkErrorKind::LegacyHost | LinkErrorKind::NotAbsolute) =>
        {
            shard.rebase_link(link)
        }
        checked => checked,
    }
}

/// A page of the list, as the API sends it.
#[derive(Debug, Deserialize)]
pub struct Page {
    pub patients: Vec<Patient>,
    pub links: Links,
}

/// A patient, without the fields that this client has no use for.
#[derive(Debug, Deserialize)]
pub struct Patient {
    /// A 64-bit integer, sent as a string because a JavaScript number cannot hold every one.
    pub id: String,
}

#[derive(Debug, Deserialize)]
pub struct Links {
    /// Absent on the last page.
    pub next: Option<String>,
}

impl Page {
    /// Reads a response. A redirect is read as an empty page with a link to the next, so that its `Location`
    /// is checked as every other link is.
    ///
    /// # Errors
    ///
    /// [`Refusal`] for a response without a page, or an error of `serde_json`.
    pub fn read(
        authorization: &Authorization,
        status: StatusCode,
        headers: &HeaderMap,
        body: &[u8],
    ) -> Result<Page, Error> {
        let header = |name| Some(headers.get(name)?.to_str().ok()?.to_owned());
        match (status.as_u16(), header("location")) {
            (200, _) => Ok(serde_json::from_slice(body)?),
            (301 | 302 | 307 | 308, next @ Some(_)) => {
                Ok(Page { patients: Vec::new(), links: Links { next } })
            }
            (401, _) => Err(Refusal::Unauthorized(authorization.unauthorized_help()).into()),
            (403, _) => Err(Refusal::Forbidden(authorization.forbidden_help()).into()),
            (429, _) => Err(Refusal::TooManyRequests(header("x-ratelimit-reset")).into()),
            _ => Err(Refusal::Status(status).into()),
        }
    }
}

/// Why there is no list.
#[derive(Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The key was not accepted. The string says what the user should check.
    Unauthorized(&'static str),
    /// The key's user may not read this. The string says what to do.
    Forbidden(&'static str),
    /// There were too many requests, until the time in `X-RateLimit-Reset`.
    TooManyRequests(Option<String>),
    /// Any other status without a page.
    Status(StatusCode),
    /// A link or a redirect leads to a page that was read before.
    Loop,
}

impl Refusal {
    fn help(&self) -> Option<&'static str> {
        match self {
            Refusal::Unauthorized(help) | Refusal::Forbidden(help) => Some(help),
            _ => None,
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refusal::Unauthorized(_) => f.write_str("status 401: the key was not accepted"),
            Refusal::Forbidden(_) => f.write_str("status 403: not allowed"),
            Refusal::TooManyRequests(Some(reset)) => write!(f, "too many requests until {reset}"),
            Refusal::TooManyRequests(None) => f.write_str("too many requests"),
            Refusal::Status(status) => write!(f, "unexpected status {status}"),
            Refusal::Loop => f.write_str("pagination loop"),
        }
    }
}

impl std::error::Error for Refusal {}
