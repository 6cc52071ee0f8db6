"""The code in the documentation runs, and does what is said of it."""

from __future__ import annotations

import json
import re
import sys
import types
from pathlib import Path
from typing import Any

import django
import httpx
import pydantic
import pytest
import responses
import respx
from conftest import VECTORS
from django.conf import settings

from cliniko_core import ApiKey, ClinikoError, Shard, api_url
from cliniko_core.httpx import ClinikoAuth as HttpxAuth

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


def run(name: str, number: int) -> dict[str, Any]:
    # pydantic looks annotations up in the module.
    module = sys.modules["documentation"] = types.ModuleType("documentation")
    exec(compile(blocks(name)[number], name, "exec", dont_inherit=True), vars(module))
    return vars(module)


@pytest.mark.parametrize("number", range(len(blocks("README.md"))))
def test_readme(number: int) -> None:
    assert run("README.md", number)


@responses.activate
def test_the_client_of_the_readme() -> None:
    following = PATIENTS + "?page=2&per_page=100"
    responses.get(PATIENTS + "?per_page=100", json={"patients": [{"id": "1"}], "links": {"next": following}})
    responses.get(following, json={"patients": [{"id": "2"}], "links": {}})
    client = run("README.md", 1)["patients"]
    assert list(client(ApiKey.parse(KEY))) == [{"id": "1"}, {"id": "2"}]
    for call in responses.calls:
        assert call.request.headers["Authorization"] == VALUE
        assert call.request.headers["User-Agent"] == "Really helpful app (devs@helpfulapp.com)"


@responses.activate
def test_a_key_that_is_not_accepted() -> None:
    key = ApiKey.parse(KEY)
    responses.get(PATIENTS, status=401)
    with pytest.raises(SystemExit) as raised:
        list(run("README.md", 1)["patients"](key))
    assert raised.value.code == key.unauthorized_help


def test_a_mock_server() -> None:
    request = run("README.md", 4)["request"]
    key = ApiKey.parse(KEY)
    assert request(key) == (PATIENTS, {"Authorization": VALUE})
    assert request(key, "http://localhost:8080") == ("http://localhost:8080/v1/patients", {"Authorization": VALUE})


@respx.mock
def test_respx() -> None:
    route = respx.get(PATIENTS, headers={"Authorization": VALUE}).respond(json={"patients": []})
    client = httpx.Client(auth=HttpxAuth(ApiKey.parse(KEY)))
    assert client.get(api_url(Shard.UK1, ["patients"])).json() == {"patients": []}
    assert route.called


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
    form = run("docs/forms.md", 0)["SettingsForm"]({"api_key": text})
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
    module = run("docs/forms.md", 0)
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
    kind = run("docs/forms.md", 1)["Settings"]
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
    kind = run("docs/forms.md", 1)["Settings"]
    made = kind.model_validate_json(json.dumps({"api_key": f" “{KEY}”\n"}))
    assert made.api_key.expose_key() == KEY
    assert kind(api_key=made.api_key).model_dump() == {"api_key": made.api_key}
    assert KEY not in repr(made)
    assert kind.model_json_schema()["properties"]["api_key"]["format"] == "password"
    with pytest.raises(pydantic.ValidationError, match="string_type"):
        kind(api_key=5)
    with pytest.raises(ValueError, match="ApiKey"):
        made.model_dump_json()
