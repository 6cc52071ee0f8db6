//! Prints a value of many parts in few pieces.

use core::fmt;

use super::bytes::split_at;
use super::utf8::as_str;

/// Gathers ASCII bytes, so that a formatter gets them in few pieces.
///
/// Each piece that is written to a `String` is a call, and may make it grow: a URL in one piece takes a quarter of the
/// time.
pub(crate) struct Printer<'a, 'b> {
    formatter: &'a mut fmt::Formatter<'b>,
    /// Once the formatter fails, it gets nothing more.
    result: fmt::Result,
    gathered: [u8; 256],
    /// A `u8`, so that compilers see that it is in range.
    len: u8,
}

impl<'a, 'b> Printer<'a, 'b> {
    pub(crate) fn new(formatter: &'a mut fmt::Formatter<'b>) -> Printer<'a, 'b> {
        Printer { formatter, result: Ok(()), gathered: [0; 256], len: 0 }
    }

    /// Prints ASCII bytes as they are.
    pub(crate) fn print(&mut self, ascii: &[u8]) {
        let mut rest = ascii;
        self.reserve();
        while let Some((block, further)) = rest.split_first_chunk::<8>() {
            self.push_array(block);
            self.reserve();
            rest = further;
        }
        if let Some((block, further)) = rest.split_first_chunk::<4>() {
            self.push_array(block);
            rest = further;
        }
        for byte in rest {
            self.push(*byte);
        }
    }

    /// Makes room for eight bytes, each percent-encoded, and for a few delimiters.
    pub(crate) fn reserve(&mut self) {
        if self.len > u8::MAX - 32 {
            self.flush();
        }
    }

    /// Adds a byte, after [`reserve`](Printer::reserve).
    #[expect(clippy::indexing_slicing, reason = "a `u8` is in range")]
    pub(crate) fn push(&mut self, byte: u8) {
        self.gathered[usize::from(self.len)] = byte;
        self.len = self.len.wrapping_add(1);
    }

    /// Adds at most eight bytes at once, after [`reserve`](Printer::reserve).
    #[expect(clippy::cast_possible_truncation, reason = "at most eight")]
    pub(crate) fn push_array<const N: usize>(&mut self, bytes: &[u8; N]) {
        let (_, free) =
            self.gathered.split_at_mut_checked(usize::from(self.len)).unwrap_or_default();
        let written = free.first_chunk_mut().map_or(0, |free| {
            *free = *bytes;
            N as u8
        });
        self.len = self.len.wrapping_add(written);
    }

    #[cold]
    fn flush(&mut self) {
        let len = usize::from(self.len);
        self.len = 0;
        if self.result.is_ok() {
            self.result = self.formatter.write_str(as_str(split_at(&self.gathered, len).0));
        }
    }

    /// Prints the bytes that are still gathered, and returns the formatter's error, if there was one.
    pub(crate) fn finish(mut self) -> fmt::Result {
        self.flush();
        self.result
    }
}
