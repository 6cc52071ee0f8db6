//! Nothing of the library: what every program here has.

#![no_std]
#![no_main]

#[path = "../board.rs"]
mod board;

fn run(_: &str) -> u32 {
    0
}
