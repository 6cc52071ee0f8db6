"""Times calls of the installed package beside the code that people write today, and prints a table.

python bench.py            for the README
python bench.py --quick    only to see that it runs
"""

# ruff: noqa: T201

from __future__ import annotations

import base64
import itertools
import re
import sys
import timeit
from typing import Callable
from urllib.parse import urlencode, urlsplit

import requests

from cliniko_core import ApiKey, Shard, api_url, check_link

KEY = "NotARealClinikoKey0000000000000000000000000000000000000000000000000000-uk1"
LINK = "https://api.uk1.cliniko.com/v1/patients?per_page=100&q%5B%5D=last_name:~~bri&page="
NUMBERS = itertools.count()
PATTERN = re.compile(r"([A-Za-z0-9]+)(?:-([a-z]{2}\d{1,2}))?")
SHARDS = {shard.value for shard in Shard}
PARSED = ApiKey.parse(KEY)


def parse_by_regex(text: str) -> tuple[str, str]:
    found = PATTERN.fullmatch(text)
    if not found:
        raise ValueError("not a key")
    shard = found[2] or "au1"
    if shard not in SHARDS:
        raise ValueError("unknown shard")
    return f"https://api.{shard}.cliniko.com/v1", "Basic " + base64.b64encode(f"{text}:".encode()).decode()


def parse_by_split(text: str) -> tuple[str, str]:
    shard = text.split("-")[1] if "-" in text else "au1"
    return f"https://api.{shard}.cliniko.com/v1", "Basic " + base64.b64encode(f"{text}:".encode()).decode()


def parse(text: str) -> tuple[str, str]:
    key = ApiKey.parse(text)
    return key.shard.api_base_url, key.expose_authorization()


def check_by_urlsplit(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme != "https" or parts.netloc != "api.uk1.cliniko.com" or not parts.path.startswith("/v1/"):
        raise ValueError("not a link of the API")
    return url


def url_by_urlencode(number: int) -> str:
    return f"https://api.uk1.cliniko.com/v1/patients/{number}/attendees?" + urlencode({"page": 2, "sort": "id"})


def url(number: int) -> str:
    return api_url(Shard.UK1, ["patients", number, "attendees"], {"page": 2, "sort": "id"})


ROWS: dict[str, Callable[[], object]] = {
    "a key to its base URL and header": lambda: parse(KEY),
    "in comparison: by a regular expression, with the shard checked": lambda: parse_by_regex(KEY),
    "in comparison: by `split`, with nothing checked": lambda: parse_by_split(KEY),
    "the header again, for a URL": lambda: PARSED.expose_authorization_for(LINK),
    "a URL with a query": lambda: url(1),
    "in comparison: by an f-string and `urlencode`": lambda: url_by_urlencode(1),
    # Each time another, since `urlsplit` remembers what it has parsed.
    "a link checked": lambda: check_link(Shard.UK1, f"{LINK}{next(NUMBERS)}"),
    "in comparison: by `urlsplit`, which gives scheme, host and path": lambda: check_by_urlsplit(
        f"{LINK}{next(NUMBERS)}"
    ),
    "in comparison: `requests` preparing a request": lambda: requests.Request("GET", LINK).prepare(),
}


def main() -> None:
    number, repeat = (10, 1) if "--quick" in sys.argv else (20_000, 15)
    if (parse(KEY), url(1), LINK) != (parse_by_regex(KEY), url_by_urlencode(1), check_link(Shard.UK1, LINK)):
        sys.exit("they do not do the same")
    print("| | µs |\n| --- | ---: |")
    for name, function in ROWS.items():
        # The least, since all that other programs do is to add to it.
        seconds = min(timeit.repeat(function, number=number, repeat=repeat)) / number
        print(f"| {name} | {seconds * 1e6:.1f} |")


main()
