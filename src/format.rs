//! Printing into a buffer, for programs without an allocator.

use core::fmt::{self, Write as _};

use crate::syntax::utf8::as_str;

/// Writes what `value` displays to the start of `buffer`, and returns it as a string.
///
/// A buffer that is too small is left as it was.
///
/// ```
/// use cliniko_core::{Shard, format_into};
///
/// let mut buffer = [0; 64];
/// let url = format_into(&mut buffer, Shard::Uk1.api_url(&["patients", "1"])?)?;
/// assert_eq!(url, "https://api.uk1.cliniko.com/v1/patients/1");
///
/// let error = format_into(&mut buffer[..10], Shard::Uk1.api_base_url()).unwrap_err();
/// assert_eq!(error.needed(), 30);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// [`BufferTooSmall`], with the length that is needed, in bytes. It is [`usize::MAX`] for a value whose `Display`
/// fails, or prints more the second time than the first; nothing in this crate does that.
pub fn format_into(buffer: &mut [u8], value: impl fmt::Display) -> Result<&str, BufferTooSmall> {
    // Printed once if it is short; else measured, and printed again.
    let mut short = [0; 256];
    let needed = print(&mut short, &value);
    let Some(target) = buffer.get_mut(..needed) else { return Err(BufferTooSmall { needed }) };
    let len = match short.get(..needed) {
        Some(printed) => {
            copy(printed, target);
            needed
        }
        None => print(target, &value),
    };
    match target.get(..len) {
        Some(printed) => Ok(as_str(printed)),
        None => Err(BufferTooSmall { needed: usize::MAX }),
    }
}

/// Prints as much of a value as fits, and returns the length of all of it; [`usize::MAX`] if it fails.
fn print(target: &mut [u8], value: &impl fmt::Display) -> usize {
    let mut output = Output { target, len: 0 };
    match write!(output, "{value}") {
        Ok(()) => output.len,
        Err(fmt::Error) => usize::MAX,
    }
}

struct Output<'a> {
    target: &'a mut [u8],
    /// The length of what was printed, whether or not it fitted.
    len: usize,
}

impl fmt::Write for Output<'_> {
    fn write_str(&mut self, piece: &str) -> fmt::Result {
        if let Some(free) = self.target.get_mut(self.len..) {
            copy(piece.as_bytes(), free);
        }
        self.len = self.len.saturating_add(piece.len());
        Ok(())
    }
}

/// Copies as many bytes as fit; `copy_from_slice` leaves a panic in unoptimized builds.
fn copy(source: &[u8], target: &mut [u8]) {
    for (target, byte) in target.iter_mut().zip(source) {
        *target = *byte;
    }
}

/// The buffer is shorter than what a value displays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct BufferTooSmall {
    needed: usize,
}

impl BufferTooSmall {
    /// The length of what the value displays, in bytes.
    #[must_use]
    pub const fn needed(&self) -> usize {
        self.needed
    }

    /// Its stable name: `buffer_too_small`.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        "buffer_too_small"
    }

    /// What the developer should do next.
    #[must_use]
    pub const fn help(&self) -> &'static str {
        "Give a buffer of at least as many bytes as needed() returns."
    }
}

impl fmt::Display for BufferTooSmall {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "buffer too small: {} bytes needed", self.needed)
    }
}

impl core::error::Error for BufferTooSmall {}

#[cfg(test)]
mod tests {
    use super::*;

    /// A value too long to be counted is too long for any buffer.
    #[test]
    fn a_length_does_not_wrap() {
        let mut output = Output { target: &mut [], len: usize::MAX - 1 };
        assert_eq!(output.write_str("uk1"), Ok(()));
        assert_eq!(output.len, usize::MAX);
    }

    #[test]
    fn as_much_as_fits() {
        let mut buffer = *b"....";
        let mut output = Output { target: &mut buffer, len: 0 };
        for piece in ["uk", "123", "4"] {
            assert_eq!(output.write_str(piece), Ok(()));
        }
        assert_eq!(output.len, 6);
        assert_eq!(buffer, *b"uk12");
    }
}
