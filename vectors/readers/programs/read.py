"""Reads URLs with a library of Python, as ../README.md explains."""

import asyncio
import sys
from importlib.metadata import version


def lines():
    return [line.rstrip("\n") for line in sys.stdin]


def parsed(scheme, host, port, userinfo, path, query, printed):
    target = path if query is None else f"{path}?{query}"
    return "\t".join((scheme, host, str(port or ""), userinfo or "", target, printed))


def each(read, name=None):
    print(version(name) if name else sys.version.split()[0], flush=True)
    for url in lines():
        try:
            answer = read(url)
        except Exception as error:
            answer = f"error: {error!r}"
        print(answer.rstrip("\n"), flush=True)


async def each_async(name, read):
    print(version(name), flush=True)
    for url in lines():
        try:
            answer = await read(url)
        except Exception as error:
            answer = f"error: {error!r}"
        print(answer.rstrip("\n"), flush=True)


def parse_urllib():
    from urllib.parse import urlsplit

    def read(url):
        it = urlsplit(url)
        return parsed(it.scheme, it.hostname, it.port, it.username, it.path, it.query or None, it.geturl())

    each(read)


def parse_urllib3():
    from urllib3.util import parse_url

    def read(url):
        it = parse_url(url)
        return parsed(it.scheme, it.host, it.port, it.auth, it.path, it.query, it.url)

    each(read, "urllib3")


def parse_requests():
    from requests import Request
    from urllib.parse import urlsplit

    def read(url):
        prepared = Request("GET", url).prepare()
        it = urlsplit(prepared.url)
        return parsed(it.scheme, it.hostname, it.port, it.username, it.path, it.query or None, prepared.url)

    each(read, "requests")


def parse_httpx():
    import httpx

    def read(url):
        it = httpx.URL(url)
        path, mark, query = it.raw_path.decode().partition("?")
        return parsed(it.scheme, it.host, it.port, it.userinfo.decode(), path, query if mark else None, str(it))

    each(read, "httpx")


def parse_yarl():
    from yarl import URL

    def read(url):
        it = URL(url)
        return parsed(
            it.scheme, it.raw_host, it.explicit_port, it.raw_user, it.raw_path, it.raw_query_string or None, str(it)
        )

    each(read, "yarl")


def parse_hyperlink():
    from hyperlink import URL

    def read(url):
        it = URL.from_text(url)
        printed = it.to_text()
        normal = it.normalize(scheme=False, host=False, query=False).to_uri().to_text()
        path = normal.partition("?")[0].removeprefix(f"https://{it.host}")
        return parsed(it.scheme, it.host, it.port, it.userinfo, path, printed.partition("?")[2] or None, printed)

    each(read, "hyperlink")


def send_urllib():
    from urllib.request import urlopen

    def read(url):
        with urlopen(url) as response:
            return response.read().decode("latin-1")

    each(read)


def send_urllib3():
    import urllib3

    pool = urllib3.PoolManager()
    each(lambda url: pool.request("GET", url).data.decode("latin-1"), "urllib3")


def send_requests():
    import requests

    session = requests.Session()
    each(lambda url: session.get(url).content.decode("latin-1"), "requests")


def send_httpx():
    import httpx

    client = httpx.Client()
    each(lambda url: client.get(url).content.decode("latin-1"), "httpx")


def send_httplib2():
    import httplib2

    client = httplib2.Http()
    each(lambda url: client.request(url)[1].decode("latin-1"), "httplib2")


def send_aiohttp():
    import aiohttp

    async def run():
        async with aiohttp.ClientSession() as session:

            async def read(url):
                async with session.get(url) as response:
                    return (await response.read()).decode("latin-1")

            await each_async("aiohttp", read)

    asyncio.run(run())


def send_tornado():
    from tornado.httpclient import AsyncHTTPClient

    async def run():
        client = AsyncHTTPClient()

        async def read(url):
            return (await client.fetch(url)).body.decode("latin-1")

        await each_async("tornado", read)

    asyncio.run(run())


def twisted(get, name):
    """Runs `get`, a function of a reactor that returns one of a URL, in Twisted's own loop."""
    from twisted.internet import defer, task

    async def run(reactor):
        await each_async(name, get(reactor))

    task.react(lambda reactor: defer.ensureDeferred(run(reactor)))


def send_twisted():
    from twisted.web.client import Agent, HTTPConnectionPool, readBody

    def get(reactor):
        agent = Agent(reactor, pool=HTTPConnectionPool(reactor))

        async def read(url):
            return (await readBody(await agent.request(b"GET", url.encode()))).decode("latin-1")

        return read

    twisted(get, "twisted")


def send_treq():
    import treq

    def get(_reactor):
        async def read(url):
            return (await treq.content(await treq.get(url))).decode("latin-1")

        return read

    twisted(get, "treq")


globals()[sys.argv[1]]()
