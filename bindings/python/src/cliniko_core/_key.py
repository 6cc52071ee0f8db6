from __future__ import annotations

from ctypes import byref
from typing import TYPE_CHECKING, Any, NoReturn

from . import _library
from ._frames import cleared
from ._library import Key, KeyFacts, encode, library, write
from ._shard import Shard, number_of, shard_of


class ApiKey:
    """An API key of Cliniko, and the shard that it belongs to.

    Nothing shows the token but the methods whose names start with ``expose_``. A key does not pickle, and two keys
    are equal only if they are the same object: comparing secrets byte by byte would reveal them by the time it takes.
    To compare them, give what ``expose_key`` returns to ``hmac.compare_digest``.
    """

    __slots__ = ("_facts", "_key")

    _key: Key
    _facts: KeyFacts

    if TYPE_CHECKING:
        # Type checkers then refuse every call of the class.
        def __init__(self, use_parse: NoReturn) -> None: ...
    else:

        @cleared
        def __init__(self, *_: Any, **__: Any) -> None:
            raise TypeError("use ApiKey.parse, ApiKey.parse_pasted or ApiKey.from_parts")

    @classmethod
    @cleared
    def parse(cls, text: str) -> ApiKey:
        """Reads a key from a database or the environment. White space around it is an error."""
        return cls._read(text, _library.EXACT, _library.NO_SHARD)

    @classmethod
    @cleared
    def parse_pasted(cls, text: str) -> ApiKey:
        """Reads a key that a person entered: ignores white space, quotes and a colon around it, and takes any dash."""
        return cls._read(text, _library.PASTED, _library.NO_SHARD)

    @classmethod
    @cleared
    def from_parts(cls, token: str, shard: Shard) -> ApiKey:
        """Reads a token without a suffix, and the shard that was stored beside it."""
        return cls._read(token, _library.TOKEN, number_of(shard))

    @classmethod
    def _read(cls, text: str, mode: int, shard: int) -> ApiKey:
        made = object.__new__(cls)
        made._key, made._facts = _library.read_key(text, mode, shard)
        return made

    @property
    def shard(self) -> Shard:
        """The shard that requests go to: the given one, or ``au1``, as Cliniko has it for keys without a suffix."""
        return shard_of(self._facts.shard)

    @property
    def given_shard(self) -> Shard | None:
        """The shard, if the key or the caller names it. ``None``: ``au1`` is assumed."""
        return _optional(self._facts.given_shard)

    @property
    def suspected_shard(self) -> Shard | None:
        """If no shard is given and the token ends in the code of one: that one. Its hyphen may be lost: ask."""
        return _optional(self._facts.suspected_shard)

    @property
    def looks_truncated(self) -> bool:
        """Whether the token is shorter than any real one known: part of it, or a placeholder such as ``changeme``."""
        return bool(self._facts.looks_truncated)

    @property
    def unauthorized_help(self) -> str:
        """What a person should check after the API has answered 401."""
        return write(library.cliniko_unauthorized_help, byref(self._key))

    @property
    def forbidden_help(self) -> str:
        """What a person should check after the API has answered 403."""
        return write(library.cliniko_forbidden_help, byref(self._key))

    @cleared
    def with_shard(self, shard: Shard) -> ApiKey:
        """The same key with the shard that is known apart from it. If the key names another: an error."""
        return self._read(self._key.text.data.decode(), self._key.mode, number_of(shard))

    def expose_token(self) -> str:
        """The token, without the shard. SECRET."""
        return write(library.cliniko_expose_token, byref(self._key))

    def expose_key(self) -> str:
        """The key as it is best stored: ``TOKEN-shard``, or ``TOKEN`` if the shard is assumed. SECRET."""
        return write(library.cliniko_expose_key, byref(self._key))

    @cleared
    def expose_authorization_for(self, url: str) -> str:
        """The value of the ``Authorization`` header, for a URL that passes ``check_link``. SECRET.

        Send the request to what ``check_link`` or ``api_url`` returned, and do not let the HTTP library send the
        header again when it follows a redirect to another host.
        """
        data = encode(url)
        return write(library.cliniko_expose_authorization_for, byref(self._key), data, len(data), inputs=(b"", data))

    def expose_authorization(self) -> str:
        """The same for a caller that has checked where it goes, such as a test's server on localhost. SECRET."""
        return write(library.cliniko_expose_authorization, byref(self._key))

    def __repr__(self) -> str:
        return f"<ApiKey {self.shard}>" if self.given_shard else f"<ApiKey {self.shard}, assumed>"

    def __copy__(self) -> ApiKey:
        return self

    def __deepcopy__(self, memo: object) -> ApiKey:
        return self

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        raise TypeError(
            "an ApiKey does not pickle: store what expose_key() returns, as the secret that it is, and parse it again"
        )


def checked(key: ApiKey) -> ApiKey:
    if not isinstance(key, ApiKey):
        raise TypeError(f"expected an ApiKey, not {type(key).__name__}: ApiKey.parse(text) reads one")
    return key


def _optional(number: int) -> Shard | None:
    return None if number == _library.NO_SHARD else shard_of(number)
