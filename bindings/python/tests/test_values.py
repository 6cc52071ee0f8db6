"""What Python adds to the library: types, conversions, and errors as Python has them."""

from __future__ import annotations

import copy
import gc
import json
import pickle
from typing import Any, Callable

import pydantic
import pytest

from cliniko_core import (
    MEDIA_TYPE,
    AccountUrl,
    ApiKey,
    ClinikoError,
    Region,
    Shard,
    account_url,
    api_url,
    check_link,
    last_segment,
    user_agent,
)
from cliniko_core.httpx import ClinikoAuth as HttpxAuth
from cliniko_core.requests import ClinikoAuth as RequestsAuth

KEY = "MS0xLWl4SzYY-uk1"


def raised(function: Callable[[], object]) -> ClinikoError:
    with pytest.raises(ClinikoError) as caught:
        function()
    return caught.value


def test_an_error() -> None:
    error = raised(lambda: ApiKey.parse("MS0xLWl4SzYY-uk9"))
    assert isinstance(error, ValueError)
    assert str(error) == "unknown shard uk9 at byte 13"
    assert error.code == "key_unknown_shard"
    assert error.help.startswith("Check the end of the key: this software does not know the shard")
    assert (error.index, error.is_incomplete, error.shard) == (13, False, "uk9")


def test_an_index_counts_characters() -> None:
    # Two characters of three bytes each are removed before the key.
    text = "\u201c\u3000MS0xLWl4SzYY-uk9\u201d"
    error = raised(lambda: ApiKey.parse_pasted(text))
    assert error.index is not None
    assert text[error.index :] == "uk9\u201d"


def test_an_index_in_the_second_string() -> None:
    assert raised(lambda: user_agent("Really helpful app", "devs\u00e9@helpfulapp.com")).index == 4
    assert raised(lambda: ApiKey.parse(KEY).expose_authorization_for("https://evil.example/")).index == 8
    assert raised(lambda: api_url(Shard.UK1, ["a", "\u00e9"], {"\u00e9": 1})).index == 0


def test_a_lone_surrogate() -> None:
    error = raised(lambda: ApiKey.parse("\u00e9\udc80"))
    assert (error.code, error.index) == ("invalid_utf8", 1)


def test_an_error_pickles_and_copies() -> None:
    error = raised(lambda: ApiKey.parse("MS0xLWl4SzYY-"))
    for again in (pickle.loads(pickle.dumps(error)), copy.copy(error)):
        assert type(again) is ClinikoError
        assert str(again) == str(error)
        assert vars(again) == vars(error)
    assert error.is_incomplete


def test_a_shard_is_its_code() -> None:
    assert Shard.UK1 == "uk1"
    assert str(Shard.UK1) == f"{Shard.UK1}" == f"{Shard.UK1}" == "uk1"
    assert f"{Shard.UK1:>5}" == "  uk1"
    assert repr(Shard.UK1) == "<Shard.UK1: 'uk1'>"
    assert json.dumps({"shard": Shard.UK1}) == '{"shard": "uk1"}'
    assert pickle.loads(pickle.dumps(Shard.UK1)) is copy.deepcopy(Shard.UK1) is Shard("UK1") is Shard.UK1
    assert Region("UK") is Region("uk") is Shard.UK1.region


def test_a_shard_in_pydantic() -> None:
    """It calls the class, and what else an enumeration has for a lookup."""
    adapter = pydantic.TypeAdapter(Shard)
    for value in (Shard.UK1, "uk1", "UK1"):
        assert adapter.validate_python(value) is Shard.UK1
    assert adapter.validate_json('"uk1"') is Shard.UK1
    for mistake in ("uk9", None, 5):
        with pytest.raises(pydantic.ValidationError):
            adapter.validate_python(mistake)


STRINGS: dict[Callable[[Any], object], type[Exception]] = {
    ApiKey.parse: TypeError,
    ApiKey.parse_pasted: TypeError,
    lambda text: ApiKey.from_parts(text, Shard.UK1): TypeError,
    AccountUrl.parse: TypeError,
    lambda text: check_link(Shard.UK1, text): TypeError,
    lambda text: user_agent("Really helpful app", text): TypeError,
    # As other enumerations.
    Shard: ValueError,
    Region: ValueError,
}


@pytest.mark.parametrize(("parse", "kind"), STRINGS.items())
@pytest.mark.parametrize(
    ("value", "message"),
    [
        (None, "expected a str, not NoneType: is a setting or a link missing?"),
        (KEY.encode(), "expected a str, not bytes: decode it first"),
        (5, "expected a str, not int"),
    ],
)
def test_what_is_no_string(parse: Callable[[Any], object], kind: type[Exception], value: object, message: str) -> None:
    with pytest.raises(kind) as caught:
        parse(value)
    assert str(caught.value) == message


@pytest.mark.parametrize("kind", [RequestsAuth, HttpxAuth])
def test_what_is_no_key(kind: Callable[[Any], object]) -> None:
    with pytest.raises(TypeError, match=r"^expected an ApiKey, not str: ApiKey\.parse\(text\) reads one$"):
        kind(KEY)


