//! Printing into a buffer, where there is no allocator.

use core::fmt::{self, Write as _};

use crate::text::{as_str, split_at};

/// Writes what `value` displays into `buffer`, and gives it as text.
///
/// The text is measured first, so that a buffer too small is left as it was.
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
/// [`BufferTooSmall`], with how many bytes the text has. No buffer will do for a value whose `Display` fails,
/// or prints more the second time than the first: [`needed`](BufferTooSmall::needed) is then [`usize::MAX`].
/// Nothing in this crate does that.
pub fn format_into(buffer: &mut [u8], value: impl fmt::Display) -> Result<&str, BufferTooSmall> {
    let mut length = Length(0);
    let needed = match write!(length, "{value}") {
        Ok(()) => length.0,
        Err(fmt::Error) => usize::MAX,
    };
    let Some(target) = buffer.get_mut(..needed) else {
        return Err(BufferTooSmall { needed });
    };
    let mut free = Free(Some(target));
    let written = write!(free, "{value}");
    match (written, free.0.map(|unused| unused.len())) {
        (Ok(()), Some(unused)) => Ok(as_str(split_at(target, needed.saturating_sub(unused)).0)),
        _ => Err(BufferTooSmall { needed: usize::MAX }),
    }
}

/// How many bytes were written to it.
struct Length(usize);

impl fmt::Write for Length {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0 = self.0.saturating_add(text.len());
        Ok(())
    }
}

/// What is still free of a buffer; nothing once a text did not fit, even if the value goes on regardless.
struct Free<'a>(Option<&'a mut [u8]>);

impl fmt::Write for Free<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let free = self.0.take();
        let Some((head, rest)) = free.and_then(|free| free.split_at_mut_checked(text.len())) else {
            return Err(fmt::Error);
        };
        // Not by `copy_from_slice`, whose panic is kept where little is optimized.
        for (free, byte) in head.iter_mut().zip(text.bytes()) {
            *free = byte;
        }
        self.0 = Some(rest);
        Ok(())
    }
}

/// The buffer is shorter than the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BufferTooSmall {
    needed: usize,
}

impl BufferTooSmall {
    /// How many bytes the text has.
    #[must_use]
    pub const fn needed(&self) -> usize {
        self.needed
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

    /// A text too long to be counted is too long for any buffer.
    #[test]
    fn a_length_does_not_wrap() {
        let mut length = Length(usize::MAX - 1);
        assert_eq!(length.write_str("uk1"), Ok(()));
        assert_eq!(length.0, usize::MAX);
    }

    #[test]
    fn nothing_is_written_after_what_did_not_fit() {
        let mut buffer = *b"....";
        let mut free = Free(Some(&mut buffer));
        assert_eq!(free.write_str("uk"), Ok(()));
        assert_eq!(free.write_str("123"), Err(fmt::Error));
        assert_eq!(free.write_str("1"), Err(fmt::Error));
        assert_eq!(buffer, *b"uk..");
    }
}
