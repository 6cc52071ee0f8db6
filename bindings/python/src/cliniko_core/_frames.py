"""Error trackers send the local variables of every frame in a traceback, and one of them may be a key."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any, Callable, TypeVar, cast

if TYPE_CHECKING:
    from types import TracebackType

Function = TypeVar("Function", bound=Callable[..., Any])


def cleared(function: Function) -> Function:
    """The function, which leaves no local variable of this package in the traceback of what it raises.

    Also if the caller has mistaken another parameter for the one that takes a key.
    """

    @wraps(function)
    def call(*arguments: Any, **named: Any) -> Any:
        try:
            return function(*arguments, **named)
        except BaseException as error:
            del arguments, named
            # The first is this frame, which still runs.
            clear(error.__traceback__.tb_next if error.__traceback__ else None)
            raise

    return cast("Function", call)


def clear(traceback: TracebackType | None) -> None:
    while traceback:
        frame = traceback.tb_frame
        # Others may be the caller's, such as those of a generator.
        if frame.f_globals.get("__package__") == __package__:
            frame.clear()
        traceback = traceback.tb_next
