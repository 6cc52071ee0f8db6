//! How long it takes to parse a key and to make its header.
//!
//! How that compares with other ways to do it is in `benches/peers`.
#![allow(clippy::unwrap_used, reason = "what is measured does not fail")]

use std::hint::black_box;

use cliniko_core::ApiKey;
use criterion::Criterion;

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    parse(&mut criterion);
    header(&mut criterion);
    both(&mut criterion);
    refusals(&mut criterion);
    criterion.final_summary();
}

fn keys() -> [(&'static str, String); 4] {
    [
        ("shortest", "a".to_owned()),
        ("16 bytes", "MS0xLWl4SzYY-uk1".to_owned()),
        // As long as today's keys are.
        ("76 bytes", "Example0".repeat(9) + "-uk1"),
        ("longest", "Example0".repeat(16) + "-uk1"),
    ]
}

fn parse(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("parse");
    for (name, text) in keys() {
        group.bench_function(name, |bencher| {
            bencher.iter(|| black_box(ApiKey::parse(black_box(&text))).is_ok());
        });
    }
    group.finish();
}

fn header(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("header");
    for (name, text) in keys() {
        let key = ApiKey::parse(&text).unwrap();
        group.bench_function(name, |bencher| {
            bencher.iter(|| black_box(black_box(key).authorization().expose_value()).len());
        });
    }
    group.finish();
}

fn both(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("both");
    for (name, text) in keys() {
        group.bench_function(name, |bencher| {
            bencher.iter(|| {
                let key = ApiKey::parse(black_box(&text)).unwrap();
                let authorization = key.authorization();
                black_box((key.shard().api_base_url(), authorization.expose_value())).1.len()
            });
        });
    }
    group.finish();
}

fn refusals(criterion: &mut Criterion) {
    let key = "Example0".repeat(9) + "-uk1";
    let texts = [
        ("at the first byte", format!("@{key}")),
        ("at the last byte", format!("{key} ")),
        ("unknown shard", key.replace("uk1", "uk9")),
        ("far too long", "Example0".repeat(1 << 17)),
    ];
    let mut group = criterion.benchmark_group("refusal");
    for (name, text) in texts {
        assert!(ApiKey::parse(&text).is_err());
        group.bench_function(name, |bencher| {
            bencher.iter(|| black_box(ApiKey::parse(black_box(&text))).is_err());
        });
    }
    group.finish();
}
