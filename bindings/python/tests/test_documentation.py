"""The code in the documentation runs, and does what is said of it."""

from __future__ import annotations

import base64
import json
import re
import sys
import threading
import types
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import django
import httpx
import pydantic
import pytest
import requests
import responses
import respx
from conftest import REPOSITORY, VECTORS
from django.conf import settings

from cliniko_core import ApiKey, ClinikoError, Shard, api_url, check_link
from cliniko_core.httpx import ClinikoAuth as HttpxAuth

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent
PATIENTS = "https://api.uk1.cliniko.com/v1/patients"
KEY = "NotARealClinikoKey00000000000000-uk1"
VALUE = "Basic Tm90QVJlYWxDbGluaWtvS2V5MDAwMDAwMDAwMDAwMDAtdWsxOg=="

settings.configure(USE_I18N=False, SECRET_KEY="for tests")
django.setup()


def blocks(name: str) -> list[str]:
    """Each block below as many empty lines as are before it, so that a traceback shows its line."""
    text = (HERE.parent / name).read_text()
    return [
        "\n" * text[: found.start(1)].count("\n") + found[1]
        for found in re.finditer(r"^```python\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    ]


def run(name: str, what: str) -> dict[str, Any]:
    """The one block that has this in it."""
    (block,) = (block for block in blocks(name) if what in block)
    # pydantic looks annotations up in the module.
    module = sys.modules["documentation"] = types.ModuleType("documentation")
    exec(compile(block, name, "exec", dont_inherit=True), vars(module))
    return vars(module)


@pytest.mark.parametrize("block", blocks("README.md"))
def test_readme(block: str) -> None:
    assert run("README.md", block)


def test_a_key_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    configured_key = run("README.md", "def configured_key")["configured_key"]
    monkeypatch.setenv("CLINIKO_API_KEY", f'"{KEY}" ')
    assert configured_key().expose_key() == KEY
    monkeypatch.delenv("CLINIKO_API_KEY")
    with pytest.raises(SystemExit, match=r"^CLINIKO_API_KEY: Paste your Cliniko API key"):
        configured_key()
    for placeholder in ("None", "changeme"):
        monkeypatch.setenv("CLINIKO_API_KEY", placeholder)
        with pytest.raises(SystemExit, match="shorter than any real key"):
            configured_key()


def test_a_shard_that_is_a_setting() -> None:
    for text in (KEY, KEY[: -len("-uk1")]):
        assert ApiKey.parse_pasted(text).with_shard(Shard("uk1")).expose_key() == KEY
    with pytest.raises(ClinikoError) as raised:
        ApiKey.parse_pasted(KEY).with_shard(Shard("au1"))
    assert raised.value.code == "shard_mismatch"


@pytest.mark.parametrize("suffix", ["uk1", "UK1"])
def test_a_key_that_lost_its_shard_or_hyphen(suffix: str) -> None:
    module = run("README.md", "def with_hyphen")
    key = ApiKey.parse(KEY.replace("-uk1", suffix))
    assert module["with_hyphen"](key).expose_key() == KEY
    assert module["with_hyphen"](ApiKey.parse(KEY)).expose_key() == KEY
    address = "https://good-healthy-times.uk1.cliniko.com/bookings"
    assert module["with_account"](ApiKey.parse(KEY[: -len("-uk1")]), address).expose_key() == KEY


def test_the_header_of_a_key_that_is_read_again() -> None:
    token, value = KEY[: -len("-uk1")], "Basic " + base64.b64encode(f"{KEY}:".encode()).decode()
    for key in (ApiKey.parse(token).with_shard(Shard.UK1), ApiKey.from_parts(token, Shard.UK1)):
        assert key.expose_authorization() == "Basic " + base64.b64encode(f"{token}:".encode()).decode()
        assert ApiKey.parse(key.expose_key()).expose_authorization() == value


@responses.activate
def test_the_client_of_the_readme() -> None:
    following = PATIENTS + "?page=2&per_page=100"
    responses.get(PATIENTS + "?per_page=100", json={"patients": [{"id": "1"}], "links": {"next": following}})
    responses.get(following, json={"patients": [{"id": "2"}], "links": {}})
    module = run("README.md", "def patients")
    key = ApiKey.parse(KEY)
    assert list(module["patients"](module["connect"](key), key)) == [{"id": "1"}, {"id": "2"}]
    for call in responses.calls:
        assert call.request.headers["Authorization"] == VALUE
        assert call.request.headers["User-Agent"] == "Really helpful app (devs@helpfulapp.com)"


@responses.activate
def test_a_key_that_is_not_accepted() -> None:
    key = ApiKey.parse(KEY)
    module = run("README.md", "def patients")
    for status, text in ((401, key.unauthorized_help), (403, key.forbidden_help)):
        responses.upsert(responses.GET, PATIENTS, status=status)
        with pytest.raises(SystemExit) as raised:
            list(module["patients"](module["connect"](key), key))
        assert raised.value.code == text


@pytest.fixture
def mock_server() -> Iterator[tuple[str, list[tuple[str, str | None]]]]:
    """Its origin, and what it was asked for: the path, and the header `Authorization`."""
    asked: list[tuple[str, str | None]] = []
    pages = {
        "/v1/patients?per_page=100": {"patients": [{"id": "1"}], "links": {"next": PATIENTS + "?page=2"}},
        "/v1/patients?page=2": {"patients": [{"id": "2"}], "links": {"next": "http://localhost:8080/v1/patients"}},
    }

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, format: str, *arguments: Any) -> None:  # noqa: A002
            pass

        def do_GET(self) -> None:
            asked.append((self.path, self.headers["Authorization"]))
            self.send_response(200)
            self.end_headers()
            self.wfile.write(json.dumps(pages[self.path]).encode())

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}", asked
        server.shutdown()
        thread.join()


