//! The tables as a bar chart, in SVG.

use std::fmt::Write as _;

use crate::tables::{Row, Table};

const WIDTH: usize = 760;
const BARS: usize = 290;
/// Of the longest bar; its label follows it.
const LONGEST: f64 = 340.0;
const LINE: usize = 22;

const STYLE: &str = "\
text { font: 13px system-ui, sans-serif; fill: #1f2328 }
.title { font-weight: 600 }
.label { text-anchor: end }
.note { fill: #59636e }
.page { fill: #ffffff }
rect.ours { fill: #0969da }
rect.peers { fill: #afb8c1 }
@media (prefers-color-scheme: dark) {
text { fill: #f0f6fc }
.note { fill: #9198a1 }
.page { fill: #0d1117 }
rect.ours { fill: #4493f8 }
rect.peers { fill: #656c76 }
}";

/// Draws this crate and the peers that it is to be faster than, all to one scale.
pub fn draw(tables: &[Table]) -> String {
    let tables: Vec<(&Table, Vec<&Row>)> = tables
        .iter()
        .filter(|table| table.charted)
        .map(|table| {
            (table, table.rows.iter().filter(|row| row.is_ours() || row.is_rival()).collect())
        })
        .collect();
    let longest =
        tables.iter().flat_map(|(_, rows)| rows).map(|row| row.nanoseconds).fold(1.0, f64::max);

    let mut bars = String::new();
    let mut y = 12;
    for (table, rows) in tables {
        y += LINE;
        _ = writeln!(bars, r#"<text class="title" x="20" y="{y}">{}</text>"#, table.title);
        for row in rows {
            y += LINE;
            bar(&mut bars, y, row, table.ratio(row), row.nanoseconds / longest * LONGEST);
        }
        y += LINE / 2;
    }
    y += LINE;
    let note = "Medians of one run in nanoseconds: shorter is faster.";
    _ = writeln!(bars, r#"<text class="note" x="20" y="{y}">{note}</text>"#);
    let height = y + 18;
    format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}" role="img">
<title>cliniko-core beside other ways to do the same</title>
<style>
{STYLE}
</style>
<rect class="page" width="{WIDTH}" height="{height}" rx="8"/>
{bars}</svg>
"#
    )
}

fn bar(bars: &mut String, y: usize, row: &Row, ratio: f64, length: f64) {
    let class = if row.is_ours() { "ours" } else { "peers" };
    let name = row.name.replace('`', "");
    let (label, top, after) = (BARS - 10, y - 12, BARS as f64 + length + 8.0);
    _ = writeln!(bars, r#"<text class="label" x="{label}" y="{y}">{name}</text>"#);
    _ = writeln!(
        bars,
        r#"<rect class="{class}" x="{BARS}" y="{top}" width="{length:.1}" height="15" rx="2"/>"#
    );
    let times = if row.is_ours() { String::new() } else { format!(" · {ratio:.2}×") };
    _ = writeln!(bars, r#"<text x="{after:.1}" y="{y}">{:.0} ns{times}</text>"#, row.nanoseconds);
}
