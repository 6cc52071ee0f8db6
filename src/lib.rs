//! Everything about a Cliniko API key except sending it: which [shard](Shard) it belongs to, what is wrong
//! with it, where it may be sent, and the header that carries it.
//!
//! ```
//! use cliniko_core::{ApiKey, Shard};
//!
//! let key = ApiKey::parse("MS0xLWl4SzYY-uk1")?;
//! assert_eq!(key.shard(), Shard::Uk1);
//!
//! let url = key.shard().api_url(&["patients", "1"])?.to_string();
//! assert_eq!(url, "https://api.uk1.cliniko.com/v1/patients/1");
//!
//! let authorization = key.authorization();
//! assert_eq!(authorization.expose_value(), "Basic TVMweExXbDRTellZLXVrMTo=");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Cliniko is practice-management software for clinics, whose accounts are on regional shards. This crate is
//! unofficial: Cliniko has no part in it.
//!
//! # Where to start
//!
//! | to | use |
//! | --- | --- |
//! | read a key from a file or a variable | [`ApiKey::parse`] |
//! | read a pasted key, and tell the user what is wrong | [`ApiKey::parse_pasted`], [`ParseKeyError::help`] |
//! | show no message while the user types | [`ParseKeyError::is_incomplete`] |
//! | ask about a lost hyphen | [`ApiKey::suspected_shard`] |
//! | combine a token and a shard that are stored apart | [`ApiKey::from_parts`], [`ApiKey::with_shard`] |
//! | read the shard from the clinic's web address | [`AccountUrl`] |
//! | read the shard from a configured base URL | [`Shard::from_api_url`] |
//! | keep what a client sends | [`Authorization`] |
//! | build a URL | [`Shard::api_url`], [`ApiUrl::with_query`] |
//! | follow `links.next` or a `Location` | [`Shard::check_link`] |
//! | take the id from a link | [`ApiUrl::last_segment`] |
//! | move stored links to another shard | [`Shard::rebase_link`] |
//! | identify the software to Cliniko | [`UserAgent`] |
//! | print any of these without an allocator | [`format_into`] |
//!
//! [`guide`] has pages on forms, clients, links, storage, errors in other languages and tests.
//!
//! # Scope
//!
//! The crate has no HTTP client, and so no JSON, retries or redirects: the caller chooses an HTTP library. It does not
//! check whether a key is live; only Cliniko knows.
//!
//! The crate has no dependency and no feature, allocates nothing, and does not panic. What can be `const` is.
//!
//! # Secrets
//!
//! Only methods whose names start with `expose_` return a token, a key or a header value. `SECURITY.md` in the
//! package lists what is promised for untrusted input, what is not, and what is left to the caller.
//!
//! # Errors
//!
//! Every error has a stable `code()`, a `help()` that says what to do next, and a `Display` for the log. Positions and
//! lengths are in bytes, not in characters. A position is on a character boundary of the input, and at most its length.

#![no_std]
#![forbid(unsafe_code)]

mod account_url;
mod api_url;
mod authorization;
mod format;
mod host;
mod key;
mod link;
mod region;
mod shard;
mod shard_mismatch;
mod syntax;
mod user_agent;

#[cfg(doctest)]
mod doctests;

#[cfg(any(doc, doctest))]
pub mod guide;

pub use account_url::{AccountUrl, AccountUrlError, AccountUrlErrorKind};
pub use api_url::{ApiUrl, PathAndQuery, PathError, PathErrorKind};
pub use authorization::Authorization;
pub use format::{BufferTooSmall, format_into};
pub use key::{ApiKey, ExposedKey, ParseKeyError, ParseKeyErrorKind};
pub use link::{LinkError, LinkErrorKind};
pub use region::{ParseRegionError, Region};
pub use shard::{ParseShardError, Shard, ShardCode};
pub use shard_mismatch::ShardMismatch;
pub use user_agent::{UserAgent, UserAgentError, UserAgentErrorKind};

/// The media type of the API: the value of `Accept`, and of `Content-Type` if a request has a body.
pub const MEDIA_TYPE: &str = "application/json";

/// The README's code, compiled and run.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
