"""Nothing is shared between calls: threads that run at once, and a process that is forked, get their own answers."""

from __future__ import annotations

import os
import random
import sys
import threading
from typing import TYPE_CHECKING, Any, Callable

import pytest
from conftest import VECTORS
from test_vectors import SECTIONS, check, key_facts

from cliniko_core import ApiKey

if TYPE_CHECKING:
    from collections.abc import Iterator

THREADS = 8

CASES: list[Callable[[], None]] = [
    lambda function=function, case=case: check(function, case)  # type: ignore[misc]
    for section, function in SECTIONS.items()
    for case in VECTORS[section]
]
#: Keys that all threads use, and what each exposes.
SHARED = [(key, key_facts(key)) for key in (ApiKey.parse(fake["key"]) for fake in VECTORS["fake_keys"])]


@pytest.fixture
def switching() -> Iterator[None]:
    """The interpreter changes to another thread as often as it can, besides at each call of the library."""
    before = sys.getswitchinterval()
    # PyPy does little else if it is less.
    sys.setswitchinterval(1e-6 if sys.implementation.name == "cpython" else 1e-4)
    yield
    sys.setswitchinterval(before)


def use_everything(order: random.Random) -> None:
    for case in order.sample(CASES, len(CASES)):
        case()
        key, facts = order.choice(SHARED)
        assert key_facts(key) == facts


@pytest.mark.usefixtures("switching")
def test_threads() -> None:
    barrier = threading.Barrier(THREADS)
    failures: list[BaseException] = []

    def run(seed: int) -> None:
        barrier.wait()
        try:
            use_everything(random.Random(seed))
        except BaseException as error:  # noqa: BLE001
            failures.append(error)

    threads = [threading.Thread(target=run, args=(seed,)) for seed in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise failures[0]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows")
def test_a_fork() -> None:
    child = os.fork()
    if child == 0:
        status: Any = 1
        try:
            use_everything(random.Random(THREADS))
            status = 0
        finally:
            os._exit(status)
    assert os.waitpid(child, 0)[1] == 0
