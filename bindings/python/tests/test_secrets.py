"""Nothing shows a token but the methods whose names start with ``expose_``."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import io
import json
import logging
import pickle
import pprint
import traceback
import types
from typing import TYPE_CHECKING, Any, Callable

import pydantic
import pytest
import rich.console
import rich.pretty
import rich.traceback

import cliniko_core
from cliniko_core import AccountUrl, ApiKey, ClinikoError, Region, Shard
from cliniko_core.httpx import ClinikoAuth as HttpxAuth
from cliniko_core.requests import ClinikoAuth as RequestsAuth

if TYPE_CHECKING:
    from collections.abc import Iterator


class Hidden:
    """Strings that no local variable of a test holds, since frames are searched below."""

    TOKEN = "MadeUpQ7wE4rT9yU2iO5pA8sD1fG3hJ6kL0zX"
    ENCODED = "TWFkZVVwUTd3RTRyVDl5VTJpTzVwQThzRDFmRzNoSjZrTDB6WC"


def key() -> ApiKey:
    return ApiKey.parse(Hidden.TOKEN + "-uk1")


def has_no_secret(shown: str) -> None:
    for secret in (Hidden.TOKEN, Hidden.ENCODED):
        for start in range(len(secret) - 5):
            assert secret[start : start + 6] not in shown


def test_the_search_finds_one() -> None:
    with pytest.raises(AssertionError):
        has_no_secret(f"<{Hidden.TOKEN[3:9]}>")
    with pytest.raises(AssertionError):
        has_no_secret(key().expose_authorization())


@dataclasses.dataclass
class Account:
    key: ApiKey
    auth: RequestsAuth


class Settings(pydantic.BaseModel):
    model_config = pydantic.ConfigDict(arbitrary_types_allowed=True)
    key: ApiKey


def with_rich(value: object) -> str:
    console = rich.console.Console(file=io.StringIO(), width=200)
    console.print(rich.pretty.Pretty(value, expand_all=True))
    rich.inspect(value, console=console, all=True)
    file: Any = console.file
    return str(file.getvalue())


def in_a_log(value: object) -> str:
    stream = io.StringIO()
    logger = logging.getLogger("test")
    logger.addHandler(logging.StreamHandler(stream))
    logger.warning("%s %r %s", value, value, {"key": value})
    return stream.getvalue()


SHOWN: dict[str, Callable[[ApiKey], str]] = {
    "repr": repr,
    "str": str,
    "format": "{0} {0!r} {0!s:>40}".format,
    "percent": lambda value: f"{value} {value!r} {value!a}",
    "container": lambda value: repr([value, (value,), {value}, {"key": value}, types.SimpleNamespace(key=value)]),
    "pprint": lambda value: pprint.pformat({"key": value}),
    "log": in_a_log,
    "rich": with_rich,
    "members": lambda value: repr(inspect.getmembers(value)),
    "structure": lambda value: repr(value._key) + repr(value._facts),
    "dataclass": lambda value: repr(Account(value, RequestsAuth(value))),
    "fields": lambda value: repr(dataclasses.asdict(Account(value, RequestsAuth(value)))),
    "pydantic": lambda value: repr(Settings(key=value)) + str(Settings(key=value).model_dump()),
    "requests": lambda value: repr(RequestsAuth(value)) + repr(vars(RequestsAuth(value))),
    "httpx": lambda value: repr(HttpxAuth(value)) + repr(vars(HttpxAuth(value))),
    "help": lambda value: value.unauthorized_help + value.forbidden_help,
    "copy": lambda value: repr([copy.copy(value), copy.deepcopy(value), copy.deepcopy({"key": value})]),
}


@pytest.mark.parametrize("name", SHOWN)
def test_what_is_shown(name: str) -> None:
    shown = SHOWN[name](key())
    has_no_secret(shown)
    assert shown


def test_what_is_shown_says_the_shard() -> None:
    assert repr(key()) == str(key()) == f"{key()}" == "<ApiKey uk1>"
    assert repr(ApiKey.parse(Hidden.TOKEN)) == "<ApiKey au1, assumed>"


def refused(function: Callable[[], object], kind: type[Exception]) -> str:
    with pytest.raises(kind) as raised:
        function()
    return "".join(traceback.TracebackException.from_exception(raised.value, capture_locals=True).format())


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_a_key_does_not_pickle(protocol: int) -> None:
    for value in (key(), Account(key(), RequestsAuth(key())), [HttpxAuth(key())]):
        shown = refused(lambda value=value: pickle.dumps(value, protocol), TypeError)  # type: ignore[misc]
        assert "an ApiKey does not pickle: store what expose_key() returns" in shown
        has_no_secret(shown)
    for part in (key()._key, key()._key.text):
        with pytest.raises((ValueError, pickle.PicklingError)):
            pickle.dumps(part, protocol)


def test_a_key_has_no_other_form() -> None:
    has_no_secret(refused(lambda: vars(key()), TypeError))
    has_no_secret(refused(lambda: json.dumps({"key": key()}), TypeError))
    has_no_secret(refused(lambda: f"{key():>20}", TypeError))
    has_no_secret(refused(lambda: Settings(key=key()).model_dump_json(), ValueError))
    has_no_secret(refused(lambda: setattr(key(), "token", ""), AttributeError))


def test_keys_are_not_compared() -> None:
    same = other = key()
    assert same == other
    assert key() != key()
    assert key() != Hidden.TOKEN + "-uk1"


#: Whatever raises an error about a key, or with a key at hand.
ERRORS: dict[str, Callable[[], object]] = {
    "parse": lambda: ApiKey.parse(Hidden.TOKEN + "-uk1 "),
    "parse_pasted": lambda: ApiKey.parse_pasted("Bearer " + Hidden.TOKEN),
    "shard": lambda: ApiKey.parse(Hidden.TOKEN + "-uk9"),
    "surrogate": lambda: ApiKey.parse(Hidden.TOKEN + "\udc80"),
    "from_parts": lambda: ApiKey.from_parts(Hidden.TOKEN + "-uk1", Shard.UK1),
    "with_shard": lambda: key().with_shard(Shard.AU1),
    "no link": lambda: key().expose_authorization_for("https://evil.example"),
    "bytes": lambda: ApiKey.parse((Hidden.TOKEN + "-uk1").encode()),  # type: ignore[arg-type]
    "no string": lambda: ApiKey.parse_pasted([Hidden.TOKEN]),  # type: ignore[arg-type]
    "a wrong shard": lambda: ApiKey.from_parts(Hidden.TOKEN, "uk1"),  # type: ignore[arg-type]
    "another wrong shard": lambda: key().with_shard("uk1"),  # type: ignore[arg-type]
    "no url": lambda: key().expose_authorization_for(None),  # type: ignore[arg-type]
    # The key is given for something else.
    "as a shard": lambda: Shard(Hidden.TOKEN + "-uk1"),
    "as a region": lambda: Region(Hidden.TOKEN),
    "as the shard of a key": lambda: ApiKey.from_parts(Hidden.TOKEN, Hidden.TOKEN),  # type: ignore[arg-type]
    "as another shard": lambda: key().with_shard(Hidden.TOKEN),  # type: ignore[arg-type]
    "as an account": lambda: AccountUrl.parse(Hidden.TOKEN + "-uk1"),
    "as a subdomain": lambda: cliniko_core.account_url(Shard.UK1, Hidden.TOKEN + "@"),
    "as a link": lambda: cliniko_core.check_link(Shard.UK1, Hidden.TOKEN + "-uk1"),
    "as an old link": lambda: cliniko_core.rebase_link(Shard.UK1, Hidden.TOKEN + "-uk1"),
    "as a link with an id": lambda: cliniko_core.last_segment(Shard.UK1, Hidden.TOKEN + "-uk1"),
    "as a base URL": lambda: cliniko_core.shard_of_api_url(Hidden.TOKEN + "-uk1"),
    "as the URL of a header": lambda: key().expose_authorization_for(Hidden.TOKEN),
    "as the shard of a URL": lambda: cliniko_core.api_url(Hidden.TOKEN, ["patients"]),  # type: ignore[call-overload]
    "as segments": lambda: cliniko_core.api_url(Shard.UK1, Hidden.TOKEN),
    "as a segment": lambda: cliniko_core.api_url(Shard.UK1, [Hidden.TOKEN + "@"]),
    "in a segment": lambda: cliniko_core.api_url(Shard.UK1, [[Hidden.TOKEN]]),  # type: ignore[call-overload]
    "as a query": lambda: cliniko_core.api_url(Shard.UK1, [], Hidden.TOKEN),  # type: ignore[call-overload]
    "as a pair": lambda: cliniko_core.api_url(Shard.UK1, [], [Hidden.TOKEN]),  # type: ignore[call-overload]
    "in a query": lambda: cliniko_core.api_url(Shard.UK1, [], {"a": [Hidden.TOKEN]}),  # type: ignore[call-overload]
    "as a name": lambda: cliniko_core.user_agent(Hidden.TOKEN + "\n", "devs@helpfulapp.com"),
    "as an e-mail address": lambda: cliniko_core.user_agent("Really helpful app", Hidden.TOKEN),
    "to the class": lambda: ApiKey(Hidden.TOKEN),  # type: ignore[arg-type]
    "to the class by name": lambda: ApiKey(key=Hidden.TOKEN),  # type: ignore[call-arg]
    "to the class of accounts": lambda: AccountUrl(Hidden.TOKEN),  # type: ignore[arg-type]
    "to requests": lambda: RequestsAuth(Hidden.TOKEN + "-uk1"),  # type: ignore[arg-type]
    "to httpx": lambda: HttpxAuth(Hidden.TOKEN + "-uk1"),  # type: ignore[arg-type]
    "twice": lambda: ApiKey.parse(Hidden.TOKEN, Hidden.TOKEN),  # type: ignore[call-arg]
}


@pytest.mark.parametrize("name", ERRORS)
def test_a_traceback(name: str) -> None:
    """With the local variables of every frame, as the standard library, rich and error trackers show them."""
    with pytest.raises((ClinikoError, TypeError)) as raised:
        ERRORS[name]()
    error = raised.value
    console = rich.console.Console(file=io.StringIO(), width=300)
    console.print(
        rich.traceback.Traceback.from_exception(
            type(error), error, error.__traceback__, show_locals=True, locals_max_length=None, locals_max_string=None
        )
    )
    file: Any = console.file
    shown = file.getvalue() + repr(error) + repr(vars(error)) + repr(error.args)
    shown += "".join(traceback.TracebackException.from_exception(error, capture_locals=True).format())
    # And those that neither of them prints.
    packages = 0
    current = error.__traceback__
    while current:
        shown += repr(list(current.tb_frame.f_locals.items()))
        packages += "cliniko_core" in current.tb_frame.f_code.co_filename
        current = current.tb_next
    for other in (error.__cause__, error.__context__):
        shown += repr(other) + repr(getattr(other, "object", None))
    has_no_secret(shown)
    assert packages


def test_every_function_with_a_parameter_is_cleared() -> None:
    public = [getattr(cliniko_core, name) for name in cliniko_core.__all__]
    functions = {value.__name__: value for value in public if inspect.isfunction(value)}
    for owner in (ApiKey, AccountUrl, Shard, Region):
        for name, value in vars(owner).items():
            functions[f"{owner.__name__}.{name}"] = getattr(value, "__func__", value)
    checked = set()
    for name, value in functions.items():
        if not inspect.isfunction(value) or "._" in name:
            continue
        if set(inspect.signature(value).parameters) - {"self", "cls"}:
            assert hasattr(value, "__wrapped__"), name
            checked.add(name)
    assert checked > {"api_url", "check_link", "ApiKey.parse", "ApiKey.with_shard", "AccountUrl.parse"}


def test_the_caller_keeps_its_local_variables() -> None:
    def segments() -> Iterator[str]:
        mine = "kept"
        yield mine
        raise LookupError(mine)

    shown = refused(lambda: cliniko_core.api_url(Shard.UK1, segments()), LookupError)
    assert "mine = 'kept'" in shown
    assert "number = " not in shown


def test_an_error_that_crosses_a_process() -> None:
    with pytest.raises(ClinikoError) as raised:
        ERRORS["shard"]()
    has_no_secret(pickle.dumps(raised.value).decode("latin-1"))
