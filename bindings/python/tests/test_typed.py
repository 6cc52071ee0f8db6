"""The program that the type checkers read does what they were told."""

from __future__ import annotations

import pytest
import typed

from cliniko_core import ApiKey


def test_it_runs() -> None:
    with pytest.raises(AttributeError, match="UK4"):
        typed.shards()
    typed.keys()
    typed.urls()
    typed.errors()
    typed.clients(ApiKey.parse("MS0xLWl4SzYY-uk1"))
    typed.mistakes()
