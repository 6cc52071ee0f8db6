#!/usr/bin/env bash
# Counts the instructions of one call with valgrind, and prints them as the table in ../instructions.md.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$here/target}
cargo build --quiet --locked --release --manifest-path "$here/Cargo.toml" --bin count

count() {
    local log
    log=$(valgrind --tool=callgrind --callgrind-out-file=/dev/null --collect-atstart=no \
        --toggle-collect="count::$1" "$CARGO_TARGET_DIR/release/count" "$@" 2>&1)
    awk '/Collected/ { print $NF / 1000; found = 1 } END { exit !found }' <<<"$log"
}

key=$(printf 'Example0%.0s' {1..9})
longest=$(printf 'Example0%.0s' {1..16})

cat <<END
# Instructions of one call

Counted by \`benches/peers/count.sh > benches/instructions.md\`, with valgrind's callgrind, on
$(rustc --version | cut -d' ' -f1,2), $(uname -m), in a release build. Time is what \`benches/peers\` measures.

| length in bytes | \`parse\` | \`authorization\` and \`expose_value\` | all, with the base URL |
| --- | ---: | ---: | ---: |
END
for text in a MS0xLWl4SzYY MS0xLWl4SzYY-uk1 "$key-uk1" "$longest-uk1"; do
    echo "| ${#text} | $(count parse "$text") | $(count header "$text") | $(count both "$text") |"
done
for refusal in "@$key-uk1;first byte" "$key-uk1 ;last byte" "$key-uk9;shard" "$longest$longest;length"; do
    text=${refusal%;*}
    echo "| ${#text}, refused for its ${refusal#*;} | $(count parse "$text") | | |"
done
