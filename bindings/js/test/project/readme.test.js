// The programs in README.md that need neither a server nor a page.

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import test from 'node:test';

import { ApiKey } from 'cliniko-core';

import { program } from './readme.js';

test('the values beside the first lines are what they are said to be', async () => {
  const file = new URL(program('start.js'));
  const code = readFileSync(file, 'utf8');
  const checked = code.replace(/^(.*); \/\/ +('.*')$/gm, 'assert.equal($1, $2);');
  assert.equal(checked.match(/assert\.equal/g).length, 2);
  writeFileSync(file, `import assert from 'node:assert/strict';\n${checked}`);
  await import(file);
});

test('the sentences of the README', async () => {
  const { sentence } = await import(program('errors.js'));
  for (const [key, language, start] of [['MS0x-', 'de', 'Das Ende'], ['MS0x-', 'fr', 'The end'], ['', 'de', 'Paste']]) {
    assert.throws(() => ApiKey.parse(key), (error) => sentence(error, language).startsWith(start));
  }
});
