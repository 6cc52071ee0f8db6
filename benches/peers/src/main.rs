//! Compares the ways of `lib.rs`: first their results, then their times.
//!
//! ```sh
//! cargo run --release --manifest-path benches/peers/Cargo.toml
//! cargo run --release --manifest-path benches/peers/Cargo.toml -- --quick       # rough figures, in a second
//! cargo run --release --manifest-path benches/peers/Cargo.toml -- --chart FILE  # draws them as SVG, too
//! ```
//!
//! All ways take turns within one process, so that other load on the machine slows all of them. Each gets its median,
//! the ratio of it to this crate's, and the ratio that this crate is to reach.

mod chart;
mod results;
mod tables;

use std::process::ExitCode;

fn main() -> ExitCode {
    let mut rounds = 2_000;
    let mut chart = None;
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--quick" => rounds = 20,
            "--chart" => match arguments.next() {
                Some(file) => chart = Some(file),
                None => return usage(),
            },
            _ => return usage(),
        }
    }
    results::compare();
    println!("# This crate beside other ways to do the same\n");
    println!(
        "Printed by `benches/peers`: medians of one run in nanoseconds. `README.md` says what the columns are."
    );
    let tables = tables::measure(rounds);
    for table in &tables {
        table.print();
    }
    if let Some(file) = chart
        && let Err(error) = std::fs::write(&file, chart::draw(&tables))
    {
        eprintln!("{file}: {error}");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

fn usage() -> ExitCode {
    eprintln!("usage: peers [--quick] [--chart FILE]");
    ExitCode::FAILURE
}
