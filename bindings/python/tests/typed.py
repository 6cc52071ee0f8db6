"""Every public name, for the type checkers, which must know each type and refuse each mistake."""

from __future__ import annotations

import httpx
import requests
from typing_extensions import assert_type

import cliniko_core
import cliniko_core.httpx
import cliniko_core.requests
from cliniko_core import MEDIA_TYPE, AccountUrl, ApiKey, ClinikoError, Region, Shard


def shards() -> None:
    assert_type(Shard("uk1"), Shard)
    text: str = Shard.UK1
    assert_type(text.upper(), str)
    assert_type(Shard.UK1.region, Region)
    assert_type(Shard.UK1.api_host, str)
    assert_type(Shard.UK1.api_base_url, str)
    assert_type(list(Shard), "list[Shard]")
    assert_type(Region("UK"), Region)
    assert_type(Region.UNITED_KINGDOM.code, str)
    assert_type(Region.UNITED_KINGDOM.display_name, str)
    assert_type(Region.UNITED_KINGDOM.shards, "tuple[Shard, ...]")
    Shard.UK4  # type: ignore[attr-defined] # pyright: ignore[reportAttributeAccessIssue, reportUnusedExpression]  # noqa: B018


def keys() -> None:
    key = ApiKey.parse("MS0xLWl4SzYY")
    assert_type(key, ApiKey)
    assert_type(ApiKey.parse_pasted(" MS0xLWl4SzYY-uk1"), ApiKey)
    assert_type(ApiKey.from_parts("MS0xLWl4SzYY", Shard.UK1), ApiKey)
    assert_type(key.shard, Shard)
    assert_type(key.given_shard, "Shard | None")
    assert_type(key.suspected_shard, "Shard | None")
    assert_type(key.looks_truncated, bool)
    assert_type(key.unauthorized_help, str)
    assert_type(key.forbidden_help, str)
    assert_type(key.with_shard(Shard.UK1), ApiKey)
    assert_type(key.expose_token(), str)
    assert_type(key.expose_key(), str)
    assert_type(key.expose_authorization(), str)
    assert_type(key.expose_authorization_for("https://api.au1.cliniko.com/v1"), str)


def urls() -> None:
    url = cliniko_core.api_url(Shard.UK1, ["patients", 1], {"page": 2, "sort": "id"})
    assert_type(url, str)
    assert_type(cliniko_core.api_url(Shard.UK1, ("patients",), [("q[]", "id:>1"), ("q[]", "id:<9"), ("page", 2)]), str)
    assert_type(cliniko_core.check_link(Shard.UK1, url), str)
    assert_type(cliniko_core.rebase_link(Shard.UK1, url), str)
    assert_type(cliniko_core.last_segment(Shard.UK1, url), "str | None")
    assert_type(cliniko_core.shard_of_api_url(url), Shard)
    account = AccountUrl.parse("good-healthy-times.au3.cliniko.com")
    assert_type(account, AccountUrl)
    assert_type(account.subdomain, str)
    assert_type(account.shard, Shard)
    assert_type(cliniko_core.account_url(account.shard, account.subdomain), str)
    assert_type(cliniko_core.user_agent("Really helpful app", "devs@helpfulapp.com"), str)
    assert_type(MEDIA_TYPE, str)
    assert_type(cliniko_core.__version__, str)


def errors() -> None:
    try:
        ApiKey.parse("")
    except ClinikoError as error:
        value: ValueError = error
        assert_type(error.code, str)
        assert_type(error.help, str)
        assert_type(error.index, "int | None")
        assert_type(error.is_incomplete, bool)
        assert_type(error.shard, "str | None")
        assert str(value) == "no key at byte 0"


def clients(key: ApiKey) -> None:
    session = requests.Session()
    session.auth = cliniko_core.requests.ClinikoAuth(key)
    httpx.Client(auth=cliniko_core.httpx.ClinikoAuth(key)).close()
    httpx.AsyncClient(auth=cliniko_core.httpx.ClinikoAuth(key))


def mistakes() -> None:
    try:
        cliniko_core.check_link("uk1", "")  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
        ApiKey.parse(None)  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
        cliniko_core.requests.ClinikoAuth("key")  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
        ApiKey()  # type: ignore[call-arg] # pyright: ignore[reportCallIssue]
        ApiKey("key")  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
        AccountUrl()  # type: ignore[call-arg] # pyright: ignore[reportCallIssue]
        cliniko_core.api_url(Shard.UK1, [1.5])  # type: ignore[list-item] # pyright: ignore[reportArgumentType]
    except TypeError:
        pass
