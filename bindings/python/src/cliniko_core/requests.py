"""Authorization for ``requests``: ``session.auth = ClinikoAuth(key)``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from requests.auth import AuthBase

from ._url import check_link

if TYPE_CHECKING:
    from requests import PreparedRequest

    from ._key import ApiKey


class ClinikoAuth(AuthBase):
    """Sends the key to the API of its shard, and to nothing else.

    A request to any other URL raises ``ClinikoError`` and is not sent. ``requests`` drops the header when it follows a
    redirect to another host.
    """

    def __init__(self, key: ApiKey) -> None:
        self._key = key

    def __call__(self, r: PreparedRequest) -> PreparedRequest:
        r.url = check_link(self._key.shard, r.url or "")
        r.headers["Authorization"] = self._key.expose_authorization_for(r.url)
        return r