def test_what_help_says() -> None:
    for name in vars(raised(lambda: ApiKey.parse(""))):
        assert f"``{name}``" in str(ClinikoError.__doc__)
    for kind in (Shard, Region):
        for name in (name for name, value in vars(kind).items() if isinstance(value, property)):
            assert f"``{name}``" in str(kind.__doc__)


def test_a_string_is_no_shard() -> None:
    anything: Any = "uk1"
    for function in (
        lambda: ApiKey.from_parts("MS0xLWl4SzYY", anything),
        lambda: ApiKey.parse(KEY).with_shard(anything),
        lambda: check_link(anything, "https://api.uk1.cliniko.com/v1"),
        lambda: api_url(anything, []),
        lambda: account_url(anything, "a"),
    ):
        with pytest.raises(TypeError, match=r"expected a Shard, not str: Shard\(text\) looks one up"):
            function()


def test_segments_and_queries() -> None:
    base = "https://api.uk1.cliniko.com/v1"
    assert api_url(Shard.UK1, []) == base == Shard.UK1.api_base_url
    assert api_url(Shard.UK1, ("patients", 9007199254740993)) == base + "/patients/9007199254740993"
    assert api_url(Shard.UK1, iter(["patients"]), {"page": 2, "sort": "id"}) == base + "/patients?page=2&sort=id"
    pairs = [("q[]", "last_name:=O'Hara"), ("q[]", "id:>1")]
    assert api_url(Shard.UK1, ["patients"], pairs) == base + (
        "/patients?q%5B%5D=last_name%3A%3DO%27Hara&q%5B%5D=id%3A%3E1"
    )
    # Longer than the first buffer.
    assert api_url(Shard.UK1, ["patients"], {"ids": "9" * 5000}) == base + "/patients?ids=" + "9" * 5000


SHAPE = "must be a mapping or a list of pairs, such as {'page': 2} or [('page', 2)]"


@pytest.mark.parametrize(
    ("segments", "query", "message"),
    [
        ("patients", (), "segments must be a list, such as ['patients', 1], not one string"),
        ([None], (), "a segment must be a str or an int, not NoneType"),
        ([True], (), "a segment must be a str or an int, not bool"),
        (
            [],
            {"q[]": ["a", "b"]},
            "a value in the query must be a str or an int, not list: repeat the name in a list of pairs",
        ),
        ([], "page=2", f"the query {SHAPE}, not str"),
        ([], None, f"the query {SHAPE}, not NoneType"),
        ([], ["page=2"], f"the query {SHAPE}"),
        ([], ["ab"], f"the query {SHAPE}"),
        ([], [("page", 2, 3)], f"the query {SHAPE}"),
        ([], {1.5: "a"}, "a name in the query must be a str or an int, not float"),
    ],
)
def test_what_is_no_segment_or_query(segments: Any, query: Any, message: str) -> None:
    with pytest.raises(TypeError) as caught:
        api_url(Shard.UK1, segments, query)
    assert str(caught.value) == message


def test_the_last_segment() -> None:
    assert last_segment(Shard.UK1, "https://api.uk1.cliniko.com/v1/patients/123?a=b") == "123"
    assert last_segment(Shard.UK1, "https://api.uk1.cliniko.com/v1/") is None


def test_an_account() -> None:
    account = AccountUrl.parse(" https://Good-Healthy-Times.au3.cliniko.com/bookings#x")
    assert (account.subdomain, account.shard) == ("Good-Healthy-Times", Shard.AU3)
    assert str(account) == "https://good-healthy-times.au3.cliniko.com"
    assert repr(account) == "<AccountUrl https://good-healthy-times.au3.cliniko.com>"
    same = AccountUrl.parse("good-healthy-times.AU3.cliniko.com")
    assert account == same
    assert hash(account) == hash(same)
    assert account != AccountUrl.parse("good-healthy-times.au2.cliniko.com")
    assert account != str(account)
    assert pickle.loads(pickle.dumps(account)) == copy.copy(account) == account


@pytest.mark.parametrize("kind", [ApiKey, AccountUrl])
def test_how_one_is_made(kind: Callable[[], object]) -> None:
    anything: Any = kind
    for make in (kind, lambda: anything(KEY), lambda: anything(text=KEY)):
        with pytest.raises(TypeError, match=r"^use \w+\.parse"):
            make()


def test_keys_own_their_memory() -> None:
    keys = [ApiKey.parse(f"MS0xLWl4SzYY{number}-uk1") for number in range(1000)]
    gc.collect()
    rubbish = [b"x" * 20 for _ in range(10000)]
    assert [key.expose_token() for key in keys] == [f"MS0xLWl4SzYY{number}" for number in range(1000)]
    assert rubbish
    assert keys[0].with_shard(Shard.UK1).expose_key() == "MS0xLWl4SzYY0-uk1"


def test_help_for_an_answer() -> None:
    key = ApiKey.parse(KEY)
    assumed = ApiKey.parse("MS0xLWl4SzYY")
    assert key.unauthorized_help != assumed.unauthorized_help
    assert "permissions" in key.forbidden_help


def test_media_type() -> None:
    assert MEDIA_TYPE == "application/json"
