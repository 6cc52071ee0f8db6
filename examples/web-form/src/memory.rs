//! Memory that JavaScript and this module share.

use core::slice::Iter;
use core::sync::atomic::{AtomicU8, Ordering};

/// How many bytes a text may have: more than any key or address that a person pastes on purpose.
pub(crate) const LIMIT: usize = 4096;

/// Room for one text. Its bytes are atomic so that no `unsafe` is needed to share them, which costs nothing
/// where there is one thread.
pub(crate) struct Memory([AtomicU8; LIMIT]);

impl Memory {
    pub(crate) const fn new() -> Memory {
        Memory([const { AtomicU8::new(0) }; LIMIT])
    }

    pub(crate) const fn as_ptr(&self) -> *const AtomicU8 {
        self.0.as_ptr()
    }

    /// The text of this length, or nothing if that is over the limit or the bytes are not UTF-8.
    pub(crate) fn read<'a>(&self, length: usize, buffer: &'a mut [u8; LIMIT]) -> Option<&'a str> {
        let buffer = buffer.get_mut(..length)?;
        for (byte, shared) in buffer.iter_mut().zip(&self.0) {
            *byte = shared.load(Ordering::Relaxed);
        }
        core::str::from_utf8(buffer).ok()
    }

    pub(crate) fn writer(&self) -> Writer<'_> {
        Writer { free: self.0.iter() }
    }
}

/// Writes a report, by a tenth of the code that `core::fmt` brings along.
pub(crate) struct Writer<'a> {
    free: Iter<'a, AtomicU8>,
}

impl Writer<'_> {
    pub(crate) fn texts(&mut self, texts: &[&str]) {
        for text in texts {
            self.text(text);
        }
    }

    pub(crate) fn text(&mut self, text: &str) {
        for byte in text.bytes() {
            self.byte(byte);
        }
    }

    pub(crate) fn number(&mut self, number: usize) {
        if number >= 10 {
            self.number(number / 10);
        }
        if let Some(digit) = b"0123456789".get(number % 10) {
            self.byte(*digit);
        }
    }

    fn byte(&mut self, byte: u8) {
        if let Some(shared) = self.free.next() {
            shared.store(byte, Ordering::Relaxed);
        }
    }

    /// How many bytes were written.
    pub(crate) fn length(&self) -> usize {
        LIMIT.saturating_sub(self.free.len())
    }
}
