//! `format_into`: values that fit, values that do not, and a `Display` that misbehaves.

use std::cell::Cell;
use std::fmt::{self, Display, Formatter};

use cliniko_core::{ApiKey, BufferTooSmall, Shard};

use crate::errors::explains;
use crate::laws::format;

#[test]
fn values_of_the_crate() {
    let key = ApiKey::parse("MS0xLWl4SzYY-uk1").unwrap();
    prints(Shard::Uk1, "uk1");
    prints(Shard::Uk1.region(), "United Kingdom");
    prints(key.expose_key(), "MS0xLWl4SzYY-uk1");
    let url = Shard::Uk1.api_url(&["patients", "1"]).unwrap().with_query(&[("q", "é")]);
    prints(url, "https://api.uk1.cliniko.com/v1/patients/1?q=%C3%A9");
    prints(ApiKey::parse("MS0x@").unwrap_err(), "unexpected character '@' at byte 4");
}

#[test]
fn other_values() {
    prints("", "");
    prints('x', "x");
    prints("–é😀", "–é😀");
    prints(format_args!("{:>5}|{:04}", "x", 7), "    x|0007");
}

/// A value is printed once up to 256 bytes, and a second time beyond.
#[test]
fn long_values() {
    for len in [254, 255, 256, 257, 258, 1_000] {
        let text = "x".repeat(len);
        fits(&text);
        // In several pieces, with a character across the bound.
        fits(&By(|f: &mut Formatter<'_>| write!(f, "{text}–{text}")));
        fits(&By(|f: &mut Formatter<'_>| write!(f, "{}–", &text[..len - 2])));
    }
}

#[test]
fn a_display_that_fails() {
    never(|_| Err(fmt::Error));
    never(|f| f.write_str("uk1").and(Err(fmt::Error)));
    never(|f| f.write_str(&"x".repeat(300)).and(Err(fmt::Error)));
    // Only the second time.
    let printed = Cell::new(false);
    never(|f| if printed.replace(true) { Err(fmt::Error) } else { f.write_str(&"x".repeat(300)) });
}

#[test]
fn a_display_that_changes() {
    let (long, longer) = ("x".repeat(300), "y".repeat(301));
    never(changing(&long, &longer));
    never(changing(&long, &"y".repeat(1_000)));
    // It ignores the writer and goes on.
    let print = changing(&long, &longer);
    never(|f| {
        let _ = print(f);
        f.write_str("")
    });

    // Shorter is accepted.
    let mut buffer = [0; 300];
    assert_eq!(format_into(&mut buffer, &By(changing(&long, "uk1"))), Ok("uk1"));
    assert_eq!(format_into(&mut buffer, &By(changing(&long, ""))), Ok(""));
    // A short value has no second time.
    assert_eq!(format_into(&mut buffer, &By(changing("uk1", &longer))), Ok("uk1"));
}

#[test]
fn message() {
    explains(
        format_into(&mut [], &Shard::Uk1).unwrap_err(),
        "buffer_too_small",
        "buffer too small: 3 bytes needed",
        "Give a buffer of at least as many bytes as needed() returns.",
    );
}

/// It fits exactly and leaves the rest of the buffer untouched; with one byte less, all of the buffer.
#[track_caller]
fn prints(value: impl Display, text: &str) {
    let len = text.len();
    let mut buffer = vec![b'.'; len + 3];
    assert_eq!(format_into(&mut buffer[..len], &value), Ok(text));
    assert_eq!(buffer, format!("{text}...").as_bytes());
    buffer.fill(b'.');
    assert_eq!(format_into(&mut buffer, &value), Ok(text));
    assert_eq!(buffer, format!("{text}...").as_bytes());

    for short in 0..len {
        buffer.fill(b'.');
        let error = format_into(&mut buffer[..short], &value).unwrap_err();
        assert_eq!(error.needed(), len);
        assert_eq!(buffer, vec![b'.'; len + 3]);
    }
}

/// It fits exactly into a buffer, and not into one that is a byte shorter.
#[track_caller]
fn fits(value: &dyn Display) {
    format::into_a_buffer(value, 0);
    format::into_a_buffer(value, 1);
}

/// No buffer is large enough.
#[track_caller]
fn never(print: impl Fn(&mut Formatter<'_>) -> fmt::Result) {
    let error = format_into(&mut [b'.'; 300], &By(print)).unwrap_err();
    assert_eq!(error.needed(), usize::MAX);
}

/// With one type, since coverage is counted for each.
fn format_into<'a>(buffer: &'a mut [u8], value: &dyn Display) -> Result<&'a str, BufferTooSmall> {
    cliniko_core::format_into(buffer, value)
}

/// A `Display` made of a function.
struct By<F>(F);

impl<F: Fn(&mut Formatter<'_>) -> fmt::Result> Display for By<F> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        (self.0)(f)
    }
}

/// Prints one string at the first call and another from then on.
fn changing(first: &str, then: &str) -> impl Fn(&mut Formatter<'_>) -> fmt::Result {
    let printed = Cell::new(false);
    move |f| f.write_str(if printed.replace(true) { then } else { first })
}
