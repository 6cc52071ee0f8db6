// The vectors in Deno, Bun and workerd.

import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import test from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import esbuild from 'esbuild';

const { PROJECT } = process.env;
const binary = (path) => fileURLToPath(new URL(`node_modules/${path}`, import.meta.url));
const DENO = binary('@deno/linux-x64-glibc/deno');
const BUN = binary('@oven/bun-linux-x64/bin/bun');
const WORKERD = binary('@cloudflare/workerd-linux-64/bin/workerd');
const PASSED = /^function, \d{3,} cases\n?$/;

for (const [name, file, parameters] of [
  ['Deno', DENO, ['run', '--no-remote', '--node-modules-dir=manual', '--no-prompt', 'main.js']],
  ['Bun', BUN, ['run', 'main.js']],
]) {
  test(name, async () => {
    const { stdout } = await promisify(execFile)(file, parameters, { cwd: PROJECT });
    assert.match(stdout, PASSED);
  });
}

test('workerd, which is given the module as a file', async () => {
  const outdir = join(PROJECT, 'workerd');
  await esbuild.build({
    absWorkingDir: PROJECT, entryPoints: ['worker.js'], outdir, bundle: true, format: 'esm', conditions: ['workerd'],
    loader: { '.wasm': 'copy' }, assetNames: '[name]', logLevel: 'error',
  });
  assert.deepEqual((await readdir(outdir)).sort(), ['cliniko.wasm', 'worker.js']);
  const port = await freePort();
  await mkdir(outdir, { recursive: true });
  await writeFile(join(outdir, 'config.capnp'), `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = (
    compatibilityDate = "2025-01-01",
    modules = [
      (name = "worker.js", esModule = embed "worker.js"),
      (name = "cliniko.wasm", wasm = embed "cliniko.wasm"),
    ],
  ))],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")],
);
`);
  const worker = spawn(WORKERD, ['serve', 'config.capnp'], { cwd: outdir, stdio: ['ignore', 'pipe', 'pipe'] });
  try {
    assert.match(await answer(port, worker), PASSED);
  } finally {
    worker.kill();
  }
});

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const { port } = server.address();
  await new Promise((resolve) => { server.close(resolve); });
  return port;
}

async function answer(port, { stderr }) {
  const said = [];
  stderr.on('data', (chunk) => said.push(chunk));
  for (const deadline = Date.now() + 30_000; Date.now() < deadline; await sleep(100)) {
    const response = await fetch(`http://127.0.0.1:${port}/`).catch(() => null);
    if (response) return response.text();
  }
  return `no answer: ${Buffer.concat(said)}`;
}
