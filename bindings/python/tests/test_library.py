"""The layouts, functions and numbers that Python declares again are those of the library."""

from __future__ import annotations

import ctypes
import json
import subprocess
import sys
from typing import Any

from conftest import REPOSITORY, VECTORS

import cliniko_core
from cliniko_core import Region, Shard, _library

ABI: dict[str, Any] = json.loads((REPOSITORY / "bindings/c/abi.json").read_text())

STRUCTURES = {
    "cliniko_string": _library.String,
    "cliniko_pair": _library.Pair,
    "cliniko_key": _library.Key,
    "cliniko_key_facts": _library.KeyFacts,
    "cliniko_account": _library.Account,
    "cliniko_error": _library.Error,
}
TYPES: dict[str, Any] = {
    "int32_t": ctypes.c_int32,
    "int32_t *": ctypes.POINTER(ctypes.c_int32),
    "size_t": ctypes.c_size_t,
    "size_t *": ctypes.POINTER(ctypes.c_size_t),
    "const char *": ctypes.c_char_p,
    "char *": ctypes.POINTER(ctypes.c_char),
    **{f"{name} *": ctypes.POINTER(structure) for name, structure in STRUCTURES.items()},
    **{f"const {name} *": ctypes.POINTER(structure) for name, structure in STRUCTURES.items()},
}


def test_layouts() -> None:
    assert set(ABI["structures"]) == set(STRUCTURES)
    for name, structure in STRUCTURES.items():
        described = ABI["structures"][name]["lp64"]
        assert ctypes.sizeof(structure) == described["size"]
        assert ctypes.alignment(structure) == described["align"]
        fields: Any = structure._fields_
        assert {field: getattr(structure, field).offset for field, _ in fields} == described["offsets"]


def test_functions() -> None:
    assert {
        name: (TYPES[function["returns"]], tuple(TYPES[parameter["type"]] for parameter in function["parameters"]))
        for name, function in ABI["functions"].items()
    } == _library.FUNCTIONS


def test_numbers() -> None:
    assert ABI["codes"]["ok"] == _library.OK
    assert ABI["codes"]["buffer_too_small"] == _library.BUFFER_TOO_SMALL
    assert tuple(ABI["modes"].values()) == (_library.EXACT, _library.PASTED, _library.TOKEN)


def test_version() -> None:
    assert cliniko_core.__version__ == _library.constant(_library.library.cliniko_version) == VECTORS["version"]


def test_enumerations_name_every_member() -> None:
    """So that editors and type checkers know them all."""
    shards = {name.upper(): name for name in ABI["shards"]}
    regions = {name.upper(): Region(Shard(shard).region.code) for name in ABI["regions"] for shard in Shard}
    assert {shard.name: shard.value for shard in Shard} == shards
    assert {region.name for region in Region} == set(regions)
    source = (REPOSITORY / "bindings/python/src/cliniko_core/_shard.py").read_text()
    for member in [*Shard, *Region]:
        assert f'    {member.name} = "{member.value}"\n' in source


def test_a_newer_library() -> None:
    """It has one more shard, in one more region."""
    program = """
import ctypes

class Newer(ctypes.CDLL):
    def __init__(self, path):
        super().__init__(path)
        new = {
            "shard_code": b"nz1", "api_host": b"api.nz1.cliniko.com", "api_base_url": b"https://api.nz1.cliniko.com/v1",
            "shard_region": 6,
        }
        for name, value in new.items():
            self.replace(name, lambda old, number, value=value: value if number == 12 else old(number))
        self.replace("region_code", lambda old, number: b"NZ" if number == 6 else old(number))
        self.replace("region_name", lambda old, number: b"New Zealand" if number == 6 else old(number))
        self.replace("shard_count", lambda old: old() + 1)
        self.replace("region_count", lambda old: old() + 1)

    def replace(self, name, function):
        old = ctypes.CDLL.__getattr__(self, "cliniko_" + name)
        setattr(self, "cliniko_" + name, Wrapped(old, function))

class Wrapped:
    def __init__(self, old, function):
        self.__dict__.update(old=old, function=function)
    def __setattr__(self, name, value):
        setattr(self.old, name, value)
    def __call__(self, *arguments):
        return self.function(self.old, *arguments)

ctypes.CDLL = Newer
from cliniko_core import Region, Shard

assert Shard["NZ1"] is Shard("nz1") is list(Shard)[-1]
assert Shard["NZ1"].api_base_url == "https://api.nz1.cliniko.com/v1"
assert Shard["NZ1"].region is Region["NEW_ZEALAND"]
assert Region("NZ").display_name == "New Zealand"
assert Region("NZ").shards == (Shard["NZ1"],)
assert len(Shard) == 12 and Shard.UK1.region is Region.UNITED_KINGDOM
print("known")
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("known\n", "")


def test_without_the_library() -> None:
    program = """
import pathlib
pathlib.Path.exists = lambda path: False
try:
    import cliniko_core
except ImportError as error:
    print(error)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == (
        "cliniko_core was installed without libcliniko.so: install it with pip, which builds it if need be\n"
    )
