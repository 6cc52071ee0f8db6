//! `format_into` prints what `to_string` prints.

use std::fmt::Display;

/// Into a buffer that is large enough by `spare` bytes, and into one that lacks a byte and so stays untouched.
#[track_caller]
pub fn into_a_buffer(value: &dyn Display, spare: usize) {
    let text = value.to_string();
    let mut buffer = vec![b'.'; text.len() + spare];
    assert_eq!(cliniko_core::format_into(&mut buffer, value), Ok(text.as_str()));
    assert_eq!(buffer, format!("{text}{}", ".".repeat(spare)).as_bytes());
    if let Some(short) = text.len().checked_sub(1) {
        buffer.fill(b'.');
        let error = cliniko_core::format_into(&mut buffer[..short], value).unwrap_err();
        assert_eq!(error.needed(), text.len());
        assert!(buffer.iter().all(|byte| *byte == b'.'));
    }
}
