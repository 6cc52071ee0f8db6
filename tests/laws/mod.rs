//! What holds for every input, stated once: the tables of `tests/it`, the properties and the fuzz targets all call
//! these functions. Each one asserts its laws, equality with the reference among them, and returns the answer, so
//! that a table can compare it with the expected one.
#![allow(
    dead_code,
    unreachable_pub,
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "each user needs a part of it, and a broken law panics"
)]

pub mod accounts;
pub mod errors;
pub mod format;
pub mod keys;
pub mod links;
pub mod secrecy;
pub mod urls;
pub mod user_agents;
