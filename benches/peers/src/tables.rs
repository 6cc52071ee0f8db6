//! What is measured.

use std::hint::black_box;
use std::time::Instant;

use ::url::Url;
use cliniko_core::{ApiKey, Shard};
use peers::url::Request;
use peers::{account, key, link, url};

pub const LINK: &str = "https://api.uk1.cliniko.com/v1/appointments\
    ?page=14&per_page=100&q%5B%5D=starts_at%3A%3E2014-03-04T20%3A37%3A17Z";
/// Valid for this crate only: `[`, `]` and `>` are not allowed in a URI.
const UNENCODED_LINK: &str = "https://api.uk1.cliniko.com/v1/appointments\
    ?page=14&per_page=100&q[]=starts_at:>2014-03-04T20:37:17Z&sort=number";
pub const ACCOUNT: &str =
    "https://good-healthy-times.au3.cliniko.com/bookings?business_id=1#service";

/// Three segments and three pairs, with four characters to encode.
pub fn request(shard: Shard, parsed_base: &Url) -> Request<'_> {
    Request {
        shard,
        base: shard.api_base_url(),
        parsed_base,
        segments: &["patients", "1234567890123456789", "appointments"],
        pairs: &[("q[]", "starts_at:>2014-03-04"), ("page", "4"), ("per_page", "100")],
    }
}

pub struct Table {
    pub title: &'static str,
    /// The first row is this crate.
    pub rows: Vec<Row>,
    pub charted: bool,
}

pub struct Row {
    pub name: &'static str,
    pub nanoseconds: f64,
    /// How many times the first row's time this row's is to be at least.
    pub goal: Option<f64>,
}

impl Row {
    pub fn is_ours(&self) -> bool {
        self.name.starts_with("this crate")
    }

    /// Whether this crate is to be as fast or faster.
    pub fn is_rival(&self) -> bool {
        self.goal.is_some_and(|goal| goal >= 1.0)
    }
}

impl Table {
    pub fn ratio(&self, row: &Row) -> f64 {
        row.nanoseconds / self.rows[0].nanoseconds
    }

    pub fn print(&self) {
        println!("\n| {:52} |     ns | ratio |   goal | reached |", self.title);
        println!("| {:-<52} | -----: | ----: | -----: | ------- |", "");
        for row in &self.rows {
            let ratio = self.ratio(row);
            let (goal, reached) = match row.goal {
                Some(goal) if ratio >= goal => (format!("{goal:.2}"), "yes"),
                Some(goal) => (format!("{goal:.2}"), "no"),
                None => (String::new(), ""),
            };
            println!(
                "| {:52} | {:6.1} | {ratio:5.2} | {goal:>6} | {reached:7} |",
                row.name, row.nanoseconds
            );
        }
    }
}

/// A table that is not measured yet.
struct Plan<'a> {
    title: &'static str,
    ways: Vec<Way<'a>>,
    charted: bool,
}

struct Way<'a> {
    name: &'static str,
    goal: Option<f64>,
    /// Measures one turn, in nanoseconds.
    turn: Box<dyn FnMut() -> f64 + 'a>,
    turns: Vec<f64>,
}

fn way<'a, T: ?Sized>(
    name: &'static str,
    input: &'a T,
    goal: impl Into<Option<f64>>,
    mut work: impl FnMut(&'a T) + 'a,
) -> Way<'a> {
    const TIMES: u32 = 500;
    let turn = move || {
        let start = Instant::now();
        for _ in 0..TIMES {
            work(black_box(input));
        }
        start.elapsed().as_secs_f64() * 1e9 / f64::from(TIMES)
    };
    Way { name, goal: goal.into(), turn: Box::new(turn), turns: Vec::new() }
}

