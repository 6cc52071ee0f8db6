"""An HTTPS server on localhost that answers as Cliniko's API, and as the hosts that a key must not reach.

Clients reach it as the proxy that connects them to any host, so that they check the real names and its certificate.
"""

from __future__ import annotations

import json
import ssl
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import trustme

if TYPE_CHECKING:
    from collections.abc import Iterator

UK1 = "https://api.uk1.cliniko.com/v1"

#: Redirects by their path.
REDIRECTS = {
    "/v1/elsewhere": "https://uploads.example/file",
    "/v1/other-shard": "https://api.au1.cliniko.com/v1/patients",
    "/v1/plain": "http://api.uk1.cliniko.com/v1/patients",
    "/v1/login": "https://api.uk1.cliniko.com/login",
    "/v1/moved": UK1 + "/patients?page=2",
}
PAGES = {
    "/v1/patients": {"patients": [{"id": "1"}], "links": {"next": UK1 + "/patients?page=2&q[]=last_name:~b%on%"}},
    # As the API is sent it: the spelling of `check_link`.
    "/v1/patients?page=2&q%5B%5D=last_name:~b%25on%25": {"patients": [{"id": "2"}], "links": {}},
    # A link that names another host.
    "/v1/practitioners": {"practitioners": [], "links": {"next": "https://evil.example/v1/practitioners"}},
}


class Api:
    """What was asked of it: the URL, and the headers `Authorization` and `User-Agent`."""

    def __init__(self, proxy: str, certificates: str) -> None:
        self.proxy = proxy
        self.certificates = certificates
        self.asked: list[tuple[str, str | None, str | None]] = []

    def sent_keys(self) -> list[tuple[str, str]]:
        return [(url, value) for url, value, _ in self.asked if value is not None]


@contextmanager
def serve() -> Iterator[Api]:
    ca = trustme.CA()
    hosts = ["api.uk1.cliniko.com", "api.au1.cliniko.com", "uploads.example", "evil.example"]
    server_context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    ca.issue_cert(*hosts).configure_cert(server_context)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        host: str | None = None

        def log_message(self, format: str, *arguments: Any) -> None:  # noqa: A002
            pass

        def do_CONNECT(self) -> None:
            assert not self.headers.get("Authorization")
            self.send_response(200)
            self.end_headers()
            self.host = self.path.removesuffix(":443")
            self.connection = server_context.wrap_socket(self.connection, server_side=True)
            self.rfile: Any = self.connection.makefile("rb")
            self.wfile: Any = self.connection.makefile("wb", buffering=0)
            self.close_connection = False

        def do_GET(self) -> None:
            url = f"https://{self.host}{self.path}" if self.host else self.path
            api.asked.append((url, self.headers.get("Authorization"), self.headers.get("User-Agent")))
            path = self.path if self.host else urlsplit(self.path).path
            redirect = REDIRECTS.get(path)
            body = json.dumps(PAGES.get(path, {})).encode()
            self.send_response(302 if redirect else 200)
            if redirect:
                self.send_header("Location", redirect)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def finish(self) -> None:
            super().finish()
            # `socketserver` closes the socket that it accepted, not the one that was wrapped around it.
            self.connection.close()

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        with ca.cert_pem.tempfile() as certificates:
            api = Api(f"http://127.0.0.1:{server.server_port}", certificates)
            yield api
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
