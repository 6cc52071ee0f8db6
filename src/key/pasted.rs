//! What people paste around a key.

use crate::text::{offset, split_first, split_last, trim_end, trim_start};

/// What is left of `text` when nothing more can be removed from its ends, and where that starts; 0 if
/// nothing is left.
pub(super) const fn clean(text: &[u8]) -> (usize, &[u8]) {
    let mut start: usize = 0;
    let mut left = text;
    loop {
        let trimmed = trim_start(left);
        let (quote, inner) = unquote(without_colon(trim_end(trimmed)));
        if inner.is_empty() {
            return (0, inner);
        }
        if inner.len() == left.len() {
            return (start, left);
        }
        start = start.saturating_add(offset(left, trimmed)).saturating_add(quote);
        left = inner;
    }
}

const fn without_colon(text: &[u8]) -> &[u8] {
    match text {
        [rest @ .., b':'] | rest => rest,
    }
}

/// What one pair of quotes stands around, and how many bytes the opening one has; 0 and `text` itself if
/// there is none.
const fn unquote(text: &[u8]) -> (usize, &[u8]) {
    match split_first(text) {
        Some((opening @ ('"' | '\'' | '`' | '“' | '‘'), rest)) => match split_last(rest) {
            Some((inner, closing)) if closing == counterpart(opening) => {
                (opening.len_utf8(), inner)
            }
            _ => (0, text),
        },
        _ => (0, text),
    }
}

/// The quote that closes what `opening` opens.
const fn counterpart(opening: char) -> char {
    match opening {
        '“' => '”',
        '‘' => '’',
        straight => straight,
    }
}
