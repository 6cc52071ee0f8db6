//! How long it takes to write a URL, to check a link and to read an account's address.
//!
//! How that compares with other ways to do it is in `benches/peers`.
#![allow(clippy::unwrap_used, reason = "what is measured does not fail")]

use std::hint::black_box;

use cliniko_core::{AccountUrl, ApiUrl, Shard, format_into};
use criterion::Criterion;

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    urls(&mut criterion);
    links(&mut criterion);
    accounts(&mut criterion);
    criterion.final_summary();
}

const SEGMENTS: [&str; 3] = ["patients", "1234567890123456789", "appointments"];
const PAIRS: [(&str, &str); 3] =
    [("q[]", "starts_at:>2014-03-04"), ("page", "4"), ("per_page", "100")];
const URL: &str = "https://api.uk1.cliniko.com/v1/patients/1234567890123456789/appointments\
    ?q%5B%5D=starts_at%3A%3E2014-03-04&page=4&per_page=100";

fn urls(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("url");
    assert_eq!(with_url(&SEGMENTS, &PAIRS, |url| url.to_string()), URL);
    group.bench_function("three segments, three pairs", |bencher| {
        bencher.iter(|| with_url(&SEGMENTS, &PAIRS, |url| url.to_string()));
    });
    group.bench_function("two segments", |bencher| {
        bencher.iter(|| with_url(&SEGMENTS[..2], &[], |url| url.to_string()));
    });
    let mut buffer = [0; 256];
    group.bench_function("into a buffer", |bencher| {
        bencher.iter(|| {
            with_url(&SEGMENTS, &PAIRS, |url| format_into(&mut buffer, url).unwrap().len())
        });
    });
    group.finish();
}

fn with_url<T>(segments: &[&str], pairs: &[(&str, &str)], then: impl FnOnce(ApiUrl<'_>) -> T) -> T {
    let url = black_box(Shard::Uk1).api_url(black_box(segments)).unwrap();
    then(url.with_query(black_box(pairs)))
}

fn links(criterion: &mut Criterion) {
    let good =
        "https://api.uk1.cliniko.com/v1/appointments?page=4&per_page=100&q[]=starts_at:>2014-03-04";
    let links = [
        ("good", good.to_owned()),
        ("refused at the first byte", format!(" {good}")),
        ("refused at the last segment", good.replace('?', "/..?")),
        ("refused at the last byte", format!("{good} ")),
    ];
    let mut group = criterion.benchmark_group("link");
    for (name, link) in links {
        assert_eq!(Shard::Uk1.check_link(&link).is_ok(), name == "good");
        group.bench_function(name, |bencher| {
            bencher.iter(|| black_box(Shard::Uk1).check_link(black_box(&link)).is_ok());
        });
    }
    group.bench_function("good, printed", |bencher| {
        bencher.iter(|| black_box(Shard::Uk1).check_link(black_box(good)).unwrap().to_string());
    });
    group.finish();
}

fn accounts(criterion: &mut Criterion) {
    let text = "https://good-healthy-times.au3.cliniko.com/bookings?business_id=1#service";
    assert!(AccountUrl::parse(text).is_ok());
    criterion.bench_function("account", |bencher| {
        bencher.iter(|| AccountUrl::parse(black_box(text)).unwrap().shard());
    });
}
