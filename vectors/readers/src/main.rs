//! Prints accepted links, a line each: the input, the displayed URL and its path and query, separated by tabs. The
//! same lines each time.

use std::collections::HashSet;
use std::error::Error;
use std::io::Write;

use cliniko_core::{ApiUrl, Shard};

/// Path segments that some client could take for a dot segment, a file or a parameter. The empty one makes a trailing
/// slash.
const SEGMENTS: &[&str] = &[
    "",
    "patients",
    "9007199254740993",
    "...",
    "....",
    ".a",
    "..a",
    "a.",
    "a..",
    "a.b",
    "1..2",
    ".-",
    "-.",
    "._.",
    "~",
    "~a",
    "-",
    "--",
    "_",
    "v1",
    "V1",
    "A",
    "2e",
    "2F",
    "index.html",
    ".well-known",
    "con",
    "a~.",
    "0",
];

/// Pieces of a query that some client decodes, encodes, resolves or cuts. Each visible ASCII character is one too.
const PIECES: &[&str] = &[
    "%20",
    "%2e",
    "%2E%2e",
    "%2F",
    "%2f..%2f",
    "%5c",
    "%5B%5D",
    "%27",
    "%23",
    "%25",
    "%252e",
    "%26",
    "%2B",
    "%3D",
    "%3F",
    "%7e",
    "%7E",
    "%41",
    "%00",
    "%0a",
    "%0D%0A",
    "%09",
    "%7F",
    "%C3%A9",
    "%e2%80%ae",
    "%ff",
    "%u0041",
    "%",
    "%%",
    "%2",
    "%zz",
    "%a%on%",
    "%2%65",
    "%s",
    "%n",
    "..",
    "...",
    "//",
    "///a",
    "/a/",
    "?",
    "??",
    ":",
    "::",
    "@",
    "@example.org",
    ":8443",
    "http://example.org/",
    "https://u:p@example.org:1/v1?a=b",
    "&&",
    "&amp;",
    "&copy=1",
    "&lt",
    "==",
    "a=b",
    "q[]=last_name:~~ja%on%",
    "created_at:>2014-03-04T20:37:17Z",
    ";",
    ";a=b",
    "[",
    "]",
    "[]",
    "[0]",
    "{}",
    "{1}",
    "{1,2}",
    "${a}",
    "$(a)",
    "<a>",
    "\"",
    "'",
    "''",
    "`",
    "|",
    "^",
    "~",
    "+",
    "*",
    ",",
    "!",
    "xn--a",
    "A",
];

const SHARDS: &[(Shard, &str)] =
    &[(Shard::Au1, "https://api.au1.cliniko.com"), (Shard::Uk2, "https://API.UK2.Cliniko.com:443")];

struct Printer<W> {
    out: W,
    displayed: HashSet<String>,
}

impl<W: Write> Printer<W> {
    /// Prints each displayed URL once.
    fn print(&mut self, input: &str, url: &ApiUrl<'_>) -> std::io::Result<()> {
        let displayed = url.to_string();
        if self.displayed.contains(&displayed) {
            return Ok(());
        }
        writeln!(self.out, "{input}\t{displayed}\t{}", url.path_and_query())?;
        self.displayed.insert(displayed);
        Ok(())
    }

    /// Prints the link if the crate accepts it.
    fn check(&mut self, shard: Shard, link: &str) -> std::io::Result<()> {
        match shard.check_link(link) {
            Ok(url) => self.print(link, &url),
            Err(_) => Ok(()),
        }
    }
}

/// Numbers that look random and are the same each time (xorshift).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end as u64) as usize
    }
}

/// Queries that hold every accepted pair of neighbours, several pairs in each, to have fewer links.
fn queries_of_pairs(pieces: &[&str]) -> Vec<String> {
    let accepted = |query: &str| {
        Shard::Au1.check_link(&format!("https://api.au1.cliniko.com/v1/a?{query}")).is_ok()
    };
    let mut queries = Vec::new();
    let mut query = String::new();
    for first in pieces {
        for second in pieces {
            let longer = format!("{query}{first}{second}");
            if longer.len() <= 160 && accepted(&longer) {
                query = longer;
                continue;
            }
            let alone = format!("{first}{second}");
            if accepted(&alone) {
                queries.push(std::mem::replace(&mut query, alone));
            }
        }
    }
    queries.push(query);
    queries
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut printer = Printer { out: std::io::stdout().lock(), displayed: HashSet::new() };
    let visible: Vec<String> = (b'!'..=b'~').map(|byte| char::from(byte).to_string()).collect();
    let mut pieces: Vec<&str> = PIECES.to_vec();
    pieces.extend(visible.iter().map(String::as_str).filter(|byte| !PIECES.contains(byte)));

    for (shard, origin) in SHARDS {
        printer.check(*shard, &format!("{origin}/v1"))?;
        for first in SEGMENTS {
            printer.check(*shard, &format!("{origin}/v1/{first}"))?;
            printer.check(*shard, &format!("{origin}/v1/{first}?"))?;
            printer.check(*shard, &format!("{origin}/v1/{first}/"))?;
            printer.check(*shard, &format!("{origin}/v1/{first}?a=b"))?;
        }
    }
    let (shard, origin) = SHARDS[0];
    for first in SEGMENTS {
        for second in SEGMENTS {
            printer.check(shard, &format!("{origin}/v1/{first}/{second}"))?;
        }
    }
    for piece in &pieces {
        for query in [
            piece.to_string(),
            format!("a={piece}"),
            format!("{piece}a"),
            format!("a{piece}&b={piece}{piece}"),
        ] {
            printer.check(shard, &format!("{origin}/v1/patients?{query}"))?;
        }
        printer.check(shard, &format!("{origin}/v1?{piece}"))?;
        printer.check(shard, &format!("{origin}/v1/?{piece}"))?;
    }
    for query in queries_of_pairs(&pieces) {
        printer.check(shard, &format!("{origin}/v1/a?{query}"))?;
    }

    let mut numbers = Numbers(0x9E37_79B9_7F4A_7C15);
    for _ in 0..600 {
        let mut link = format!("{origin}/v1");
        for _ in 0..numbers.below(4) {
            link.push('/');
            link.push_str(SEGMENTS[numbers.below(SEGMENTS.len())]);
        }
        link.push('?');
        for _ in 0..numbers.below(7) {
            link.push_str(pieces[numbers.below(pieces.len())]);
        }
        printer.check(shard, &link)?;
    }

    for piece in &pieces {
        let link = format!("HTTP://api.cliniko.com:80/v1/bookings?moved={piece}");
        if let Ok(url) = Shard::Ca1.rebase_link(&link) {
            printer.print(&link, &url)?;
        }
        let link = format!("/v1/practitioners?moved={piece}");
        if let Ok(url) = Shard::Eu1.rebase_link(&link) {
            printer.print(&link, &url)?;
        }
    }
    for first in SEGMENTS {
        let segments = ["patients", first, "attachments"];
        let input = "api_url";
        if let Ok(url) = Shard::Us1.api_url(&segments) {
            printer.print(input, &url)?;
        }
    }
    for piece in &pieces {
        let pairs = [("q[]", *piece), (*piece, "é ‥ \u{202e}"), ("", "")];
        printer
            .print("api_url, with_query", &Shard::Uk3.api_url(&["invoices"])?.with_query(&pairs))?;
    }
    Ok(())
}