pub fn measure(rounds: usize) -> Vec<Table> {
    // As long as today's keys are.
    let long = "Example0".repeat(9) + "-uk1";
    let short = "MS0xLWl4SzYY-uk1";
    let [long_value, short_value] = [long.as_str(), short].map(value);
    let parsed_base = Url::parse(Shard::Uk1.api_base_url()).unwrap();
    let request = request(Shard::Uk1, &parsed_base);
    let url = url::ours(&request).unwrap();
    let two_segments = Request { segments: &request.segments[..2], pairs: &[], ..request };
    assert_eq!((long.len(), LINK.len(), UNENCODED_LINK.len()), (76, 112, 112));

    let parse = |text: &str| _ = black_box(ApiKey::parse(text));
    let header = ApiKey::parse(&long).unwrap().authorization();
    let expose = |_: &str| _ = black_box(black_box(&header).expose_value());
    let unknown = long.replace("uk1", "uk9");
    let first = format!("@{long}");
    let last = format!("{long} ");
    let megabyte = "Example0".repeat(1 << 17);

    let mut buffer = [0; 256];
    let mut string = String::with_capacity(256);
    let mut plans = [
        Plan {
            title: "Key of 76 bytes: base URL and header",
            ways: keys(&long, &long_value, [15.0, 6.0, 2.1, 1.6, 1.0 / 4.0].map(Some)),
            charted: true,
        },
        Plan {
            title: "Key of 16 bytes: base URL and header",
            ways: keys(short, &short_value, [None, None, None, Some(1.0), None]),
            charted: true,
        },
        Plan {
            title: "URL: three segments, three pairs",
            ways: vec![
                way("this crate", &request, None, |request| _ = black_box(url::ours(request))),
                way("`percent-encoding`, `String::with_capacity`", &request, 1.0, |request| {
                    _ = black_box(url::percent_encoding_with_capacity(request));
                }),
                way("`percent-encoding`, `String::new`", &request, 2.0, |request| {
                    _ = black_box(url::percent_encoding(request));
                }),
                way("`format!`, one value percent-encoded", &request, None, |request| {
                    _ = black_box(url::by_hand(request));
                }),
                way("`url`, a parsed base URL cloned", &request, 1.0, |request| {
                    _ = black_box(url::url_from_base(request));
                }),
                way("`url`, `parse_with_params`", &request, 5.0, |request| {
                    _ = black_box(url::url(request));
                }),
            ],
            charted: true,
        },
        Plan {
            title: "URL: two segments",
            ways: vec![
                way("this crate", &two_segments, None, |request| {
                    _ = black_box(url::ours(request));
                }),
                way("`format!`, unchecked", &two_segments, 1.0, |request| {
                    _ = black_box(url::two_segments_by_hand(request));
                }),
            ],
            charted: true,
        },
        Plan {
            title: "URL: three segments, three pairs, no allocation",
            ways: vec![
                way("this crate, `format_into` a buffer", &request, None, |request| {
                    _ = black_box(url::into_buffer(request, &mut buffer));
                }),
                way(
                    "this crate, `write!` into a reused `String`",
                    &request,
                    1.0 / 1.35,
                    |request| {
                        _ = black_box(url::into_string(request, &mut string));
                    },
                ),
            ],
            charted: false,
        },
        Plan {
            title: "Link of 112 bytes, checked",
            ways: vec![
                way("this crate", LINK, None, |link| _ = black_box(link::ours(link))),
                way("`http::Uri` and a check of its parts", LINK, 1.8, |link| {
                    _ = black_box(link::http(link));
                }),
            ],
            charted: true,
        },
        Plan {
            title: "Link of 112 bytes, checked and printed",
            ways: vec![
                way("this crate", LINK, None, |link| {
                    _ = black_box(link::ours(link).map(|url| url.to_string()));
                }),
                way("`http::Uri` and a check of its parts", LINK, None, |link| {
                    _ = black_box(link::http(link).map(|uri| uri.to_string()));
                }),
                way("`url` and a check of its parts", LINK, 2.5, |link| {
                    _ = black_box(link::url(link).map(String::from));
                }),
            ],
            charted: true,
        },
        Plan {
            title: "Account address: subdomain and shard",
            ways: vec![
                way("this crate", ACCOUNT, None, |text| _ = account::ours(text, lend)),
                way("`url` and a check of its parts", ACCOUNT, 4.0, |text| {
                    _ = account::url(text, lend);
                }),
            ],
            charted: true,
        },
        Plan {
            title: "Parts of the work on a key of 76 bytes",
            ways: vec![
                way("this crate", &long[..], None, |text| _ = key::ours(text, lend)),
                way("of that, `ApiKey::parse`", &long[..], None, parse),
                way("of that, `expose_value`: `str::from_utf8`", "", None, expose),
            ],
            charted: false,
        },
        Plan {
            title: "Parts of the work on three segments, three pairs",
            ways: vec![
                way("this crate", &request, None, |request| _ = black_box(url::ours(request))),
                way("of that, `api_url`: checking the segments", &request, None, |request| {
                    _ = black_box(request.shard.api_url(request.segments));
                }),
                way("copying the URL into a `String`: the floor", &url[..], None, |url| {
                    _ = black_box(url.to_owned());
                }),
            ],
            charted: false,
        },
        Plan {
            title: "Link of 112 bytes, three characters to encode",
            ways: vec![way("this crate, checked and printed", UNENCODED_LINK, None, |link| {
                _ = black_box(link::ours(link).map(|url| url.to_string()));
            })],
            charted: false,
        },
        Plan {
            title: "Refused keys",
            ways: vec![
                way("at the first of 77 bytes", &first[..], None, parse),
                way("at the last of 77 bytes", &last[..], None, parse),
                way("for the shard", &unknown[..], None, parse),
                way("for the length, 1 MiB", &megabyte[..], None, parse),
            ],
            charted: false,
        },
    ];

    for _ in 0..rounds {
        for way in plans.iter_mut().flat_map(|plan| &mut plan.ways) {
            way.turns.push((way.turn)());
        }
    }
    plans.into_iter().map(Plan::result).collect()
}

