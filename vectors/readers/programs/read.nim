## Reads URLs with Nim, as ../README.md explains.
import std/[httpclient, os, strutils, uri]

proc parse(url: string): string =
  let it = parseUri(url)
  let target = if it.query.len > 0: it.path & "?" & it.query else: it.path
  [it.scheme, it.hostname, it.port, it.username, target, $it].join("\t")

let client = newHttpClient()
echo NimVersion
for url in stdin.lines:
  let answer =
    try:
      if paramStr(1) == "parse_uri": parse(url) else: client.getContent(url)
    except CatchableError as error:
      "error: " & error.msg
  echo answer.strip(leading = false).replace("\n", " ")
