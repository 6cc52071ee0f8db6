#!/usr/bin/env bash
# Counts the instructions of one call with valgrind.
#
#     count.sh            writes them to ../instructions.md
#     count.sh --check    fails if a count exceeds the one in ../instructions.md by more than a twentieth
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
committed=$here/../instructions.md
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$here/target}

key=$(printf 'Example0%.0s' {1..9})
longest=$(printf 'Example0%.0s' {1..16})
path=patients/1234567890123456789
link='https://api.uk1.cliniko.com/v1/appointments?page=14&per_page=100'
link+='&q%5B%5D=starts_at%3A%3E2014-03-04T20%3A37%3A17Z'
unencoded='https://api.uk1.cliniko.com/v1/appointments?page=14&per_page=100'
unencoded+='&q[]=starts_at:>2014-03-04T20:37:17Z&sort=number'
address='https://good-healthy-times.au3.cliniko.com/bookings?business_id=1#service'

# Prints a row: what is counted, and the count. A function of count.rs and its input follow.
row() {
    local what=$1
    shift
    valgrind --tool=callgrind --callgrind-out-file=/dev/null --collect-atstart=no \
        --toggle-collect="count::$1" "$CARGO_TARGET_DIR/release/count" "$@" 2>&1 \
        | awk -v what="$what" '/Collected/ { printf "| %s | %.0f |\n", what, $NF / 1000; found = 1 }
            END { exit !found }'
}

table() {
    local text
    cat <<END
# Instructions of one call

Counted by \`benches/peers/count.sh\` with valgrind's callgrind, in a release build by
rustc $(rustc --version | cut -d' ' -f2) for $(uname -m). They hardly vary between runs, so that a small change shows, and so does
a loop that the compiler no longer vectorizes. \`count.sh --check\` compares.

| call | instructions |
| --- | ---: |
END
    for text in MS0xLWl4SzYY MS0xLWl4SzYY-uk1 "$key-uk1" "$longest-uk1"; do
        row "\`ApiKey::parse\`, key of ${#text} bytes" parse "$text"
        row "\`authorization\` and \`expose_value\`, key of ${#text} bytes" header "$text"
        row "both and \`api_base_url\`, key of ${#text} bytes" both "$text"
    done
    row '`ApiKey::parse`, refused for the first of 77 bytes' parse "@$key-uk1"
    row '`ApiKey::parse`, refused for the last of 77 bytes' parse "$key-uk1 "
    row '`ApiKey::parse`, refused for its shard' parse "$key-uk9"
    row '`ApiKey::parse`, refused for its length' parse "$longest$longest"
    row '`api_url` of two segments, `to_string`' path "$path"
    row '`api_url` of three segments and three pairs, `to_string`' url "$path/appointments"
    row 'the same by `format_into`' url_into_buffer "$path/appointments"
    row '`check_link`, 112 bytes' check "$link"
    row '`check_link` and `to_string`, 112 bytes' check_and_print "$link"
    row 'the same with three characters to encode' check_and_print "$unencoded"
    row "\`AccountUrl::parse\`, ${#address} bytes" account "$address"
}

cargo build --quiet --locked --release --manifest-path "$here/Cargo.toml" --bin count
counted=$(table)
case ${1-} in
'') printf '%s\n' "$counted" >"$committed" ;;
--check)
    awk -F '|' '
        /^rustc/ { version[FILENAME] = $0 }
        $3 !~ /[0-9]/ { next }
        FILENAME == ARGV[1] { before[$2] = $3; next }
        !($2 in before) { print "not in benches/instructions.md:" $2; bad = 1; next }
        { compared++; change = $3 / before[$2] - 1 }
        change > 0.05 { printf "%+.0f %%:%s(%d, was %d)\n", 100 * change, $2, $3, before[$2]; bad = 1 }
        change < -0.05 { printf "%+.0f %%:%s(%d, was %d): run count.sh\n", 100 * change, $2, $3, before[$2]; bad = 1 }
        END {
            print compared + 0 " calls compared with benches/instructions.md"
            exit bad || !compared
        }' "$committed" - <<<"$counted"
    ;;
*)
    echo "usage: $0 [--check]" >&2
    exit 1
    ;;
esac
