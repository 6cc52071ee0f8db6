// Serves the page on this machine only: `node serve.js [PORT]`.

import { readFile, readdir } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';

const PAGE = new URL('page/', import.meta.url);
const TYPES = { '.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript' };

/** Headers for any server of the page. The page has the first itself, without `frame-ancestors`. */
export const HEADERS = {
  'content-security-policy': "default-src 'none'; "
    + "script-src 'self' 'sha256-hLwPJr5HPFHSfwgwzcUtliMSsFEitZIcNhtTSVZ3lGQ=' 'wasm-unsafe-eval'; style-src 'self'; "
    + "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'; "
    + "frame-ancestors 'none'",
  'cache-control': 'no-cache',
  'cross-origin-opener-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

/** Starts a server that gives the files of the page with these headers, and resolves once it listens. */
export async function serve(port = 0, headers = HEADERS) {
  const names = (await readdir(PAGE, { recursive: true })).filter((name) => extname(name) in TYPES);
  const files = new Map(await Promise.all(names.map(async (name) => {
    const type = `${TYPES[extname(name)]}; charset=utf-8`;
    return [name === 'index.html' ? '/' : `/${name}`, { type, body: await readFile(new URL(name, PAGE)) }];
  })));
  const server = createServer((request, response) => {
    const file = files.get(request.url);
    if (file) response.writeHead(200, { ...headers, 'content-type': file.type }).end(file.body);
    else response.writeHead(404, headers).end();
  });
  await new Promise((resolve) => { server.listen(port, '127.0.0.1', resolve); });
  return { url: `http://127.0.0.1:${server.address().port}/`, server };
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  const { url } = await serve(Number(argv[2] ?? 8080));
  console.log(`${url} (stop it with Ctrl+C)`);
}
