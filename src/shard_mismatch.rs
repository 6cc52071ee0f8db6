//! The error for two things that should belong to one shard and do not.

use core::fmt;

use crate::Shard;

/// A key, or its header, belongs to one shard, and an argument to another.
///
/// [`ApiKey::with_shard`](crate::ApiKey::with_shard) returns it, and
/// [`Authorization::expose_value_for`](crate::Authorization::expose_value_for).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ShardMismatch {
    expected: Shard,
    found: Shard,
}

impl ShardMismatch {
    pub(crate) const fn check(expected: Shard, found: Shard) -> Result<(), ShardMismatch> {
        if expected.const_eq(found) { Ok(()) } else { Err(ShardMismatch { expected, found }) }
    }

    /// The shard of the key or the header.
    #[must_use]
    pub const fn expected(&self) -> Shard {
        self.expected
    }

    /// The shard of the argument.
    #[must_use]
    pub const fn found(&self) -> Shard {
        self.found
    }

    /// Its stable name: `shard_mismatch`.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        "shard_mismatch"
    }

    /// What to do next, for the user of a form and for the operator.
    #[must_use]
    pub const fn help(&self) -> &'static str {
        "The key belongs to a different shard from the one given with it. Either they belong to two accounts, or the \
         account has moved: compare both with the web address you use for Cliniko."
    }
}

impl fmt::Display for ShardMismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the key is for shard {}, not {}", self.expected, self.found)
    }
}

impl core::error::Error for ShardMismatch {}