ASKED = [("/v1/patients?per_page=100", VALUE), ("/v1/patients?page=2", VALUE)]


def test_a_mock_server(mock_server: tuple[str, list[tuple[str, str | None]]]) -> None:
    origin, asked = mock_server
    module = run("README.md", "def patients")
    key = ApiKey.parse(KEY)
    session = module["connect"](key)
    session.trust_env = False
    session.mount("https://", run("README.md", "class MockServer")["MockServer"](origin))
    found = module["patients"](session, key)
    assert [next(found), next(found)] == [{"id": "1"}, {"id": "2"}]
    # The link that names the mock server.
    with pytest.raises(ClinikoError) as raised:
        next(found)
    assert raised.value.code == "link_not_https"
    assert asked == ASKED
    response = session.get(PATIENTS + "?page=2")
    assert response.url == response.request.url == PATIENTS + "?page=2"


def test_a_mock_server_for_httpx(mock_server: tuple[str, list[tuple[str, str | None]]]) -> None:
    origin, asked = mock_server

    class MockServer(httpx.HTTPTransport):
        def handle_request(self, request: httpx.Request) -> httpx.Response:
            request.url = httpx.URL(origin).copy_with(raw_path=request.url.raw_path)
            return super().handle_request(request)

    with httpx.Client(auth=HttpxAuth(ApiKey.parse(KEY)), transport=MockServer(), trust_env=False) as client:
        page = client.get(api_url(Shard.UK1, ["patients"], {"per_page": 100})).json()
        client.get(check_link(Shard.UK1, page["links"]["next"]))
    assert asked == ASKED


@respx.mock
def test_respx() -> None:
    route = respx.get(PATIENTS, headers={"Authorization": VALUE}).respond(json={"patients": []})
    client = httpx.Client(auth=HttpxAuth(ApiKey.parse(KEY)))
    assert client.get(api_url(Shard.UK1, ["patients"])).json() == {"patients": []}
    assert route.called


@responses.activate
def test_an_older_authorization() -> None:
    """What the README warns of, in case a later `requests` refuses it."""
    responses.get(PATIENTS)
    with pytest.warns(DeprecationWarning, match="Non-string usernames"):
        sent = requests.get(PATIENTS, auth=(ApiKey.parse(KEY), ""), timeout=1).request  # type: ignore[arg-type]
    assert sent.headers["Authorization"] == "Basic " + base64.b64encode(b"<ApiKey uk1>:").decode()


