//! `format_into`: what fits, what does not, and values that print badly.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

use std::cell::Cell;
use std::fmt::{self, Display, Formatter};

use cliniko_core::{ApiKey, BufferTooSmall, Shard};

#[test]
fn what_the_crate_prints() {
    let key = ApiKey::parse("MS0xLWl4SzYY-uk1").unwrap();
    prints(Shard::Uk1, "uk1");
    prints(Shard::Uk1.region(), "United Kingdom");
    prints(key.expose_key(), "MS0xLWl4SzYY-uk1");
    let url = Shard::Uk1.api_url(&["patients", "1/é"]).unwrap();
    prints(url, "https://api.uk1.cliniko.com/v1/patients/1%2F%C3%A9");
    prints(ApiKey::parse("MS0x@").unwrap_err(), "unexpected character '@' at byte 4");
}

#[test]
fn what_anything_else_prints() {
    prints("", "");
    prints('x', "x");
    prints("–é😀", "–é😀");
    prints(format_args!("{:>5}|{:04}", "x", 7), "    x|0007");
}

#[test]
fn a_display_that_fails() {
    never(|_| Err(fmt::Error));
    never(|f| f.write_str("uk1").and(Err(fmt::Error)));
    // Only when it is printed in earnest.
    let measured = Cell::new(false);
    never(|f| if measured.replace(true) { Err(fmt::Error) } else { f.write_str("uk1") });
}

#[test]
fn a_display_that_changes() {
    never(changing("uk1", "uk10"));
    never(changing("", "uk1"));
    // It takes no notice of what it is told, and goes on.
    let longer = changing("uk1", "uk10");
    never(|f| {
        let _ = longer(f);
        f.write_str("")
    });

    // Less is no harm.
    assert_eq!(format_into(&mut [0; 8], &By(changing("uk10", "uk1"))), Ok("uk1"));
    assert_eq!(format_into(&mut [0; 8], &By(changing("uk10", ""))), Ok(""));
}

/// It fits exactly, and leaves what is behind it as it was; one byte less, and all of the buffer is.
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

/// No buffer is large enough.
#[track_caller]
fn never(print: impl Fn(&mut Formatter<'_>) -> fmt::Result) {
    let error = format_into(&mut [b'.'; 100], &By(print)).unwrap_err();
    assert_eq!(error.needed(), usize::MAX);
}

/// For one type, so that coverage, which is counted for each type, is that of all tests together.
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

/// Prints one text at the first call and another one from then on.
fn changing(first: &str, then: &str) -> impl Fn(&mut Formatter<'_>) -> fmt::Result {
    let printed = Cell::new(false);
    move |f| f.write_str(if printed.replace(true) { then } else { first })
}
