"""Gives accepted links to URL parsers and HTTP clients, and compares what they read and send.

    compare.py LINKS PROGRAMS [CLIENT…]

LINKS is what `src/main.rs` prints, PROGRAMS the folder of the built programs. It prints a table, in Markdown.
"""

import asyncio
import re
import subprocess
import sys
import threading
from collections import Counter
from pathlib import Path
from urllib.parse import parse_qsl

# What the crate refuses, or displays otherwise: each must be noticed, or the comparison proves nothing.
PLANTED = [
    "/v1/a/../b",
    "/v1/a/%2e%2e/b",
    "/v1//a",
    "/v1/a%2Fb",
    "/v1/%7Ea",
    "/v1/a;b",
    "/v1/a?q='",
    "/v1/a?q=%",
    "/v1/a?q[]=1",
    "/v1/a?q=<a>",
    "/v1/a?q={1}",
    "/v1/a?q=/../b",
]

INTERPRETERS = {"python ": "../python/bin/python ", "java ": "java -cp .:/usr/share/java/* Read "}

# The library, its language, and its programs: one that parses, one that sends, or both.
CLIENTS = [
    ("Python", "urllib", "python read.py parse_urllib", "python read.py send_urllib"),
    ("Python", "urllib3", "python read.py parse_urllib3", "python read.py send_urllib3"),
    ("Python", "requests", "python read.py parse_requests", "python read.py send_requests"),
    ("Python", "httpx", "python read.py parse_httpx", "python read.py send_httpx"),
    ("Python", "aiohttp, yarl", "python read.py parse_yarl", "python read.py send_aiohttp"),
    ("Python", "Twisted, hyperlink", "python read.py parse_hyperlink", "python read.py send_twisted"),
    ("Python", "treq", None, "python read.py send_treq"),
    ("Python", "httplib2", None, "python read.py send_httplib2"),
    ("Python", "Tornado", None, "python read.py send_tornado"),
    ("JavaScript", "URL, fetch", "node read.js parse_url", "node read.js send_fetch"),
    ("JavaScript", "url.parse, http.get", "node read.js parse_url.parse", "node read.js send_http.get"),
    ("JavaScript", "uri-js", "node read.js parse_uri-js", None),
    ("JavaScript", "fast-uri", "node read.js parse_fast-uri", None),
    ("JavaScript", "undici", None, "node read.js send_undici"),
    ("JavaScript", "node-fetch", None, "node read.js send_node-fetch"),
    ("JavaScript", "axios", None, "node read.js send_axios"),
    ("JavaScript", "got", None, "node read.js send_got"),
    ("JavaScript", "needle", None, "node read.js send_needle"),
    ("JavaScript", "superagent", None, "node read.js send_superagent"),
    ("Ruby", "URI, Net::HTTP", "ruby read.rb parse_uri", "ruby read.rb send_net/http"),
    ("Ruby", "Addressable", "ruby read.rb parse_addressable", None),
    ("Ruby", "http.rb", "ruby read.rb parse_http", "ruby read.rb send_http"),
    ("Ruby", "HTTParty", None, "ruby read.rb send_httparty"),
    ("Ruby", "Faraday", None, "ruby read.rb send_faraday"),
    ("Ruby", "Excon", None, "ruby read.rb send_excon"),
    ("Ruby", "Typhoeus", None, "ruby read.rb send_typhoeus"),
    ("Ruby", "HTTPClient", None, "ruby read.rb send_httpclient"),
    ("Ruby", "rest-client", None, "ruby read.rb send_rest-client"),
    ("PHP", "parse_url, fopen", "php read.php parse_parse_url", "php read.php send_fopen"),
    ("PHP", "curl", None, "php read.php send_curl"),
    ("PHP", "Guzzle", "php read.php parse_guzzle", "php read.php send_guzzle"),
    ("PHP", "Symfony", None, "php read.php send_symfony"),
    ("PHP", "Symfony, native", None, "php read.php send_symfony-native"),
    ("Perl", "URI, LWP", "perl read.pl parse_URI", "perl read.pl send_LWP"),
    ("Perl", "Mojo", "perl read.pl parse_Mojo::URL", "perl read.pl send_Mojo::UserAgent"),
    ("Perl", "HTTP::Tiny", None, "perl read.pl send_HTTP::Tiny"),
    ("Perl", "Furl", None, "perl read.pl send_Furl"),
    ("C#", "Uri, HttpWebRequest", "mono read.exe parse_Uri", "mono read.exe send_HttpWebRequest"),
    ("C#", "HttpClient", None, "mono read.exe send_HttpClient"),
    ("Java", "URI, HttpClient", "java parse_URI", "java send_HttpClient"),
    ("Java", "URL, HttpURLConnection", "java parse_URL", "java send_HttpURLConnection"),
    ("Java", "OkHttp", "java parse_HttpUrl", "java send_OkHttp"),
    ("Java", "Apache HttpClient", None, "java send_Apache"),
    ("Go", "net/url, net/http", "./read_go parse_net/url", "./read_go send_net/http"),
    ("Go", "fasthttp", "./read_go parse_fasthttp", "./read_go send_fasthttp"),
    ("C", "libcurl", "./read_c parse_curl", None),
    ("C", "libsoup 2", "./read_c parse_soup", "./read_c send_soup"),
    ("C", "neon", "./read_c parse_neon", "./read_c send_neon"),
    ("C++", "Poco", "./read_poco parse_Poco", "./read_poco send_Poco"),
    ("Lua", "LuaSocket", "lua5.3 read.lua parse_LuaSocket", "lua5.3 read.lua send_LuaSocket"),
    ("Tcl", "http", None, "tclsh read.tcl send_http"),
    ("Erlang", "uri_string, httpc", "escript read.escript parse_uri_string", "escript read.escript send_httpc"),
    ("Scheme", "Guile", "guile --no-auto-compile read.scm parse_uri", "guile --no-auto-compile read.scm send_client"),
    ("Nim", "uri, httpclient", "./read_nim parse_uri", "./read_nim send_httpclient"),
    ("Shell", "curl", None, "./cli.sh send_curl"),
    ("Shell", "wget", None, "./cli.sh send_wget"),
    ("Shell", "aria2", None, "./cli.sh send_aria2"),
]



