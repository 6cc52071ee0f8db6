"""`requests` and `httpx` against a real HTTPS server."""

from __future__ import annotations

import asyncio
import contextlib
import re
import ssl
from typing import TYPE_CHECKING, Any, Callable, Protocol
from urllib.parse import unquote

import api
import httpx
import pytest
import requests
from conftest import VECTORS

from cliniko_core import ApiKey, ClinikoError, Shard, api_url, check_link, user_agent
from cliniko_core.httpx import ClinikoAuth as HttpxAuth
from cliniko_core.requests import ClinikoAuth as RequestsAuth

if TYPE_CHECKING:
    from collections.abc import Iterator

KEY = ApiKey.parse("MS0xLWl4SzYY-uk1")
VALUE = "Basic TVMweExXbDRTellZLXVrMTo="
AGENT = user_agent("Really helpful app", "devs@helpfulapp.com")
PATIENTS = api_url(Shard.UK1, ["patients"])


@pytest.fixture(scope="module")
def running() -> Iterator[api.Api]:
    with api.serve() as server:
        yield server


@pytest.fixture
def server(running: api.Api) -> api.Api:
    running.asked.clear()
    return running


class Get(Protocol):
    """Requests a URL, following redirects, and returns the decoded body."""

    def __call__(self, url: str) -> Any: ...


@contextlib.contextmanager
def by_requests(server: api.Api) -> Iterator[Get]:
    with requests.Session() as session:
        # Or the environment could name another proxy, and `.netrc` another password.
        session.trust_env = False
        session.proxies = {"https": server.proxy, "http": server.proxy}
        session.verify = server.certificates
        session.auth = RequestsAuth(KEY)
        session.headers["User-Agent"] = AGENT

        def get(url: str) -> Any:
            response = session.get(url, timeout=10)
            response.raise_for_status()
            return response.json()

        yield get


def httpx_options(server: api.Api) -> dict[str, Any]:
    return {
        "auth": HttpxAuth(KEY),
        "headers": {"User-Agent": AGENT},
        "proxy": server.proxy,
        "verify": ssl.create_default_context(cafile=server.certificates),
        "trust_env": False,
        "follow_redirects": True,
    }


@contextlib.contextmanager
def by_httpx(server: api.Api) -> Iterator[Get]:
    with httpx.Client(**httpx_options(server)) as client:
        yield lambda url: client.get(url).raise_for_status().json()


@contextlib.contextmanager
def by_async_httpx(server: api.Api) -> Iterator[Get]:
    async def asynchronously(url: str) -> Any:
        async with httpx.AsyncClient(**httpx_options(server)) as client:
            return (await client.get(url)).raise_for_status().json()

    yield lambda url: asyncio.run(asynchronously(url))


@pytest.fixture(params=[by_requests, by_httpx, by_async_httpx])
def get(request: pytest.FixtureRequest, server: api.Api) -> Iterator[Get]:
    client: Callable[[api.Api], contextlib.AbstractContextManager[Get]] = request.param
    with client(server) as get:
        yield get


def test_the_header(server: api.Api, get: Get) -> None:
    assert get(PATIENTS)["patients"] == [{"id": "1"}]
    assert server.asked == [(PATIENTS, VALUE, AGENT)]


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("https://api.au1.cliniko.com/v1/patients", "link_other_shard"),
        ("https://uploads.example/file", "link_foreign_host"),
        ("https://api.uk1.cliniko.com.evil.example/v1/patients", "link_foreign_host"),
        ("http://api.uk1.cliniko.com/v1/patients", "link_not_https"),
        ("https://api.uk1.cliniko.com:8443/v1/patients", "link_port"),
        ("https://api.uk1.cliniko.com/elsewhere", "link_not_api_path"),
    ],
)
def test_no_request_elsewhere(server: api.Api, get: Get, url: str, code: str) -> None:
    with pytest.raises(ClinikoError) as raised:
        get(url)
    assert raised.value.code == code
    assert server.asked == []


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("elsewhere", "https://uploads.example/file"),
        ("other-shard", "https://api.au1.cliniko.com/v1/patients"),
        ("plain", "http://api.uk1.cliniko.com/v1/patients"),
    ],
)
def test_no_key_after_a_redirect_elsewhere(server: api.Api, get: Get, path: str, target: str) -> None:
    start = api_url(Shard.UK1, [path])
    get(start)
    assert [url for url, _, _ in server.asked] == [start, target]
    assert server.sent_keys() == [(start, VALUE)]


def test_a_redirect_within_the_api(server: api.Api, get: Get) -> None:
    start = api_url(Shard.UK1, ["moved"])
    get(start)
    assert server.sent_keys() == [(start, VALUE), (PATIENTS + "?page=2", VALUE)]


def test_a_redirect_to_another_path_of_the_host(server: api.Api, get: Get) -> None:
    """As the documentation says."""
    start = api_url(Shard.UK1, ["login"])
    get(start)
    assert server.sent_keys() == [(start, VALUE), ("https://api.uk1.cliniko.com/login", VALUE)]


def test_pages(server: api.Api, get: Get) -> None:
    found = []
    url: str | None = PATIENTS
    while url:
        page = get(url)
        found += [patient["id"] for patient in page["patients"]]
        link = page["links"].get("next")
        url = link and check_link(Shard.UK1, link)
    assert found == ["1", "2"]
    assert server.sent_keys() == [(PATIENTS, VALUE), (PATIENTS + "?page=2&q%5B%5D=last_name:~b%25on%25", VALUE)]


def test_a_link_as_it_came_is_sent_in_the_checked_spelling(server: api.Api, get: Get) -> None:
    """Also for a caller that forgets `check_link`, whatever the HTTP library does to a URL before the check."""
    link = get(PATIENTS)["links"]["next"]
    get(link)
    assert server.asked[1][0].startswith(PATIENTS + "?page=2&q%5B%5D=last_name:~b%25on%25")


def test_pages_that_lead_elsewhere(server: api.Api, get: Get) -> None:
    link = get(api_url(Shard.UK1, ["practitioners"]))["links"]["next"]
    with pytest.raises(ClinikoError, match="foreign host"):
        get(link)
    assert len(server.asked) == 1


LINKS = [case["ok"] for case in VECTORS["check_link"] if case.get("ok", "").startswith("https://api.uk1.")]


@pytest.mark.parametrize("link", LINKS)
def test_a_checked_link_to_requests(link: str) -> None:
    """It leaves out an empty query, decodes what needs no escape, and writes other escapes in upper case."""
    request = requests.Request("GET", link, auth=RequestsAuth(KEY))
    if re.search(r"/(\.|%2e){1,2}(/|$)", link.lower()):
        # Decoded, that is a dot segment.
        with pytest.raises(ClinikoError, match="dot segment"):
            request.prepare()
        return
    path, _, query = (request.prepare().url or "").partition("?")
    assert (path, unquote(query)) == (link.partition("?")[0], unquote(link.partition("?")[2]))


@pytest.mark.parametrize("link", LINKS)
def test_a_checked_link_to_httpx(link: str) -> None:
    request = httpx.Request("GET", link)
    sent = next(HttpxAuth(KEY).auth_flow(request)).url
    assert f"{sent.scheme}://{sent.host}".encode() + sent.raw_path == link.encode()
