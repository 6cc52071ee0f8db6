//! Parses a key, and prepares the base URL and the header of a request.

#![no_std]
#![no_main]

#[path = "../board.rs"]
mod board;

use cliniko_core::ApiKey;

fn run(key: &str) -> u32 {
    match ApiKey::parse(key) {
        Ok(key) if is_ready(&key) => 0,
        Ok(_) => 1,
        Err(_) => 2,
    }
}

fn is_ready(key: &ApiKey<'_>) -> bool {
    board::are_right(key.shard().api_base_url(), key.authorization().expose_value())
}
