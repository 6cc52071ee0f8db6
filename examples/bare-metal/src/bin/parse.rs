//! Parses a key.

#![no_std]
#![no_main]

#[path = "../board.rs"]
mod board;

use cliniko_core::{ApiKey, Shard};

fn run(key: &str) -> u32 {
    match ApiKey::parse(key) {
        Ok(key) if key.shard() == Shard::Uk1 => 0,
        Ok(_) => 1,
        Err(_) => 2,
    }
}