def equivalent(target):
    """The target in the normal form of RFC 3986, 6.2.2: escapes in upper case, unreserved characters decoded."""

    def normal(escape):
        character = chr(int(escape[0][1:], 16))
        return character if re.fullmatch("[A-Za-z0-9._~-]", character) else escape[0].upper()

    return re.sub("%[0-9A-Fa-f]{2}", normal, target).removesuffix("?")


def pairs(target):
    """The path, and the names and values of the query."""
    path, _, query = target.partition("?")
    return path, parse_qsl(query, keep_blank_values=True, encoding="latin-1")


def path(target):
    return target.partition("?")[0]


def without_three_dots(target):
    segments = [segment for segment in path(target).split("/") if segment not in ("", "...")]
    return segments, target.partition("?")[2]


REFUSALS_OF_FARADAY = (
    "error: ArgumentError: invalid byte sequence in UTF-8",
    "error: TypeError: no implicit conversion of String into Integer",
    "error: TypeError: expected ",
)

# What clients are known to send instead of an accepted target: of whom, what, and whether it is that. All are about the
# query, but for one. An entry that no client needs any more is an error.
EXCEPTIONS = {
    "a": (None, "leaves out the `?` of an empty query", lambda sent, target: sent + "?" == target),
    "b": (
        [
            "Python urllib3",
            "Python requests",
            "JavaScript uri-js",
            "JavaScript fast-uri",
            "C# Uri, HttpWebRequest",
            "C# HttpClient",
            "C libsoup 2",
            "Erlang uri_string, httpc",
        ],
        "writes escapes in upper case, or decodes those of unreserved characters, or both: RFC 3986, 6.2.2, lets it",
        lambda sent, target: equivalent(sent) == equivalent(target),
    ),
    "c": (
        ["Python aiohttp, yarl", "PHP Symfony", "PHP Symfony, native"],
        "encodes or decodes what a query may have either way: names and values stay the same",
        lambda sent, target: pairs(sent) == pairs(target),
    ),
    "d": (
        ["Ruby Faraday"],
        "takes the query for a form, and sorts and encodes its names and values anew",
        lambda sent, target: path(sent) == path(target),
    ),
    "e": (
        ["Perl Mojo"],
        "takes a segment `...` for `.`, but only in `canonicalize`, which its client does not call",
        lambda sent, target: without_three_dots(sent) == without_three_dots(target),
    ),
    "f": (
        ["Ruby Faraday"],
        "refuses a query that is no form of its own: not UTF-8, or a name that is a list and a hash",
        lambda _sent, _target: False,
    ),
    "g": (
        ["JavaScript uri-js"],
        "decodes `%25` after an escape that begins no character in UTF-8, such as `%80`",
        lambda sent, target: sent.replace("%25", "%") == equivalent(target).replace("%25", "%"),
    ),
    "h": (
        ["C# Uri, HttpWebRequest", "C# HttpClient"],
        "drops encoded bidirectional controls, such as `%E2%80%AE`: names and values stay the same otherwise",
        lambda sent, target: pairs(sent) == pairs(re.sub("(?i)%E2%80%(8[EF]|A[A-E])", "", target)),
    ),
}


