# shellcheck shell=bash
# What the examples need of Debian; each one's `run` sources it.

# install_packages PACKAGE…: those that are missing.
install_packages() {
    local package missing=()
    for package; do
        dpkg-query -Wf '${Status}' "$package" 2>/dev/null | grep -q ' installed$' || missing+=("$package")
    done
    if [[ ${missing[*]} ]]; then
        apt-get -qq update
        DEBIAN_FRONTEND=noninteractive apt-get -qq install --yes --no-install-recommends "${missing[@]}" >/dev/null
    fi
}

# Debian's compiler, which has the source of `core` for a target that it has no library of.
debian_rust=(cargo-web rustc-web rust-web-src)

# debian_cargo ARGUMENT…: told which compiler it is for, since cargo reads variables that may be set for another.
debian_cargo() {
    env -u CARGO_ENCODED_RUSTFLAGS -u RUSTFLAGS RUSTC=/usr/bin/rustc RUSTDOC=/usr/bin/rustdoc RUSTC_BOOTSTRAP=1 \
        /usr/bin/cargo "$@"
}

# The linker for targets that Debian has none for; rustup's toolchain has it.
rust_lld() {
    local sysroot
    sysroot=$(rustc +stable --print sysroot)
    echo "$sysroot/lib/rustlib/x86_64-unknown-linux-gnu/bin/rust-lld"
}
