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
//! Cliniko is practice-management software for clinics, whose accounts live on regional shards. This crate
//! is unofficial: Cliniko has no part in it.
//!
//! # What to reach for
//!
//! | to | use |
//! | --- | --- |
//! | read a key from a file or a variable | [`ApiKey::parse`] |
//! | read a key that a person pasted, and tell them what is wrong | [`ApiKey::parse_pasted`], [`ParseKeyError::help`] |
//! | stay silent while they type | [`ParseKeyError::is_incomplete`] |
//! | put together a token and a shard that are stored apart | [`ApiKey::from_parts`], [`ApiKey::with_shard`] |
//! | learn the shard from the clinic's web address | [`AccountUrl`] |
//! | keep what a client sends | [`Authorization`] |
//! | build a URL | [`Shard::api_url`], [`ApiUrl::with_query`] |
//! | follow `links.next` or a `Location` | [`Shard::check_link`] |
//! | take stored links to another shard | [`Shard::rebase_link`] |
//! | say who is asking | [`UserAgent`] |
//! | print any of these without an allocator | [`format_into`] |
//!
//! The README shows a client, a form, stored keys and a loop over pages.
//!
//! # Scope
//!
//! There is nothing of HTTP here: no client, no JSON, no retries, no redirects. The caller brings the
//! transport. Nor does it judge whether a key is live, which only Cliniko knows.
//!
//! The crate has no dependency and no feature, allocates nothing, and does not panic. What can be is
//! `const`.
//!
//! # Secrets
//!
//! The key, the clinic's address and every link come from strangers. No text can make the crate produce a
//! host other than `api.{known shard}.cliniko.com` or `{label}.{known shard}.cliniko.com`, a header value with
//! anything but base64 after `Basic `, or an output that shows a token, except through a method whose name
//! starts with `expose_`.
//!
//! It does not wipe memory, hide how long things take, or follow redirects.
//!
//! # Lengths and positions
//!
//! Both are in bytes, not in characters. The position of an error is on a character boundary of the text
//! that was given, and at most its length.

#![no_std]

mod account;
mod authorization;
mod base64;
mod character;
mod format;
mod key;
mod link;
mod other_shard;
mod percent;
mod region;
mod shard;
mod text;
mod uri;
mod url;
mod user_agent;

#[cfg(doctest)]
mod doctests;

pub use account::{AccountUrl, AccountUrlError, AccountUrlErrorKind};
pub use authorization::Authorization;
pub use format::{BufferTooSmall, format_into};
pub use key::{ApiKey, ExposedKey, ParseKeyError, ParseKeyErrorKind};
pub use link::{LinkError, LinkErrorKind};
pub use other_shard::OtherShard;
pub use region::{ParseRegionError, Region};
pub use shard::{ParseShardError, Shard, ShardCode};
pub use url::{ApiUrl, PathAndQuery, PathError, PathErrorKind};
pub use user_agent::{UserAgent, UserAgentError, UserAgentErrorKind};

/// The media type of the API: the value of `Accept`, and of `Content-Type` where a request has a body.
pub const MEDIA_TYPE: &str = "application/json";

/// The README's code, compiled and run.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
