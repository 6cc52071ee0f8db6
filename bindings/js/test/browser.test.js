// The vectors in Chromium: without a bundler, and in a bundle of each.

import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import test, { after, before } from 'node:test';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

import esbuild from 'esbuild';
import { chromium } from 'playwright-core';
import * as vite from 'vite';
import webpack from 'webpack';

const { PROJECT } = process.env;
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.json': 'application/json' };
// The strictest policy that a page with the package can have.
const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'";

const BUNDLERS = {
  esbuild: (outdir) => esbuild.build({
    absWorkingDir: PROJECT, entryPoints: ['page.js'], outdir, bundle: true, format: 'esm', minify: true,
    logLevel: 'error',
  }),
  vite: (outDir) => vite.build({
    root: PROJECT,
    configFile: false,
    logLevel: 'error',
    build: { outDir, lib: { entry: 'page.js', formats: ['es'], fileName: () => 'page.js' }, minify: true },
  }),
  webpack: async (path) => {
    const stats = await promisify(webpack)({
      context: PROJECT, entry: './page.js', mode: 'production', output: { path, filename: 'page.js' },
      performance: false,
    });
    const found = stats.toJson({ all: false, errors: true, warnings: true });
    assert.deepEqual(found, { errors: [], warnings: [] }, String(stats));
  },
};

let browser;
let server;
before(async () => {
  server = createServer(async (request, response) => {
    const path = new URL(request.url, 'http://localhost').pathname;
    const body = await readFile(join(PROJECT, path)).catch(() => null);
    const policy = request.url.startsWith('/plain') ? {} : { 'content-security-policy': POLICY };
    response.writeHead(body ? 200 : 404, { 'content-type': TYPES[extname(path)] ?? 'text/plain', ...policy }).end(body);
  });
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync'],
  });
});
after(async () => {
  await browser.close();
  server.close();
});

/** Opens a page of this content. */
async function open(folder, body, errors = []) {
  await mkdir(join(PROJECT, folder), { recursive: true });
  await writeFile(join(PROJECT, folder, 'index.html'), `<!doctype html><meta charset="utf-8"><body>${body}</body>`);
  const page = await browser.newPage();
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => { if (message.type() === 'error') errors.push(message.text()); });
  await page.goto(`http://127.0.0.1:${server.address().port}/${folder}/index.html`);
  return page;
}

/** Opens a page whose script shows how many cases agree. */
async function passes(folder, scripts) {
  const errors = [];
  const page = await open(folder, scripts, errors);
  const result = await page.locator('#result').innerText({ timeout: 20_000 }).catch((error) => `${error}\n${errors}`);
  assert.match(result, /^function, \d{3,} cases$/);
  await page.close();
}

const IMPORT_MAP = `<script type="importmap">${JSON.stringify({ imports: {
  'cliniko-core': '/node_modules/cliniko-core/src/index.js',
  'cliniko-core/fetch': '/node_modules/cliniko-core/src/fetch.js',
} })}</script>`;

test('without a bundler', () => passes('plain', `${IMPORT_MAP}<script type="module" src="/page.js"></script>`));

test('the field in the README', async () => {
  const { block, program } = await import(pathToFileURL(join(PROJECT, 'readme.js')));
  const script = new URL(program('field.js')).pathname.split('/').at(-1);
  const page = await open('plain', block('field.html').replace('"field.js"', `"/${script}"`));
  const [key, note, yes] = ['key', 'note', 'yes'].map((id) => page.locator(`#${id}`));
  const says = async (start) => {
    const text = await note.innerText();
    assert.ok(start === '' ? text === '' : text.startsWith(start), `${await key.inputValue()}: ${text}`);
  };
  const token = 'NotARealClinikoKey000000000000000000000000000000001';
  for (const [text, typed, left] of [
    ['MS0xLWl4SzYY-u', '', 'Check the end of the key'],
    [` “${token}–UK1”`, 'This key is for United Kingdom (uk1).'],
    ['MS0xLWl4SzYY-uk1', 'This key is for United Kingdom (uk1).', 'This key looks too short.'],
    ['MS0xLWl4SzYY', '', 'This key looks too short.'],
    [token, ''],
    ['MS0xLWl4SzYY-london', 'Check the end of the key'],
    [`${token}UK1`, 'Is a hyphen missing before uk1?'],
  ]) {
    await key.fill(text);
    await says(typed);
    await key.blur();
    await says(left ?? typed);
    assert.equal(await yes.isVisible(), text.endsWith('UK1'), text);
  }
  await yes.click();
  assert.equal(await key.inputValue(), `${token}-uk1`);
  await says('This key is for United Kingdom (uk1).');
  assert.ok(!await yes.isVisible());
  await page.close();
});

for (const [name, bundle] of Object.entries(BUNDLERS)) {
  test(`in a bundle of ${name}`, async () => {
    await bundle(join(PROJECT, name));
    await passes(name, '<script type="module" src="page.js"></script>');
  });
}
