//! The regions of Cliniko's shards.

use core::fmt;
use core::str::FromStr;

use crate::Shard;
use crate::syntax::bytes::eq_ignore_ascii_case;

/// The part of the world whose accounts a [`Shard`] holds, as users name it.
///
/// ```
/// use cliniko_core::{Region, Shard};
///
/// assert_eq!(Shard::Uk2.region(), Region::UnitedKingdom);
/// assert_eq!(Region::UnitedKingdom.to_string(), "United Kingdom");
/// assert!(Region::UnitedKingdom.shards().contains(&Shard::Uk2));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Region {
    /// `AU`
    Australia,
    /// `CA`
    Canada,
    /// `EU`
    Europe,
    /// `UK`
    UnitedKingdom,
    /// `US`
    UnitedStates,
}

impl Region {
    /// Every region, in the order of declaration.
    pub const ALL: &'static [Region] = &[
        Region::Australia,
        Region::Canada,
        Region::Europe,
        Region::UnitedKingdom,
        Region::UnitedStates,
    ];

    /// The region with this code, ignoring ASCII case: `UK`, as Cliniko's documentation writes it, or `uk`.
    ///
    /// [`FromStr`] and `TryFrom<&str>` read a name as well, so that they read what `Display` prints.
    ///
    /// # Errors
    ///
    /// [`ParseRegionError`] for any other string: `GB`, `United Kingdom`, the empty string.
    pub const fn from_code(code: &str) -> Result<Region, ParseRegionError> {
        let mut regions = Region::ALL;
        while let [region, rest @ ..] = regions {
            if eq_ignore_ascii_case(region.code().as_bytes(), code.as_bytes()) {
                return Ok(*region);
            }
            regions = rest;
        }
        Err(ParseRegionError(()))
    }

    /// Its code, in upper case: `UK`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Region::Australia => "AU",
            Region::Canada => "CA",
            Region::Europe => "EU",
            Region::UnitedKingdom => "UK",
            Region::UnitedStates => "US",
        }
    }

    /// Its name in English: `United Kingdom`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Region::Australia => "Australia",
            Region::Canada => "Canada",
            Region::Europe => "Europe",
            Region::UnitedKingdom => "United Kingdom",
            Region::UnitedStates => "United States",
        }
    }

    /// Its shards, in the order of [`Shard::ALL`]; there is at least one.
    #[must_use]
    pub const fn shards(self) -> &'static [Shard] {
        match self {
            Region::Australia => const { &list::<{ count(Region::Australia) }>(Region::Australia) },
            Region::Canada => const { &list::<{ count(Region::Canada) }>(Region::Canada) },
            Region::Europe => const { &list::<{ count(Region::Europe) }>(Region::Europe) },
            Region::UnitedKingdom => {
                const { &list::<{ count(Region::UnitedKingdom) }>(Region::UnitedKingdom) }
            }
            Region::UnitedStates => {
                const { &list::<{ count(Region::UnitedStates) }>(Region::UnitedStates) }
            }
        }
    }
}

/// Whether a shard is in a region; `==` on an enum is not `const`.
const fn is_in(shard: Shard, region: Region) -> bool {
    shard.region() as u8 == region as u8
}

/// How many shards a region has.
const fn count(region: Region) -> usize {
    let mut count: usize = 0;
    let mut shards = Shard::ALL;
    while let [shard, rest @ ..] = shards {
        if is_in(*shard, region) {
            count = count.saturating_add(1);
        }
        shards = rest;
    }
    count
}

/// The `N` shards of a region.
const fn list<const N: usize>(region: Region) -> [Shard; N] {
    let mut list = [Shard::UNSUFFIXED; N];
    let mut free: &mut [Shard] = &mut list;
    let mut shards = Shard::ALL;
    while let [shard, rest @ ..] = shards {
        if is_in(*shard, region) {
            let Some((first, others)) = free.split_first_mut() else { break };
            *first = *shard;
            free = others;
        }
        shards = rest;
    }
    list
}

/// Honours width and alignment.
impl fmt::Display for Region {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// Reads a [code](Region::code) or a [name](Region::name), ignoring ASCII case.
impl FromStr for Region {
    type Err = ParseRegionError;

    fn from_str(code_or_name: &str) -> Result<Region, ParseRegionError> {
        let mut regions = Region::ALL.iter().copied();
        Region::from_code(code_or_name).or_else(|error| {
            regions.find(|region| region.name().eq_ignore_ascii_case(code_or_name)).ok_or(error)
        })
    }
}

impl TryFrom<&str> for Region {
    type Error = ParseRegionError;

    /// As [`FromStr`].
    fn try_from(code_or_name: &str) -> Result<Region, ParseRegionError> {
        code_or_name.parse()
    }
}

/// The string is neither the code nor the name of a region: `GB`. [`Region::from_code`] refuses names too.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct ParseRegionError(());

impl ParseRegionError {
    /// Its stable name: `region_unknown`.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        "region_unknown"
    }

    /// What the user who entered the region should do next.
    #[must_use]
    pub const fn help(&self) -> &'static str {
        "Enter the code of a region, such as UK, or its name, such as United Kingdom."
    }
}

impl fmt::Display for ParseRegionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("unknown region")
    }
}

impl fmt::Debug for ParseRegionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ParseRegionError")
    }
}

impl core::error::Error for ParseRegionError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_has_room_for_as_many_as_there_are() {
        for region in Region::ALL {
            let shards = Shard::ALL.iter().filter(|shard| shard.region() == *region);
            assert_eq!(count(*region), shards.count());
        }
        assert_eq!(list::<3>(Region::UnitedKingdom), [Shard::Uk1, Shard::Uk2, Shard::Uk3]);
        // No panic in a constant if it had less, or more.
        assert_eq!(list::<1>(Region::UnitedKingdom), [Shard::Uk1]);
        assert_eq!(list::<0>(Region::UnitedKingdom), []);
        let [first, .., last] = list::<100>(Region::Canada);
        assert_eq!([first, last], [Shard::Ca1, Shard::UNSUFFIXED]);
    }

    #[test]
    fn every_shard_is_in_one_region() {
        let all: usize = Region::ALL.iter().map(|region| region.shards().len()).sum();
        assert_eq!(all, Shard::ALL.len());
    }
}
