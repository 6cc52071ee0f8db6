"""The shared library, by ctypes: the layouts and functions of cliniko.h, its strings and its errors."""

from __future__ import annotations

import sys
from ctypes import (
    CDLL,
    POINTER,
    Array,
    Structure,
    byref,
    c_bool,
    c_char,
    c_char_p,
    c_int32,
    c_size_t,
    c_uint8,
)
from pathlib import Path
from typing import TYPE_CHECKING, Any, Callable

from ._error import ClinikoError

if TYPE_CHECKING:
    from collections.abc import Sequence

OK = 0
BUFFER_TOO_SMALL = 1

EXACT = 0
PASTED = 1
TOKEN = 2

NO_SHARD = 0

FILE = {"darwin": "libcliniko.dylib", "win32": "cliniko.dll"}.get(sys.platform, "libcliniko.so")


class String(Structure):
    _fields_ = (("data", c_char_p), ("length", c_size_t))


class Pair(Structure):
    _fields_ = (("name", String), ("value", String))


class Key(Structure):
    """Prints as an opaque object, and cannot be pickled, as no ctypes structure with a pointer can."""

    _fields_ = (("text", String), ("mode", c_int32), ("shard", c_int32))


class KeyFacts(Structure):
    _fields_ = (
        ("shard", c_int32),
        ("given_shard", c_int32),
        ("suspected_shard", c_int32),
        ("looks_truncated", c_bool),
        ("reserved", c_uint8 * 19),
    )


class Account(Structure):
    _fields_ = (("shard", c_int32), ("subdomain", c_char * 64), ("reserved", c_uint8 * 28))


class Error(Structure):
    _fields_ = (
        ("input", c_size_t),
        ("index", c_size_t),
        ("has_index", c_bool),
        ("is_incomplete", c_bool),
        ("reserved", c_uint8 * 14),
        ("shard", c_char * 16),
        ("message", c_char * 256),
        ("help", c_char * 768),
    )


_INPUT: tuple[Any, ...] = (c_char_p, c_size_t)
_OUTPUT: tuple[Any, ...] = (POINTER(c_char), c_size_t, POINTER(c_size_t), POINTER(Error))
_NUMBER: tuple[Any, ...] = (POINTER(c_int32), POINTER(Error))
_KEY: tuple[Any, ...] = (POINTER(Key),)

#: What each function returns, and its parameters.
FUNCTIONS: dict[str, tuple[Any, tuple[Any, ...]]] = {
    "cliniko_version": (c_char_p, ()),
    "cliniko_code_name": (c_char_p, (c_int32,)),
    "cliniko_media_type": (c_char_p, ()),
    "cliniko_shard_count": (c_int32, ()),
    "cliniko_shard_code": (c_char_p, (c_int32,)),
    "cliniko_api_host": (c_char_p, (c_int32,)),
    "cliniko_api_base_url": (c_char_p, (c_int32,)),
    "cliniko_shard_region": (c_int32, (c_int32,)),
    "cliniko_region_count": (c_int32, ()),
    "cliniko_region_code": (c_char_p, (c_int32,)),
    "cliniko_region_name": (c_char_p, (c_int32,)),
    "cliniko_shard_from_code": (c_int32, (*_INPUT, *_NUMBER)),
    "cliniko_region_from_code": (c_int32, (*_INPUT, *_NUMBER)),
    "cliniko_read_key": (c_int32, (*_KEY, POINTER(KeyFacts), POINTER(Error))),
    "cliniko_expose_token": (c_int32, (*_KEY, *_OUTPUT)),
    "cliniko_expose_key": (c_int32, (*_KEY, *_OUTPUT)),
    "cliniko_expose_authorization_for": (c_int32, (*_KEY, *_INPUT, *_OUTPUT)),
    "cliniko_expose_authorization": (c_int32, (*_KEY, *_OUTPUT)),
    "cliniko_unauthorized_help": (c_int32, (*_KEY, *_OUTPUT)),
    "cliniko_forbidden_help": (c_int32, (*_KEY, *_OUTPUT)),
    "cliniko_api_url": (c_int32, (c_int32, POINTER(String), c_size_t, POINTER(Pair), c_size_t, *_OUTPUT)),
    "cliniko_check_link": (c_int32, (c_int32, *_INPUT, *_OUTPUT)),
    "cliniko_rebase_link": (c_int32, (c_int32, *_INPUT, *_OUTPUT)),
    "cliniko_path_and_query": (c_int32, (c_int32, *_INPUT, *_OUTPUT)),
    "cliniko_last_segment": (c_int32, (c_int32, *_INPUT, *_OUTPUT)),
    "cliniko_shard_of_api_url": (c_int32, (*_INPUT, *_NUMBER)),
    "cliniko_read_account_url": (c_int32, (*_INPUT, POINTER(Account), POINTER(Error))),
    "cliniko_account_url": (c_int32, (c_int32, *_INPUT, *_OUTPUT)),
    "cliniko_user_agent": (c_int32, (*_INPUT, *_INPUT, *_OUTPUT)),
}


