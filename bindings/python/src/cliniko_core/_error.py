from __future__ import annotations


class ClinikoError(ValueError):
    """What is wrong with a key, a shard, a URL, a link, an account's address or a user agent.

    ``str(error)`` is one phrase for a log. Of a key it shows only the shard, or one character that no key has. A
    position in it is in bytes of UTF-8.

    ``code``: the kind of error, such as ``"key_missing_shard"``. Stable: for translations, JSON and metrics.

    ``help``: what to do next, in English. If the code starts with ``key_``, ``account_``, ``shard_`` or ``region_``, it
    is for the person who entered the input; otherwise for the developer or operator.

    ``index``: where the input is wrong, in characters, as slices count; ``None`` if the error has no position.

    ``is_incomplete``: whether a key may become valid if more is typed: show no message yet.

    ``shard``: the code of the shard that is unknown, or that a link names instead of the key's; for
    ``shard_mismatch``, the key's; ``None`` for other errors.
    """

    def __init__(  # noqa: PLR0913
        self,
        message: str,
        *,
        code: str,
        help: str,  # noqa: A002
        index: int | None = None,
        is_incomplete: bool = False,
        shard: str | None = None,
    ) -> None:
        super().__init__(message)
        self.code = code
        self.help = help
        self.index = index
        self.is_incomplete = is_incomplete
        self.shard = shard

    def __reduce__(self) -> tuple[object, ...]:
        """Pickles as other exceptions do, though not all is in ``args``: it may come from another process."""
        return type(self).__new__, (type(self), *self.args), vars(self)