fn keys<'a>(text: &'a str, value: &'a str, goals: [Option<f64>; 5]) -> Vec<Way<'a>> {
    let [regex, by_hand, base64, base64_simd, copy] = goals;
    vec![
        way("this crate", text, None, |text| _ = key::ours(text, lend)),
        way("`base64-simd` on the stack, lookup table", text, base64_simd, |text| {
            _ = key::base64_simd(text, lend);
        }),
        way("`base64` on the stack, lookup table", text, base64, |text| {
            _ = key::base64(text, lend);
        }),
        way("by hand: `split_once`, `base64`, `format!`", text, by_hand, |text| {
            _ = key::by_hand(text, lend);
        }),
        way("`regex::is_match`, `base64`, `format!`", text, None, |text| {
            _ = key::regex_is_match(text, lend);
        }),
        way("`regex`, `base64`, `format!`", text, regex, |text| _ = key::regex(text, lend)),
        way("`headers` and `url`", text, None, |text| _ = key::headers(text, lend)),
        way("copying the header: the floor", value, copy, |value| {
            let mut buffer = [0; 192];
            buffer[..value.len()].copy_from_slice(value.as_bytes());
            black_box(&buffer[..value.len()]);
        }),
    ]
}

fn value(text: &str) -> String {
    key::ours(text, |_, value| value.to_owned()).unwrap()
}

fn lend(first: &str, second: &str) {
    black_box((first, second));
}

impl Plan<'_> {
    fn result(self) -> Table {
        let rows = self.ways.into_iter().map(|mut way| {
            way.turns.sort_by(f64::total_cmp);
            Row { name: way.name, nanoseconds: way.turns[way.turns.len() / 2], goal: way.goal }
        });
        Table { title: self.title, rows: rows.collect(), charted: self.charted }
    }
}
