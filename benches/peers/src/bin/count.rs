//! Calls one function a thousand times, for `count.sh` to count the instructions of it and of what it calls.

use std::hint::black_box;

use cliniko_core::{AccountUrl, ApiKey, Shard, format_into};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [function, input] = arguments.as_slice() else { panic!("a function and its input") };
    let segments: Vec<&str> = input.split('/').collect();
    let pairs = [("q[]", "starts_at:>2014-03-04"), ("page", "4"), ("per_page", "100")];
    let mut buffer = [0; 256];
    for _ in 0..1_000 {
        let input = black_box(input.as_str());
        let segments = black_box(segments.as_slice());
        match function.as_str() {
            "parse" => parse(input),
            "header" => header(&ApiKey::parse(input).unwrap()),
            "both" => both(input),
            "path" => path(segments),
            "url" => url(segments, black_box(&pairs)),
            "url_into_buffer" => url_into_buffer(segments, black_box(&pairs), &mut buffer),
            "check" => check(input),
            "check_and_print" => check_and_print(input),
            "account" => account(input),
            _ => panic!("no function is named {function}"),
        }
    }
}

#[inline(never)]
fn parse(key: &str) {
    _ = black_box(ApiKey::parse(key));
}

#[inline(never)]
fn header(key: &ApiKey<'_>) {
    black_box(key.authorization().expose_value());
}

#[inline(never)]
fn both(key: &str) {
    let key = ApiKey::parse(key).unwrap();
    black_box((key.shard().api_base_url(), key.authorization().expose_value()));
}

#[inline(never)]
fn path(segments: &[&str]) {
    black_box(black_box(Shard::Uk1).api_url(segments).unwrap().to_string());
}

#[inline(never)]
fn url(segments: &[&str], pairs: &[(&str, &str)]) {
    let url = black_box(Shard::Uk1).api_url(segments).unwrap();
    black_box(url.with_query(pairs).to_string());
}

#[inline(never)]
fn url_into_buffer(segments: &[&str], pairs: &[(&str, &str)], buffer: &mut [u8]) {
    let url = black_box(Shard::Uk1).api_url(segments).unwrap();
    black_box(format_into(buffer, url.with_query(pairs)).unwrap());
}

#[inline(never)]
fn check(link: &str) {
    _ = black_box(black_box(Shard::Uk1).check_link(link));
}

#[inline(never)]
fn check_and_print(link: &str) {
    black_box(black_box(Shard::Uk1).check_link(link).unwrap().to_string());
}

#[inline(never)]
fn account(address: &str) {
    _ = black_box(AccountUrl::parse(address));
}
