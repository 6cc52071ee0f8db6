from __future__ import annotations

from collections.abc import Iterable, Mapping
from ctypes import byref
from typing import TYPE_CHECKING, Any, Callable, NoReturn, overload

from . import _library
from ._frames import cleared
from ._library import Account, Error, Pair, String, array, constant, encode, library, write
from ._shard import Shard, number_of, shard_of

#: For the ``Accept`` header, and the ``Content-Type`` of a body.
MEDIA_TYPE: str = constant(library.cliniko_media_type)


@overload
def api_url(shard: Shard, segments: Iterable[str | int], query: Mapping[str, str | int]) -> str: ...


@overload
def api_url(shard: Shard, segments: Iterable[str | int], query: Iterable[tuple[str, str | int]] = ()) -> str: ...


@cleared
def api_url(
    shard: Shard, segments: Iterable[str | int], query: Mapping[str, str | int] | Iterable[tuple[str, str | int]] = ()
) -> str:
    """The URL of a resource: ``api_url(shard, ["patients", 1], {"page": 2})``.

    Segments are never encoded: one that has a character which would need it is an error, as an id never has. Names and
    values of the query are. A list of pairs may repeat a name: ``[("q[]", "id:>1"), ("q[]", "id:<9")]``.
    """
    number = number_of(shard)
    if isinstance(segments, (str, bytes)):
        raise TypeError("segments must be a list, such as ['patients', 1], not one string")
    parts = [_encode(segment, "a segment") for segment in segments]
    pairs = [_encode_pair(pair) for pair in (query.items() if isinstance(query, Mapping) else _pairs(query))]
    return write(
        library.cliniko_api_url,
        number,
        array(String, [String(part, len(part)) for part in parts]),
        len(parts),
        array(Pair, [Pair(String(name, len(name)), String(value, len(value))) for name, value in pairs]),
        len(pairs),
        inputs=[*parts, *(text for pair in pairs for text in pair)],
    )


def _pairs(query: Iterable[tuple[str, str | int]]) -> Iterable[tuple[str, str | int]]:
    if isinstance(query, (str, bytes)) or not isinstance(query, Iterable):
        raise TypeError(f"the query {_SHAPE}, not {type(query).__name__}")
    return query


_SHAPE = "must be a mapping or a list of pairs, such as {'page': 2} or [('page', 2)]"


def _encode_pair(pair: tuple[str, str | int]) -> tuple[bytes, bytes]:
    # A string of two characters could be unpacked too.
    if not isinstance(pair, (tuple, list)) or len(pair) != 2:  # noqa: PLR2004
        raise TypeError(f"the query {_SHAPE}")
    name, value = pair
    if isinstance(value, (list, tuple)):
        raise TypeError(
            f"a value in the query must be a str or an int, not {type(value).__name__}: "
            "repeat the name in a list of pairs"
        )
    return _encode(name, "a name in the query"), _encode(value, "a value in the query")


def _encode(value: str | int, what: str) -> bytes:
    if isinstance(value, str):
        return encode(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return b"%d" % value
    raise TypeError(f"{what} must be a str or an int, not {type(value).__name__}")


@cleared
def check_link(shard: Shard, url: str) -> str:
    """Checks a URL from the API, such as ``links["next"]``, before the key is sent there; returns the URL to use.

    That is the same resource in a spelling that every HTTP library sends as it is. Never use the one that was checked.
    """
    return _convert(library.cliniko_check_link, shard, url)


@cleared
def rebase_link(shard: Shard, url: str) -> str:
    """The same path and query on this shard, for a link from before the account moved, or from before shards."""
    return _convert(library.cliniko_rebase_link, shard, url)


@cleared
def last_segment(shard: Shard, url: str) -> str | None:
    """The last segment of a link's path, which in ``links["self"]`` is the id; ``None`` if there is none."""
    return _convert(library.cliniko_last_segment, shard, url) or None


def _convert(function: Callable[..., int], shard: Shard, text: str) -> str:
    data = encode(text)
    return write(function, number_of(shard), data, len(data), inputs=(data,))


@cleared
def shard_of_api_url(url: str) -> Shard:
    """The shard of a base URL from a configuration: ``"https://api.au4.cliniko.com"``, with or without a path."""
    return shard_of(_library.number(library.cliniko_shard_of_api_url, url))


class AccountUrl:
    """An account, by the web address that a person copies from the browser. ``str()`` is the address, normalized."""

    __slots__ = ("_shard", "_subdomain", "_url")

    _subdomain: str
    _shard: Shard
    _url: str

    if TYPE_CHECKING:
        # Type checkers then refuse every call of the class.
        def __init__(self, use_parse: NoReturn) -> None: ...
    else:

        @cleared
        def __init__(self, *_: Any, **__: Any) -> None:
            raise TypeError("use AccountUrl.parse")

    @classmethod
    @cleared
    def parse(cls, text: str) -> AccountUrl:
        """Reads ``https://good-healthy-times.au3.cliniko.com``, with or without ``https://``, a path and a query."""
        data = encode(text)
        account = Account()
        details = Error()
        code = library.cliniko_read_account_url(data, len(data), byref(account), byref(details))
        if code != _library.OK:
            raise _library.error(code, details, (data,))
        made = object.__new__(cls)
        made._subdomain = account.subdomain.decode()
        made._shard = shard_of(account.shard)
        made._url = account_url(made._shard, made._subdomain)
        return made

    @property
    def subdomain(self) -> str:
        """The account's name, as it was given."""
        return self._subdomain

    @property
    def shard(self) -> Shard:
        return self._shard

    def __str__(self) -> str:
        return self._url

    def __repr__(self) -> str:
        return f"<AccountUrl {self._url}>"

    def __eq__(self, other: object) -> bool:
        return self._url == other._url if isinstance(other, AccountUrl) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._url)


@cleared
def account_url(shard: Shard, subdomain: str) -> str:
    """The web address of an account: ``"https://good-healthy-times.au3.cliniko.com"``."""
    return _convert(library.cliniko_account_url, shard, subdomain)


@cleared
def user_agent(name: str, email: str) -> str:
    """The ``User-Agent`` header that Cliniko asks for: the name of the software, and an address to write to."""
    first, second = encode(name), encode(email)
    return write(library.cliniko_user_agent, first, len(first), second, len(second), inputs=(first, second))
