//! Compares the ways of `lib.rs`: that they agree, and how long each takes.
//!
//! ```sh
//! cargo run --release --manifest-path benches/peers/Cargo.toml
//! cargo run --release --manifest-path benches/peers/Cargo.toml -- --quick  # rough figures, in a second
//! ```
//!
//! They take turns within one process, so that whatever else the machine does meets all of them. Printed are
//! medians, and how many times this crate's each is.

use std::hint::black_box;
use std::time::Instant;

use cliniko_core::{ApiKey, Shard};

fn main() {
    let rounds = if std::env::args().any(|argument| argument == "--quick") { 20 } else { 2_000 };
    // As long as today's keys are.
    let key = "Example0".repeat(9) + "-uk1";

    for key in [&key, "MS0xLWl4SzYY-uk1", "MS0xLWl4SzYY", "a", &"Z9".repeat(64), "x-au5"] {
        assert!(agreed(key).is_some(), "{key}");
    }
    for shard in Shard::ALL {
        assert!(agreed(&format!("MS0xLWl4SzYY-{shard}")).is_some(), "{shard}");
    }
    for text in ["", "-uk1", "a-uk9", "a-uk1-", "a b-uk1", "a-uk1:", "é-uk1", &"a".repeat(129)] {
        assert!(agreed(text).is_none(), "{text}");
    }

    for key in [key.as_str(), "MS0xLWl4SzYY-uk1"] {
        let (_, value) = agreed(key).unwrap();
        let title = format!("Key of {} bytes to base URL and header", key.len());
        table(
            rounds,
            &title,
            &[
                way("this crate", key, |text| _ = peers::ours(text, lend)),
                way("regex + base64 + format!", key, |text| _ = peers::regex(text, lend)),
                way("split + list + base64 + format!", key, |text| _ = peers::split(text, lend)),
                way("headers + url", key, |text| _ = peers::headers(text, lend)),
                way("table + base64, on the stack", key, |text| _ = peers::stack(text, lend)),
                way("table + base64-simd, on the stack", key, |text| {
                    _ = peers::stack_simd(text, lend)
                }),
                way("copying the header, the floor", &value, copy),
            ],
        );
    }

    let last = format!("{key} ");
    let unknown = key.replace("uk1", "uk9");
    let first = format!("@{key}");
    let long = "Example0".repeat(1 << 17);
    let made = ApiKey::parse(&key).unwrap().authorization();
    table(
        rounds,
        "Parts of this crate's work, and refusals",
        &[
            way("the key of 76 bytes", &key, |text| _ = peers::ours(text, lend)),
            way("of that, ApiKey::parse", &key, parse),
            way("of that, expose_value: str::from_utf8", "", |_| {
                _ = black_box(black_box(&made).expose_value());
            }),
            way("refused at the first byte", &first, parse),
            way("refused at the last byte", &last, parse),
            way("refused for its shard", &unknown, parse),
            way("refused for its length, 1 MiB", &long, parse),
        ],
    );
}

/// What all ways make of `text`.
fn agreed(text: &str) -> Option<(String, String)> {
    let keep = |url: &str, value: &str| (url.to_owned(), value.to_owned());
    let ours = peers::ours(text, keep);
    assert_eq!(peers::regex(text, keep), ours, "regex: {text}");
    assert_eq!(peers::split(text, keep), ours, "split: {text}");
    assert_eq!(peers::headers(text, keep), ours, "headers: {text}");
    assert_eq!(peers::stack(text, keep), ours, "stack: {text}");
    assert_eq!(peers::stack_simd(text, keep), ours, "stack_simd: {text}");
    ours
}

fn lend(url: &str, value: &str) {
    black_box((url, value));
}

fn copy(value: &str) {
    let mut buffer = [0; 192];
    buffer[..value.len()].copy_from_slice(value.as_bytes());
    black_box(&buffer[..value.len()]);
}

fn parse(text: &str) {
    _ = black_box(ApiKey::parse(text));
}

/// A name, and what measures one turn, in nanoseconds.
type Way<'a> = (&'static str, Box<dyn Fn() -> f64 + 'a>);

fn way<'a>(name: &'static str, text: &'a str, work: impl Fn(&str) + 'a) -> Way<'a> {
    const TIMES: u32 = 500;
    let turn = move || {
        let start = Instant::now();
        for _ in 0..TIMES {
            work(black_box(text));
        }
        start.elapsed().as_secs_f64() * 1e9 / f64::from(TIMES)
    };
    (name, Box::new(turn))
}

/// Prints a table whose first way is what the others are compared with.
fn table(rounds: usize, title: &str, ways: &[Way<'_>]) {
    let mut turns = vec![Vec::new(); ways.len()];
    for _ in 0..rounds {
        for ((_, turn), times) in ways.iter().zip(&mut turns) {
            times.push(turn());
        }
    }
    let medians = turns.iter_mut().map(|times| {
        times.sort_by(f64::total_cmp);
        times[times.len() / 2]
    });
    let medians: Vec<f64> = medians.collect();
    println!("\n| {title:42} |     ns | ratio |\n| {:-<42} | -----: | ----: |", "");
    for ((name, _), median) in ways.iter().zip(&medians) {
        println!("| {name:42} | {median:6.1} | {:5.2} |", median / medians[0]);
    }
}