def _load() -> CDLL:
    path = Path(__file__).with_name(FILE)
    if not path.exists():
        raise ImportError(f"cliniko_core was installed without {FILE}: install it with pip, which builds it if need be")
    library = CDLL(str(path))
    for name, (returns, parameters) in FUNCTIONS.items():
        function = getattr(library, name)
        function.restype = returns
        function.argtypes = parameters
    return library


library = _load()


def constant(function: Callable[..., bytes | None], *arguments: int) -> str:
    """A constant string of the library; the empty string where it has none."""
    return (function(*arguments) or b"").decode()


def encode(text: str) -> bytes:
    """UTF-8, and for a lone surrogate three bytes that the library refuses with their position."""
    if not isinstance(text, str):
        raise TypeError(no_string(text))
    return text.encode("utf-8", "surrogatepass")


def no_string(value: object) -> str:
    hint = ""
    if value is None:
        hint = ": is a setting or a link missing?"
    elif isinstance(value, bytes):
        hint = ": decode it first"
    return f"expected a str, not {type(value).__name__}{hint}"


def error(code: int, details: Error, inputs: Sequence[bytes]) -> ClinikoError:
    """What a function has described, with the index counted in characters."""
    index = None
    if details.has_index:
        index = len(inputs[details.input][: details.index].decode("utf-8", "surrogatepass"))
    return ClinikoError(
        details.message.decode(),
        code=constant(library.cliniko_code_name, code) or "other",
        help=details.help.decode(),
        index=index,
        is_incomplete=details.is_incomplete,
        shard=details.shard.decode() or None,
    )


def write(function: Callable[..., int], *arguments: Any, inputs: Sequence[bytes] = (), capacity: int = 512) -> str:
    """The string that a function writes into a buffer."""
    while True:
        # What `create_string_buffer` does, in a tenth of the time.
        out = (c_char * capacity)()
        needed = c_size_t()
        details = Error()
        code = function(*arguments, out, capacity, byref(needed), byref(details))
        if code == OK:
            return out.value.decode()
        if code != BUFFER_TOO_SMALL:
            raise error(code, details, inputs)
        capacity = needed.value


def number(function: Callable[..., int], text: str) -> int:
    """The number that a function finds for a string."""
    data = encode(text)
    found = c_int32()
    details = Error()
    code = function(data, len(data), byref(found), byref(details))
    if code != OK:
        raise error(code, details, (data,))
    return found.value


def read_key(text: str, mode: int, shard: int) -> tuple[Key, KeyFacts]:
    """The key and what is known of it."""
    data = encode(text)
    key = Key(String(data, len(data)), mode, shard)
    facts = KeyFacts()
    details = Error()
    code = library.cliniko_read_key(byref(key), byref(facts), byref(details))
    if code != OK:
        raise error(code, details, (data,))
    return key, facts


def array(kind: type[Structure], values: Sequence[Structure]) -> Array[Any]:
    return (kind * len(values))(*values)
