"""What every implementation must answer: vectors/cliniko.json."""

from __future__ import annotations

from typing import Any, Callable

import pytest
from conftest import VECTORS

import cliniko_core
from cliniko_core import AccountUrl, ApiKey, ClinikoError, Region, Shard


def key_facts(key: ApiKey) -> dict[str, Any]:
    return {
        "ok": key.expose_key(),
        "token": key.expose_token(),
        "shard": key.shard,
        "given_shard": key.given_shard,
        "suspected_shard": key.suspected_shard,
        "looks_truncated": key.looks_truncated,
        "authorization": key.expose_authorization(),
    }


def account_facts(account: AccountUrl) -> dict[str, Any]:
    return {"ok": str(account), "subdomain": account.subdomain, "shard": account.shard}


SECTIONS: dict[str, Callable[[dict[str, Any]], Any]] = {
    "shard_from_code": lambda case: Shard(case["input"]),
    "region_from_code": lambda case: Region(case["input"]).code,
    "parse": lambda case: key_facts(ApiKey.parse(case["input"])),
    "parse_pasted": lambda case: key_facts(ApiKey.parse_pasted(case["input"])),
    "from_parts": lambda case: key_facts(ApiKey.from_parts(case["token"], Shard(case["shard"]))),
    "with_shard": lambda case: key_facts(ApiKey.parse(case["key"]).with_shard(Shard(case["shard"]))),
    "authorization": lambda case: ApiKey.parse(case["key"]).expose_authorization_for(case["url"]),
    "api_url": lambda case: cliniko_core.api_url(
        Shard(case["shard"]), case["segments"], [(name, value) for name, value in case["query"]]
    ),
    "check_link": lambda case: cliniko_core.check_link(Shard(case["shard"]), case["url"]),
    "rebase_link": lambda case: cliniko_core.rebase_link(Shard(case["shard"]), case["url"]),
    "from_api_url": lambda case: cliniko_core.shard_of_api_url(case["url"]),
    "last_segment": lambda case: cliniko_core.last_segment(Shard(case["shard"]), case["url"]),
    "parse_account_url": lambda case: account_facts(AccountUrl.parse(case["input"])),
    "account_url": lambda case: cliniko_core.account_url(Shard(case["shard"]), case["subdomain"]),
    "user_agent": lambda case: cliniko_core.user_agent(case["name"], case["email"]),
}
FACTS = {"version", "shards", "regions", "fake_keys"}


def test_every_section_is_used() -> None:
    assert set(VECTORS) == FACTS | set(SECTIONS)


@pytest.mark.parametrize("section", SECTIONS)
def test_cases(section: str) -> None:
    assert VECTORS[section]
    for case in VECTORS[section]:
        check(SECTIONS[section], case)


def check(function: Callable[[dict[str, Any]], Any], case: dict[str, Any]) -> None:
    if "ok" in case:
        found = function(case)
        if not isinstance(found, dict):
            found = {"ok": found}
        assert {name: case.get(name) for name in found} == found, case
        return
    with pytest.raises(ClinikoError) as raised:
        function(case)
    error = raised.value
    found = {
        "error": error.code,
        "index_chars": error.index,
        "incomplete": error.is_incomplete,
        "error_shard": error.shard,
    }
    expected = {"incomplete": False, **case}
    assert {name: expected.get(name) for name in found} == found, case
    assert str(error)
    assert error.help.endswith((".", "?"))


def test_shards() -> None:
    assert [
        {"code": shard, "region": shard.region.code, "host": shard.api_host, "base_url": shard.api_base_url}
        for shard in Shard
    ] == VECTORS["shards"]


def test_regions() -> None:
    assert [
        {"code": region.code, "name": region.display_name, "shards": list(region.shards)} for region in Region
    ] == VECTORS["regions"]


def test_fake_keys() -> None:
    for fake in VECTORS["fake_keys"]:
        facts = key_facts(ApiKey.parse(fake["key"]))
        assert {name: facts[name] for name in fake if name in facts} == {
            name: value for name, value in fake.items() if name in facts
        }
        assert facts["ok"] == fake["key"]
