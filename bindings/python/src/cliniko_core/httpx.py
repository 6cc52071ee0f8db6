"""Authorization for ``httpx``: ``httpx.Client(auth=ClinikoAuth(key))``, and the same for ``httpx.AsyncClient``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from httpx import URL, Auth, Request, Response

from ._frames import cleared
from ._key import checked
from ._url import check_link

if TYPE_CHECKING:
    from collections.abc import Generator

    from ._key import ApiKey


class ClinikoAuth(Auth):
    """Sends the key to the API of its shard.

    Requesting any other URL raises ``ClinikoError``. Redirects, which ``httpx`` follows only if it is told to, are not
    checked: it drops the header if the scheme, host or port changes, but also sends the key to another path of the
    same host.
    """

    @cleared
    def __init__(self, key: ApiKey) -> None:
        self._key = checked(key)

    def auth_flow(self, request: Request) -> Generator[Request, Response, None]:
        url = check_link(self._key.shard, str(request.url))
        request.url = URL(url)
        request.headers["Authorization"] = self._key.expose_authorization_for(url)
        yield request
