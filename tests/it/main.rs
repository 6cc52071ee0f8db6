//! The tests that need no dev-dependency, a module for each subject. What holds for all types (`secrecy`, `constants`,
//! `writers`, `traits`) is in a module of its own.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

#[path = "../laws/mod.rs"]
mod laws;
#[path = "../reference/mod.rs"]
mod reference;

mod account_url;
mod api_url;
mod authorization;
mod check_link;
mod constants;
mod errors;
mod format_into;
mod from_api_url;
mod from_parts;
mod incomplete;
mod key_errors;
mod keys;
mod pasted;
mod query;
mod rebase_link;
mod secrecy;
mod shards;
mod traits;
mod user_agent;
mod vectors;
mod with_shard;
mod writers;
mod wrong_keys;

/// The input without its arrow, and the index that the arrow marks.
#[track_caller]
fn unmarked(marked: &str) -> (String, usize) {
    let index = marked.find('↓').unwrap();
    (marked.replace('↓', ""), index)
}
