//! Every error has a stable code, a message and a help, and points into the input.

use std::error::Error;
use std::hash::Hash;

use cliniko_core::{
    AccountUrlError, BufferTooSmall, LinkError, ParseKeyError, ParseRegionError, ParseShardError,
    PathError, ShardMismatch, UserAgentError,
};

/// What all error types have.
pub trait LibraryError: Error + Copy + Eq + Hash + Send + Sync + 'static {
    fn code(&self) -> &'static str;
    fn help(&self) -> &'static str;
}

macro_rules! library_errors {
    ($($error:ty)*) => {$(
        impl LibraryError for $error {
            fn code(&self) -> &'static str {
                <$error>::code(self)
            }

            fn help(&self) -> &'static str {
                <$error>::help(self)
            }
        }
    )*};
}

library_errors! {
    AccountUrlError BufferTooSmall LinkError ParseKeyError ParseRegionError ParseShardError PathError ShardMismatch
    UserAgentError
}

/// An error about the byte at `index` of `text`, whose code is `code`.
#[track_caller]
pub fn points_into<E: LibraryError>(text: &str, error: &E, index: usize, code: &str) {
    assert_eq!(error.code(), code, "{text:?}");
    // False beyond the end as well.
    assert!(text.is_char_boundary(index), "{index} in {text:?}");
    has_place(error, index);
}

/// The message is one phrase for a log that ends with the position.
#[track_caller]
fn has_place<E: LibraryError>(error: &E, index: usize) {
    let message = error.to_string();
    assert!(message.ends_with(&format!(" at byte {index}")), "{message}");
}
