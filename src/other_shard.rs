//! Two things that should be of one shard and are not.

use core::fmt;

use crate::Shard;

/// A key, or its header, belongs to one shard, and something of another was brought to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OtherShard {
    expected: Shard,
    found: Shard,
}

impl OtherShard {
    pub(crate) const fn check(expected: Shard, found: Shard) -> Result<(), OtherShard> {
        if expected.is(found) { Ok(()) } else { Err(OtherShard { expected, found }) }
    }

    /// The shard of the key or the header.
    #[must_use]
    pub const fn expected(&self) -> Shard {
        self.expected
    }

    /// The shard of what was brought to it: the argument's.
    #[must_use]
    pub const fn found(&self) -> Shard {
        self.found
    }
}

impl fmt::Display for OtherShard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected shard {}, found {}", self.expected, self.found)
    }
}

impl core::error::Error for OtherShard {}