def test_the_codes() -> None:
    text = (HERE.parent / "docs/forms.md").read_text()
    codes = json.loads((REPOSITORY / "bindings/c/abi.json").read_text())["codes"]
    listed = set(re.findall(r"`((?:key|account|shard|region)_\w+)`", text))
    assert listed == {code for code in codes if code.startswith(("key_", "account_", "shard_", "region_"))}


def test_test_key_is_no_key() -> None:
    with pytest.raises(ClinikoError) as raised:
        ApiKey.parse("test-key")
    assert raised.value.code == "key_malformed_shard"


MISTAKES = {
    "": "key_empty",
    "devs@helpfulapp.com": "key_unexpected_character",
    "MS0xLWl4SzYY-uk9": "key_unknown_shard",
    "MS0xLWl4SzYY-": "key_missing_shard",
    "Bearer MS0xLWl4SzYY-uk1": "key_whitespace",
    "MS0xLWl4SzYY%20-uk1": "key_unexpected_character",
    "a" * 200: "key_too_long",
    "uk1": "key_missing_token",
    "MS0x-LWl4SzYY-uk1": "key_extra_hyphen",
    "MS0x-key": "key_malformed_shard",
}


@pytest.mark.parametrize("text", [text for text in MISTAKES if text])
def test_the_field_for_django(text: str) -> None:
    form = run("docs/forms.md", "class ApiKeyField")["SettingsForm"]({"api_key": text})
    with pytest.raises(ClinikoError) as raised:
        ApiKey.parse_pasted(text)
    assert json.loads(form.errors.as_json()) == {"api_key": [{"message": raised.value.help, "code": MISTAKES[text]}]}
    (error,) = form.errors.as_data()["api_key"]
    assert error.params == {"index": raised.value.index, "shard": raised.value.shard}
    assert "value=" not in str(form["api_key"])


def test_no_help_is_a_format() -> None:
    """Django puts parameters into a message by `%`."""
    mistakes = [case["input"] for case in VECTORS["parse_pasted"] if "error" in case]
    assert mistakes
    for text in mistakes:
        with pytest.raises(ClinikoError) as raised:
            ApiKey.parse_pasted(text)
        assert "%" not in raised.value.help


def test_the_field_for_django_takes_a_key() -> None:
    module = run("docs/forms.md", "class ApiKeyField")
    form = module["SettingsForm"]({"api_key": f" “{KEY}”\n"})
    assert form.is_valid()
    assert form.cleaned_data["api_key"].expose_key() == KEY
    assert "value=" not in str(form["api_key"])
    assert "required" in str(module["SettingsForm"]({"api_key": " "}).errors)
    assert module["ApiKeyField"](required=False).clean("") is None
    field = module["ApiKeyField"](error_messages={"key_missing_shard": "Es fehlt etwas."})
    with pytest.raises(module["ValidationError"], match="Es fehlt etwas"):
        field.clean("MS0xLWl4SzYY-")


@pytest.mark.parametrize("text", MISTAKES)
def test_the_type_for_pydantic(text: str) -> None:
    kind = run("docs/forms.md", "def read_key")["Settings"]
    with pytest.raises(ClinikoError) as expected:
        ApiKey.parse_pasted(text)
    with pytest.raises(pydantic.ValidationError) as raised:
        kind(api_key=text)
    (error,) = raised.value.errors(include_url=False, include_input=False)
    assert error == {
        "type": MISTAKES[text],
        "loc": ("api_key",),
        "msg": expected.value.help,
        "ctx": {"help": expected.value.help, "index": expected.value.index, "shard": expected.value.shard},
    }
    assert "input_value" not in str(raised.value)


def test_the_type_for_pydantic_takes_a_key() -> None:
    kind = run("docs/forms.md", "def read_key")["Settings"]
    made = kind.model_validate_json(json.dumps({"api_key": f" “{KEY}”\n"}))
    assert made.api_key.expose_key() == KEY
    assert kind(api_key=made.api_key).model_dump() == {"api_key": made.api_key}
    assert KEY not in repr(made)
    assert kind.model_json_schema()["properties"]["api_key"]["format"] == "password"
    with pytest.raises(pydantic.ValidationError, match="string_type"):
        kind(api_key=5)
    with pytest.raises(ValueError, match="ApiKey"):
        made.model_dump_json()
