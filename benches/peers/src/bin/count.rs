//! Calls a function a thousand times, for `count.sh` to count its instructions and those of what it calls.

use std::hint::black_box;

use cliniko_core::ApiKey;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [function, text] = arguments.as_slice() else { panic!("a function and a text") };
    for _ in 0..1_000 {
        match function.as_str() {
            "parse" => parse(black_box(text)),
            "header" => header(black_box(&ApiKey::parse(text).unwrap())),
            "both" => both(black_box(text)),
            _ => panic!("parse, header or both"),
        }
    }
}

#[inline(never)]
fn parse(text: &str) {
    _ = black_box(ApiKey::parse(text));
}

#[inline(never)]
fn header(key: &ApiKey<'_>) {
    black_box(key.authorization().expose_value());
}

#[inline(never)]
fn both(text: &str) {
    let key = ApiKey::parse(text).unwrap();
    black_box((key.shard().api_base_url(), key.authorization().expose_value()));
}
