//! How long it takes to write a URL, to check a link and to read an account's address.
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

const ID: &str = "1234567890123456789";
const PAIRS: [(&str, &str); 2] = [("q[]", "last_name:~ng"), ("per_page", "100")];
const URL: &str = "https://api.uk1.cliniko.com/v1/patients/1234567890123456789\
    ?q%5B%5D=last_name%3A~ng&per_page=100";

fn urls(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("url");
    let mut buffer = [0; 128];
    assert_eq!(with_url(ID, &PAIRS, |url| url.to_string()), URL);
    assert_eq!(by_hand(Shard::Uk1, ID, PAIRS[0].1, PAIRS[1].1), URL.replace("%3A", ":"));
    group.bench_function("into a buffer", |bencher| {
        bencher.iter(|| {
            with_url(black_box(ID), black_box(&PAIRS), |url| {
                format_into(&mut buffer, url).unwrap().len()
            })
        });
    });
    group.bench_function("to_string", |bencher| {
        bencher.iter(|| with_url(black_box(ID), black_box(&PAIRS), |url| url.to_string()));
    });
    // What clients do without the crate: nothing is checked, and only what they thought of is encoded.
    group.bench_function("format! by hand", |bencher| {
        bencher.iter(|| {
            let [(_, filter), (_, per_page)] = black_box(&PAIRS);
            by_hand(black_box(Shard::Uk1), black_box(ID), filter, per_page)
        });
    });
    group.finish();
}

fn with_url<T>(id: &str, pairs: &[(&str, &str)], then: impl FnOnce(ApiUrl<'_>) -> T) -> T {
    then(black_box(Shard::Uk1).api_url(&["patients", id]).unwrap().with_query(pairs))
}

fn by_hand(shard: Shard, id: &str, filter: &str, per_page: &str) -> String {
    format!("https://api.{shard}.cliniko.com/v1/patients/{id}?q%5B%5D={filter}&per_page={per_page}")
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
    group.finish();
}

fn accounts(criterion: &mut Criterion) {
    let text = "https://good-healthy-times.au3.cliniko.com/bookings?business_id=1#service";
    assert!(AccountUrl::parse(text).is_ok());
    criterion.bench_function("account", |bencher| {
        bencher.iter(|| AccountUrl::parse(black_box(text)).unwrap().shard());
    });
}