class Echo(asyncio.Protocol):
    """Answers a request with its first line and its host."""

    def connection_made(self, transport):
        self.transport = transport
        self.received = b""

    def data_received(self, data):
        self.received += data
        while b"\r\n\r\n" in self.received:
            head, self.received = self.received.split(b"\r\n\r\n", 1)
            request, *headers = head.split(b"\r\n")
            headers = dict(header.lower().split(b":", 1) for header in headers)
            body = request + b"\t" + headers.get(b"host", b"").strip() + b"\n"
            connection = headers.get(b"connection", b"").strip()
            close = b"close" in connection or (request.endswith(b"HTTP/1.0") and b"keep-alive" not in connection)
            self.transport.write(
                b"HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=iso-8859-1\r\nContent-Length: %d\r\n"
                b"Connection: %s\r\n\r\n%s" % (len(body), b"close" if close else b"keep-alive", body)
            )
            if close:
                self.transport.close()


def serve():
    """Starts the server on localhost, and returns its port."""
    started = threading.Event()
    ports = []

    async def run():
        server = await asyncio.get_running_loop().create_server(Echo, "127.0.0.1", 0, backlog=1024)
        ports.append(server.sockets[0].getsockname()[1])
        started.set()
        await server.serve_forever()

    threading.Thread(target=lambda: asyncio.run(run()), daemon=True).start()
    started.wait()
    return ports[0]


