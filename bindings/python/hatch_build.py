"""Builds the shared library with cargo for a wheel, and puts its sources into a source distribution."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from packaging.tags import platform_tags

# What cargo needs of the repository: it reads no bench, but wants those that the manifest names to be there.
SOURCES = (
    "Cargo.toml",
    "README.md",
    "benches/*.rs",
    "bindings/c/Cargo.*",
    "bindings/c/memory.c",
    "bindings/c/src/**/*.rs",
    "src/**/*.rs",
)

LICENSES = ("LICENSE-APACHE", "LICENSE-MIT")

NEEDS_RUST = """

There is no wheel of cliniko-core for this platform, so it is built from source. That needs Rust {oldest} or newer, and
{found}. Install Rust, which the system's package manager or rustup has, and try again.
"""
NEEDS_C = """

There is no wheel of cliniko-core for this platform, so it is built from source. That needs a C compiler, and "{cc}"
does not run. Install gcc or clang, or set CC to the name of another compiler, and try again.
"""
NEEDS_UNIX = """

There is no wheel of cliniko-core for this platform, and it can be built from source only on Linux and macOS. On
Windows, use it in the Windows Subsystem for Linux.
"""


class CustomBuildHook(BuildHookInterface[Any]):
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root)
        # A source distribution has the sources in a folder of its own.
        repository = root / "rust" if (root / "rust").exists() else root.parent.parent
        if self.target_name == "sdist":
            files = build_data["force_include"]
            for pattern in SOURCES:
                for path in repository.glob(pattern):
                    files[str(path)] = f"rust/{path.relative_to(repository)}"
            if repository != root / "rust":
                files.update({str(repository / name): name for name in LICENSES})
            return
        target = Path(os.environ.get("CARGO_TARGET_DIR") or root / "target").absolute() / "python-library"
        library = build(repository, target)
        if version == "editable":
            # Python then reads the source tree.
            shutil.copy(library, root / "src/cliniko_core")
        else:
            build_data["force_include"][str(library)] = f"cliniko_core/{library.name}"
        build_data["pure_python"] = False
        build_data["tag"] = f"py3-none-{platform()}"


def platform() -> str:
    """On Linux the library needs no other one, so one wheel is for every libc, in any version."""
    if not sys.platform.startswith("linux"):
        return next(iter(platform_tags()))
    machine = sysconfig.get_platform().removeprefix("linux-")
    return f"manylinux_2_17_{machine}.manylinux2014_{machine}.musllinux_1_1_{machine}"


def check_rust(oldest: str) -> None:
    try:
        output = subprocess.run(["cargo", "--version"], check=True, capture_output=True, text=True).stdout
    except (OSError, subprocess.CalledProcessError):
        sys.exit(NEEDS_RUST.format(oldest=oldest, found="cargo is not there"))
    version = re.search(r"(\d+)\.(\d+)", output)
    if not version or tuple(map(int, version.groups())) < tuple(map(int, oldest.split("."))):
        sys.exit(NEEDS_RUST.format(oldest=oldest, found=f"this is {output.strip()}"))


def build(repository: Path, target: Path) -> Path:
    if sys.platform != "darwin" and not sys.platform.startswith("linux"):
        sys.exit(NEEDS_UNIX)
    check_rust(read(repository / "Cargo.toml", "rust-version"))
    crate = repository / "bindings/c"
    target.mkdir(parents=True, exist_ok=True)
    if sys.platform == "darwin":
        name, link = "libcliniko.dylib", ["-lSystem"]
    else:
        # Without libc, so that one file loads beside any. `-z defs` fails if anything is undefined, such as what a
        # panic would call.
        memory = target / "memory.o"
        compile_c(crate / "memory.c", memory)
        soname = read(crate / "Cargo.toml", "soname")
        name, link = "libcliniko.so", [str(memory), "-nostdlib", f"-Wl,-soname,{soname},-z,defs,-z,noexecstack"]
    command = ["cargo", "rustc", "--quiet", "--locked", "--release", "--crate-type", "cdylib", "--target-dir", target]
    flags = ["-Cstrip=symbols", *(f"-Clink-arg={argument}" for argument in link)]
    subprocess.run([*command, "--", *flags], check=True, cwd=crate)
    return target / "release" / name


def compile_c(source: Path, to: Path) -> None:
    cc = os.environ.get("CC", "cc")
    # Or a compiler could make `memcpy` out of the loop in `memcpy`.
    flags = ["-O3", "-fPIC", "-ffreestanding", "-fno-builtin", "-fno-tree-loop-distribute-patterns"]
    try:
        subprocess.run([*cc.split(), *flags, "-c", source, "-o", to], check=True)
    except OSError:
        sys.exit(NEEDS_C.format(cc=cc))


def read(manifest: Path, name: str) -> str:
    found = re.search(rf'^{name} = "(.*)"$', manifest.read_text(), re.MULTILINE)
    if not found:
        sys.exit(f"{manifest} has no {name}")
    return found[1]
