//! The shards that a person can pick from, by region.

use cliniko_core::{Region, Shard};

use crate::memory::Writer;

/// A line for each region: its name, then each of its shards after a tab.
pub(crate) fn report(writer: &mut Writer<'_>) {
    for region in Region::ALL {
        writer.text(region.name());
        for shard in region.shards() {
            writer.texts(&["\t", shard.as_str()]);
        }
        writer.text("\n");
    }
}

/// The shard with this number, counted through all the lines.
pub(crate) fn shard(number: usize) -> Option<Shard> {
    Region::ALL.iter().flat_map(|region| region.shards()).nth(number).copied()
}
