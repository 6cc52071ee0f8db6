// The tarball: its files, and what two linters and the TypeScript compiler say of it.

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { publint } from 'publint';
import { formatMessage } from 'publint/utils';

const { TARBALL, PROJECT } = process.env;
const tool = (name) => fileURLToPath(new URL(`node_modules/.bin/${name}`, import.meta.url));

test('the package has its files and no other, and depends on nothing', async () => {
  const files = execFileSync('tar', ['-tf', TARBALL], { encoding: 'utf8' }).trim().split('\n').sort();
  assert.deepEqual(files, [
    'LICENSE-APACHE', 'LICENSE-MIT', 'README.md',
    'generated/abi.js', 'generated/cliniko.wasm', 'generated/codes.d.ts', 'generated/module.js',
    'generated/shards.d.ts', 'package.json', 'src/api.js', 'src/fetch.d.ts', 'src/fetch.js', 'src/index.d.ts',
    'src/index.js', 'src/memory.js', 'src/workerd.js',
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

function compile(...parameters) {
  const { status, stdout } = spawnSync(tool('tsc'), [
    '--noEmit', '--strict', '--exactOptionalPropertyTypes', '--target', 'es2022', ...parameters,
  ], { cwd: PROJECT, encoding: 'utf8' });
  assert.equal(status, 0, stdout);
}

const DOM = ['--lib', 'es2022,dom', '--types', ''];
const TYPES = fileURLToPath(new URL('node_modules/@types', import.meta.url));
const NODE = ['--types', 'node', '--typeRoots', TYPES];
for (const [name, options] of Object.entries({
  bundler: ['--module', 'esnext', '--moduleResolution', 'bundler', ...DOM],
  nodenext: ['--module', 'nodenext', '--moduleResolution', 'nodenext', ...DOM],
  'nodenext, with the types of Node for those of the browser': ['--module', 'nodenext', '--lib', 'es2022', ...NODE],
})) {
  test(`tsc --strict compiles a program: ${name}`, () => compile(...options, 'types.ts'));
}

// What a user of TypeScript adds to the programs of the README.
const ANNOTATIONS = {
  'start.js': {},
  'field.js': { 'getElementById(id)': 'getElementById(id) as HTMLInputElement', '(error)': '(error: any)',
    '{ type }': '{ type }: Event', 'key.suspectedShard': 'key.suspectedShard!' },
  'server.js': {},
  'errors.js': { 'SENTENCES =': 'SENTENCES: Record<string, Record<string, string>> =',
    '(error, language)': '(error: ClinikoError, language: string)' },
  'mock.js': { '(key, agent, origin)': '(key: ApiKey, agent: string, origin: string)' },
};

test('tsc --strict compiles the programs of the README with a few annotations', async () => {
  const { block } = await import(pathToFileURL(`${PROJECT}/readme.js`));
  const files = await Promise.all(Object.entries(ANNOTATIONS).map(async ([name, annotations]) => {
    let code = block(name);
    for (const [plain, annotated] of Object.entries(annotations)) {
      assert.ok(code.includes(plain), `${name}: ${plain}`);
      code = code.replaceAll(plain, annotated);
    }
    const types = ['ApiKey', 'ClinikoError'].filter((type) => code.includes(`: ${type}`));
    const imported = types.length ? `import type { ${types} } from 'cliniko-core';\n` : '';
    const file = `readme-${name.replace('.js', '.ts')}`;
    await writeFile(`${PROJECT}/${file}`, imported + code);
    return file;
  }));
  compile('--module', 'nodenext', '--lib', 'es2022,dom', ...NODE, ...files);
});
