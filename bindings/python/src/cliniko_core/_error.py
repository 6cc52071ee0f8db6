from __future__ import annotations


class ClinikoError(ValueError):
    """What is wrong with a key, a shard, a URL, a link, an account's address or a user agent.

    ``str(error)`` is one phrase for a log. It shows no part of a key but one character that no key has, or a shard.
    """

    #: The kind of error, such as ``"key_missing_shard"``. Stable: for translations, JSON and metrics.
    code: str
    #: What to do next, in English, for whoever entered or wrote the input.
    help: str
    #: Where in the string that was given, in characters, as slices count.
    index: int | None
    #: Whether a key may become valid if more is typed: show no message yet.
    is_incomplete: bool
    #: The code of the shard that is unknown, or other than expected.
    shard: str | None

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
