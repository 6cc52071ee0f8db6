import assert from 'node:assert/strict';
import test from 'node:test';

import vectors from './cliniko.json' with { type: 'json' };
import { check } from './vectors.js';

test('the vectors', () => {
  assert.ok(check() > 500);
});

test('an answer that differs is noticed', () => {
  const [first, ...rest] = vectors.parse;
  for (const change of [{ token: 'x' }, { ok: undefined, error: 'key_empty' }, { input: '-' }]) {
    const wrong = { ...first, ...change };
    assert.throws(() => check({ ...vectors, parse: [wrong, ...rest] }), /^Error: parse: \{.*\n {2}\{.*\}$/);
  }
  assert.throws(() => check({ ...vectors, shards: vectors.shards.slice(1) }), /^Error: not all shards$/);
});
