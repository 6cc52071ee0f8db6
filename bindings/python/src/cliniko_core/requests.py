"""Authorization for ``requests``: ``session.auth = ClinikoAuth(key)``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from requests.auth import AuthBase

from ._frames import cleared
from ._key import checked
from ._url import check_link

if TYPE_CHECKING:
    from requests import PreparedRequest

    from ._key import ApiKey


class ClinikoAuth(AuthBase):
    """Sends the key to the API of its shard.

    Requesting any other URL raises ``ClinikoError``. Redirects are not checked: turn them off with
    ``allow_redirects=False``. Otherwise ``requests`` drops the header if the scheme, host or port changes, but also
    sends the key to another path of the same host.
    """

    @cleared
    def __init__(self, key: ApiKey) -> None:
        self._key = checked(key)

    def __call__(self, r: PreparedRequest) -> PreparedRequest:
        r.url = check_link(self._key.shard, r.url or "")
        r.headers["Authorization"] = self._key.expose_authorization_for(r.url)
        return r
