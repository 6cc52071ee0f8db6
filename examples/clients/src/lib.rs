//! The same small client of Cliniko's API on three HTTP libraries: [`ureq_client`], [`reqwest_client`] and
//! [`hyper_client`]. Each is complete: the credentials, the pages, the redirects.
//!
//! Here is what does not depend on the HTTP library: the one place that exposes the credentials, the one
//! that decides where a link leads, and what an answer means.

pub mod hyper_client;
pub mod reqwest_client;
pub mod ureq_client;

use std::fmt;

use cliniko_core::{ApiUrl, Authorization, LinkError, LinkErrorKind, Shard};
use http::{HeaderMap, HeaderValue, StatusCode};
use serde::Deserialize;

/// The README's code, compiled.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

/// A [`Refusal`], a [`LinkError`], or whatever the HTTP library reports.
pub type Error = Box<dyn std::error::Error + Send + Sync>;

/// The credentials for a request to `url`, which somebody has checked: an [`ApiUrl`] has no other origin.
///
/// # Errors
///
/// [`cliniko_core::OtherShard`] for a URL of another shard.
pub fn credentials(authorization: &Authorization, url: &ApiUrl<'_>) -> Result<HeaderValue, Error> {
    let mut value = HeaderValue::from_str(authorization.expose_value_for(url)?)?;
    value.set_sensitive(true); // or a request's `Debug` would print it
    Ok(value)
}

/// Where a link leads. One on the legacy host, whose redirect would name what is known already, and one that
/// names no host, which a `Location` may do, are taken to the key's own shard.
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

/// A patient; what else the API tells of one is of no interest here.
#[derive(Debug, Deserialize)]
pub struct Patient {
    /// A 64-bit integer, which the API sends as a string because JavaScript's numbers end before it.
    pub id: String,
}

#[derive(Debug, Deserialize)]
pub struct Links {
    /// Absent on the last page.
    pub next: Option<String>,
}

impl Page {
    /// Reads an answer. A redirect is a page with nothing on it but the link to the next, so that its
    /// `Location` is checked as every other link is.
    ///
    /// # Errors
    ///
    /// [`Refusal`] for an answer without a page, or an error of `serde_json`.
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
            (429, _) => Err(Refusal::TooManyRequests(header("x-ratelimit-reset")).into()),
            _ => Err(Refusal::Status(status).into()),
        }
    }
}

/// Why there is no list.
#[derive(Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The key was not accepted; the text says what a person should check.
    Unauthorized(&'static str),
    /// There were too many requests. The value of `X-RateLimit-Reset` says when to go on.
    TooManyRequests(Option<String>),
    /// Another status that brings no page.
    Status(StatusCode),
    /// A link or a redirect leads back to where the list has been.
    Circle,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refusal::Unauthorized(help) => f.write_str(help),
            Refusal::TooManyRequests(Some(reset)) => write!(f, "too many requests until {reset}"),
            Refusal::TooManyRequests(None) => f.write_str("too many requests"),
            Refusal::Status(status) => write!(f, "unexpected status {status}"),
            Refusal::Circle => f.write_str("the pages go in a circle"),
        }
    }
}

impl std::error::Error for Refusal {}
