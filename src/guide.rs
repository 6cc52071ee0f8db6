//! Guides: pages of this documentation for what takes more than one call.
//!
//! | guide | answers |
//! | --- | --- |
//! | [`form`] | what a form says while a user types or pastes a key, and when it says nothing |
//! | [`client`] | how a long-lived client keeps a key, sends it, and follows redirects |
//! | [`links`] | how to follow pages, take ids from links, and why a link is refused |
//! | [`storing_keys`] | one column or two, `serde`, databases and `clap`; why one key has two good headers |
//! | [`moved_account`] | what to do when an account moves to another shard |
//! | [`errors`] | how to translate errors, and to give positions to JavaScript, Python and other languages |
//! | [`no_alloc`] | how to print without an allocator, and keys in constants |
//! | [`testing`] | which keys to use in tests, and how to send requests to a mock server |
//!
//! All code in them is compiled and run by `cargo test`. The modules exist in the documentation only.

#[doc = include_str!("guide/client.md")]
pub mod client {}

#[doc = include_str!("guide/errors.md")]
pub mod errors {}

#[doc = include_str!("guide/form.md")]
pub mod form {}

#[doc = include_str!("guide/links.md")]
pub mod links {}

#[doc = include_str!("guide/moved_account.md")]
pub mod moved_account {}

#[doc = include_str!("guide/no_alloc.md")]
pub mod no_alloc {}

#[doc = include_str!("guide/storing_keys.md")]
pub mod storing_keys {}

#[doc = include_str!("guide/testing.md")]
pub mod testing {}

/// Each row of the table of refusals is refused as the table says, and each kind has a row.
///
/// ```
/// use cliniko_core::Shard;
///
/// let guide = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/src/guide/links.md"));
/// let mut kinds = std::collections::BTreeSet::new();
/// for row in guide.lines().filter(|line| line.starts_with("| `")) {
///     let cells: Vec<_> = row.split('|').map(|cell| cell.trim().trim_matches('`')).collect();
///     let [_, link, kind, reason, _] = cells[..] else { panic!("not three cells: {row}") };
///     let found = format!("{:?}", Shard::Au1.check_link(link).unwrap_err().kind());
///     assert_eq!(found.split('(').next(), Some(kind), "{link}");
///     assert!(!reason.is_empty(), "{link}");
///     kinds.insert(kind);
/// }
/// assert_eq!(kinds.len(), 13);
/// ```
#[cfg(doctest)]
mod table_of_refusals {}
