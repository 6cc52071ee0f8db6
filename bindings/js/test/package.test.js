// The tarball: its files, and what two linters and the TypeScript compiler say of it.

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { publint } from 'publint';
import { formatMessage } from 'publint/utils';

const { TARBALL, PROJECT } = process.env;
const tool = (name) => fileURLToPath(new URL(`node_modules/.bin/${name}`, import.meta.url));

test('the package has its files and no other, and depends on nothing', async () => {
  const files = execFileSync('tar', ['-tf', TARBALL], { encoding: 'utf8' }).trim().split('\n').sort();
  assert.deepEqual(files, [
    'LICENSE-APACHE', 'LICENSE-MIT', 'README.md',
    'generated/abi.js', 'generated/cliniko.wasm', 'generated/module.js', 'generated/shards.d.ts',
    'package.json',
    'src/api.js', 'src/fetch.d.ts', 'src/fetch.js', 'src/index.d.ts', 'src/index.js', 'src/memory.js', 'src/workerd.js',
  ].map((name) => `package/${name}`));
  const manifest = JSON.parse(await readFile(`${PROJECT}/node_modules/cliniko-core/package.json`, 'utf8'));
  for (const name of ['dependencies', 'peerDependencies', 'optionalDependencies', 'scripts', 'private']) {
    assert.equal(manifest[name], undefined, name);
  }
});

test('publint finds nothing', async () => {
  const bytes = await readFile(TARBALL);
  const { messages, pkg } = await publint({ strict: true, pack: { tarball: Uint8Array.from(bytes).buffer } });
  assert.deepEqual(messages.map((message) => formatMessage(message, pkg)), []);
});

test('attw finds nothing', () => {
  const options = [TARBALL, '--profile', 'esm-only', '--no-emoji'];
  const { status, stdout } = spawnSync(tool('attw'), options, { encoding: 'utf8' });
  assert.equal(status, 0, stdout);
});

const DOM = ['--lib', 'es2022,dom', '--types', ''];
const TYPES = fileURLToPath(new URL('node_modules/@types', import.meta.url));
const NODE = ['--lib', 'es2022', '--types', 'node', '--typeRoots', TYPES];
for (const [name, options] of Object.entries({
  bundler: ['--module', 'esnext', '--moduleResolution', 'bundler', ...DOM],
  nodenext: ['--module', 'nodenext', '--moduleResolution', 'nodenext', ...DOM],
  'nodenext, with the types of Node for those of the browser': ['--module', 'nodenext', ...NODE],
})) {
  test(`tsc --strict compiles a program: ${name}`, () => {
    const { status, stdout } = spawnSync(tool('tsc'), [
      '--noEmit', '--strict', '--exactOptionalPropertyTypes', '--target', 'es2022', ...options, 'types.ts',
    ], { cwd: PROJECT, encoding: 'utf8' });
    assert.equal(status, 0, stdout);
  });
}
