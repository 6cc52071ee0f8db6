//! What people paste around a key.

use crate::syntax::bytes::consumed;
use crate::syntax::utf8::{split_first, split_last, trim_end, trim_start};

/// Removes what wraps a key until nothing changes: the index of the rest, and the rest; 0 and nothing if it is empty.
pub(super) const fn strip_wrapping(input: &[u8]) -> (usize, &[u8]) {
    let mut start: usize = 0;
    let mut rest = input;
    loop {
        let trimmed = trim_start(rest);
        let (quote, inner) = strip_quotes(strip_colon(trim_end(trimmed)));
        if inner.is_empty() {
            return (0, inner);
        }
        if inner.len() == rest.len() {
            return (start, rest);
        }
        start = start.saturating_add(consumed(rest, trimmed)).saturating_add(quote);
        rest = inner;
    }
}

/// The colon of `curl -u KEY:`.
const fn strip_colon(input: &[u8]) -> &[u8] {
    match input {
        [rest @ .., b':'] | rest => rest,
    }
}

/// The length of an opening quote in bytes, and the input between it and its closing one; 0 and `input` if there is
/// no such pair.
const fn strip_quotes(input: &[u8]) -> (usize, &[u8]) {
    match split_first(input) {
        Some((opening @ ('"' | '\'' | '`' | '“' | '‘'), rest)) => match split_last(rest) {
            Some((inner, closing)) if closing == counterpart(opening) => {
                (opening.len_utf8(), inner)
            }
            _ => (0, input),
        },
        _ => (0, input),
    }
}

/// The quote that closes `opening`.
const fn counterpart(opening: char) -> char {
    match opening {
        '“' => '”',
        '‘' => '’',
        straight => straight,
    }
}
