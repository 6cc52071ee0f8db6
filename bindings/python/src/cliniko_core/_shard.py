from __future__ import annotations

from enum import Enum, EnumMeta
from typing import TYPE_CHECKING, Any

from . import _library
from ._frames import cleared
from ._library import constant, library


def _add_regions(namespace: dict[str, Any]) -> None:
    """Adds the regions that the library knows and the class does not name, if the library is newer."""
    for number in range(1, library.cliniko_region_count() + 1):
        code = constant(library.cliniko_region_code, number)
        if code not in namespace.values():
            namespace[constant(library.cliniko_region_name, number).upper().replace(" ", "_")] = code


def _add_shards(namespace: dict[str, Any]) -> None:
    for number in range(1, library.cliniko_shard_count() + 1):
        code = constant(library.cliniko_shard_code, number)
        if code not in namespace.values():
            namespace[code.upper()] = code


if TYPE_CHECKING:
    # The type checkers know what a call of it does.
    Lookup = EnumMeta
else:

    class Lookup(EnumMeta):
        """Looks members up as ``Enum`` does, whose tracebacks would hold the string."""

        @cleared
        def __call__(cls, value: object) -> Enum:
            if isinstance(value, cls):
                return value
            if not isinstance(value, str):
                # Not a TypeError: pydantic and others expect what `Enum` raises.
                raise ValueError(_library.no_string(value))  # noqa: TRY004
            return cls._value2member_map_.get(value) or cls._missing_(value)


class Region(Enum, metaclass=Lookup):
    """A country or region of Cliniko, which has one or more shards. ``Region("UK")`` looks one up.

    ``code``, ``display_name`` and ``shards`` are what is known of it.
    """

    AUSTRALIA = "AU"
    CANADA = "CA"
    EUROPE = "EU"
    UNITED_KINGDOM = "UK"
    UNITED_STATES = "US"
    _add_regions(vars())

    @property
    def code(self) -> str:
        """``"UK"``."""
        return self.value

    @property
    def display_name(self) -> str:
        """``"United Kingdom"``."""
        return constant(library.cliniko_region_name, _REGION_NUMBERS[self])

    @property
    def shards(self) -> tuple[Shard, ...]:
        return tuple(shard for shard in Shard if shard.region is self)

    @classmethod
    @cleared
    def _missing_(cls, value: object) -> Region | None:
        """In lower case; anything else is a ``ClinikoError``."""
        if not isinstance(value, str):
            return None
        return _REGIONS[_library.number(library.cliniko_region_from_code, value)]


class Shard(str, Enum, metaclass=Lookup):
    """One of Cliniko's separate installations, each with a host of its own. ``Shard("uk1")`` looks one up.

    ``api_base_url``, ``api_host`` and ``region`` are what is known of it. A member is the string that it names: it
    goes into JSON, a database or a URL as it is.
    """

    AU1 = "au1"
    AU2 = "au2"
    AU3 = "au3"
    AU4 = "au4"
    AU5 = "au5"
    CA1 = "ca1"
    EU1 = "eu1"
    UK1 = "uk1"
    UK2 = "uk2"
    UK3 = "uk3"
    US1 = "us1"
    _add_shards(vars())

    # Python versions differ in what these do for such an enumeration.

    def __str__(self) -> str:
        return self.value

    def __format__(self, format_spec: str) -> str:
        return format(self.value, format_spec)

    @property
    def region(self) -> Region:
        return _REGIONS[library.cliniko_shard_region(number_of(self))]

    @property
    def api_host(self) -> str:
        """``"api.uk1.cliniko.com"``."""
        return constant(library.cliniko_api_host, number_of(self))

    @property
    def api_base_url(self) -> str:
        """``"https://api.uk1.cliniko.com/v1"``, without a slash at the end."""
        return constant(library.cliniko_api_base_url, number_of(self))

    @classmethod
    @cleared
    def _missing_(cls, value: object) -> Shard | None:
        """In upper case; anything else is a ``ClinikoError``."""
        if not isinstance(value, str):
            return None
        return shard_of(_library.number(library.cliniko_shard_from_code, value))


_REGIONS = {
    number: Region(constant(library.cliniko_region_code, number))
    for number in range(1, library.cliniko_region_count() + 1)
}
_REGION_NUMBERS = {region: number for number, region in _REGIONS.items()}
_SHARDS = {
    number: Shard(constant(library.cliniko_shard_code, number))
    for number in range(1, library.cliniko_shard_count() + 1)
}
_SHARD_NUMBERS = {shard: number for number, shard in _SHARDS.items()}


def shard_of(number: int) -> Shard:
    return _SHARDS[number]


def number_of(shard: Shard) -> int:
    """The library's number. A plain string, though equal to a shard, is refused: nothing has checked it."""
    if not isinstance(shard, Shard):
        raise TypeError(f"expected a Shard, not {type(shard).__name__}: Shard(text) looks one up")
    return _SHARD_NUMBERS[shard]