def ask(command, folder, urls):
    """The version of a client, and an answer for each URL. A URL that ends the program has no answer."""
    done = subprocess.run(
        command.split(),
        cwd=folder,
        input="".join(f"{url}\n" for url in urls).encode(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        timeout=300,
    )
    version, *answers = done.stdout.decode("latin-1").split("\n")[:-1] or ["", ""]
    if len(answers) != len(urls):
        if len(urls) > 100:
            print(f"{command}: {len(answers)} answers to {len(urls)} URLs", file=sys.stderr)
            print(done.stderr.decode()[-2000:], file=sys.stderr)
            return version, (answers + ["error: no answer"] * len(urls))[: len(urls)]
        if len(urls) > 1:
            return version, [ask(command, folder, [url])[1][0] for url in urls]
        answers = [f"error: {' '.join(answers)}"]
    return version, answers


class Parser:
    """A client that is given whole URLs, and says of what parts they are."""

    def urls(self, links):
        return [f"https://{host}{target}" for host, target in links]

    def targets(self, link, answer):
        """The target that was read, and the one of the URL printed again, if nothing else differs."""
        scheme, found, port, userinfo, target, printed, *_ = answer.split("\t") + [""] * 6
        for origin in (f"https://{link[0]}/", f"https://{link[0]}:443/"):
            parts = (scheme, found, userinfo) == ("https", link[0], "") and port in ("", "443")
            if parts and printed.startswith(origin):
                return [target, printed[len(origin) - 1 :]]
        return None


class Sender:
    """A client that sends a request to this machine, and says what arrived."""

    def __init__(self, port):
        self.port = port

    def urls(self, links):
        return [f"http://127.0.0.1:{self.port}{target}" for _, target in links]

    def targets(self, _link, answer):
        """The target that was sent, if nothing else differs."""
        match = re.fullmatch(rf"GET (\S+) HTTP/1\.[01]\t127\.0\.0\.1:{self.port}", answer)
        return match and [match[1]]


def verdict(kind, link, answer, client):
    """`same`, the letter of an exception, or `different`."""
    if client in EXCEPTIONS["f"][0] and answer.startswith(REFUSALS_OF_FARADAY):
        return "f"
    targets = kind.targets(link, answer)
    if targets is None:
        return "different"
    rest = [target for target in targets if target != link[1]]
    if not rest:
        return "same"
    for letter, (clients, _, is_it) in EXCEPTIONS.items():
        if (clients is None or client in clients) and all(is_it(target, link[1]) for target in rest):
            # No exception is for a path outside the API.
            return letter if all(re.match(r"/v1(/|\?|$)", target) for target in rest) else "different"
    return "different"


def read_links(file):
    links = []
    for line in Path(file).read_text().splitlines():
        _, displayed, target = line.split("\t")
        host = displayed.removeprefix("https://").split("/")[0]
        if displayed != f"https://{host}{target}":
            raise SystemExit(f"the displayed URL does not end in its path and query: {line}")
        links.append((host, target))
    return links


def main():
    links_file, folder, *chosen = sys.argv[1:]
    links = read_links(links_file)
    planted = [("api.au1.cliniko.com", target) for target in PLANTED]
    if len(links) < 1000 or set(planted) & set(links):
        raise SystemExit("too few links, or one of them is planted")

    sender = Sender(serve())
    failures = 0
    noticed = set()
    used = set()
    print(f"{len(links):,} links, {len(planted)} planted\n")
    print("| | client | version | parsed alike | sent alike | otherwise | planted |")
    print("| --- | --- | --- | ---: | ---: | --- | ---: |")
    for language, name, *programs in CLIENTS:
        client = f"{language} {name}"
        if chosen and not any(word in client for word in chosen):
            continue
        cells = []
        versions = []
        letters = set()
        changed = set()
        for kind, program in zip((Parser(), sender), programs):
            if program is None:
                cells.append("")
                continue
            for short, command in INTERPRETERS.items():
                program = program.replace(short, command, 1) if program.startswith(short) else program
            version, answers = ask(program, folder, kind.urls(links))
            versions.append(version)
            if verdict(kind, links[len(links) // 2], answers[0], client) != "different":
                raise SystemExit(f"{program}: the answer to another URL is not noticed")
            found = Counter()
            for link, answer in zip(links, answers):
                outcome = verdict(kind, link, answer, client)
                found[outcome] += 1
                if outcome == "different":
                    failures += 1
                    if found[outcome] <= 5:
                        print(f"{program}: {link[0]}{link[1]}\n    {answer[:300]}", file=sys.stderr)
            cells.append(f"{found['same']:,}")
            letters |= found.keys() - {"same", "different"}
            _, answers = ask(program, folder, kind.urls(planted))
            changed |= {
                link for link, answer in zip(planted, answers) if set(kind.targets(link, answer) or ()) != {link[1]}
            }
        if not all(versions):
            raise SystemExit(f"{client}: no version")
        row = (language, name, ", ".join(dict.fromkeys(versions)), *cells, " ".join(sorted(letters)), str(len(changed)))
        print("| " + " | ".join(row) + " |", flush=True)
        used |= letters
        noticed |= changed

    print()
    for letter in sorted(used):
        print(f"{letter}: {EXCEPTIONS[letter][1]}")
    if failures:
        raise SystemExit(f"{failures} answers differ")
    if not chosen:
        if missed := set(planted) - noticed:
            raise SystemExit(f"planted, and noticed for no client: {missed}")
        if unused := EXCEPTIONS.keys() - used:
            raise SystemExit(f"exceptions that no client needs any more: {' '.join(sorted(unused))}")


main()
