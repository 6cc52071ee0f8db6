// What the types promise, and what callers without them get. The rules of keys and links are in the vectors.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import test from 'node:test';

import * as cliniko from 'cliniko-core';

import vectors from './cliniko.json' with { type: 'json' };

const { ApiKey, ClinikoError, apiUrl, checkLink } = cliniko;
const TOKEN = 'MS0zMzEtaytocTd3YmhSSGsrWWVNRDV0UVhrZUZJYjFua01abG0';
const KEY = ApiKey.parse(`${TOKEN}-uk1`);

/** The error that `action` throws. */
function thrown(action) {
  try {
    action();
  } catch (error) {
    return error;
  }
  return assert.fail('nothing was thrown');
}

test('it loads with and without what decodes base64 fast', () => {
  for (const before of [
    '', 'delete globalThis.Buffer; delete Uint8Array.fromBase64',
    "Uint8Array.fromBase64 = (text) => { console.log('fast'); return Buffer.from(text, 'base64') }",
  ]) {
    const program = `${before}; const { apiHost } = await import('cliniko-core'); console.log(apiHost('uk1'))`;
    const output = execFileSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' });
    assert.equal(output, `${before.includes('fast') ? 'fast\n' : ''}api.uk1.cliniko.com\n`);
  }
});

test('an error has a phrase, a stable name, a sentence, a position and a shard', () => {
  const error = thrown(() => ApiKey.parse(`${TOKEN}-uk9`));
  assert.ok(error instanceof ClinikoError && error instanceof Error);
  assert.equal(String(error), 'ClinikoError: unknown shard uk9 at byte 52');
  assert.match(error.stack, /^ClinikoError: unknown shard uk9 at byte 52\n/);
  const { help, ...rest } = error;
  assert.deepEqual(rest, { code: 'key_unknown_shard', index: 52, isIncomplete: false, shard: 'uk9' });
  assert.match(help, /^Check the end of the key: .* needs an update/);
  const incomplete = thrown(() => ApiKey.parsePasted(`${TOKEN}-`));
  assert.deepEqual([incomplete.isIncomplete, incomplete.shard], [true, null]);
  assert.equal(thrown(() => KEY.withShard('uk2')).index, null);
});

test('a position counts UTF-16 units, also after half of a character', () => {
  for (const [text, index] of [
    ['\u{1F511}x', 0], ['“M\u{1F511}”', 2], [' é', 1], ['M\ud83d', 1], ['M\udd11é', 1],
  ]) {
    assert.equal(thrown(() => ApiKey.parsePasted(text)).index, index, text);
  }
  assert.equal(thrown(() => cliniko.parseAccountUrl('\u{1F511}\u{1F511}@x')).index, 4);
  // Of a path or a user agent, in the part that is wrong.
  assert.equal(thrown(() => apiUrl('uk1', ['patients', 'a/'])).index, 1);
  assert.equal(thrown(() => cliniko.userAgent('Really helpful app', 'devs')).index, 4);
});

test('a key cannot be changed or forged, and says its shard', () => {
  assert.ok(Object.isFrozen(KEY));
  assert.deepEqual([KEY.shard, KEY.givenShard, KEY.suspectedShard, KEY.looksTruncated], ['uk1', 'uk1', null, false]);
  assert.throws(() => new ApiKey(), /^TypeError: use ApiKey\.parse, /);
  assert.throws(() => new ClinikoError('x'), TypeError);
  assert.throws(() => ApiKey.prototype.exposeKey.call({}), /^TypeError: this is not an ApiKey$/);
  assert.throws(() => Object.create(KEY).shard, TypeError);
});

test('a shard is given once', () => {
  const bare = ApiKey.parse(TOKEN);
  assert.deepEqual([bare.shard, bare.givenShard], ['au1', null]);
  const located = bare.withShard('ca1');
  assert.deepEqual([located.shard, located.givenShard, bare.shard], ['ca1', 'ca1', 'au1']);
  assert.equal(located.exposeAuthorization(), bare.exposeAuthorization());
  for (const key of [located, ApiKey.fromParts(TOKEN, 'ca1'), ApiKey.parse(`${TOKEN}-ca1`)]) {
    assert.equal(key.withShard('ca1').exposeAuthorization(), key.exposeAuthorization());
    const { code, shard } = thrown(() => key.withShard('au1'));
    assert.deepEqual([code, shard], ['shard_mismatch', 'ca1']);
  }
});

test('a key that lost its hyphen, as the types say to mend it', () => {
  for (const shard of ['uk1', 'UK1']) {
    const key = ApiKey.parse(`${TOKEN}${shard}`);
    assert.equal(key.suspectedShard, 'uk1');
    const mended = ApiKey.fromParts(key.exposeToken().slice(0, -key.suspectedShard.length), key.suspectedShard);
    assert.equal(mended.exposeKey(), KEY.exposeKey());
  }
});

test('a key that was pasted is read once, and its shard is in the header if it was in the text', () => {
  for (const [pasted, key] of [[` “${TOKEN}–UK1”\n`, `${TOKEN}-uk1`], [`\`${TOKEN}\`:`, TOKEN]]) {
    assert.equal(ApiKey.parsePasted(pasted).exposeAuthorization(), `Basic ${btoa(`${key}:`)}`);
  }
});

test('what a user should check after a 401 or a 403', () => {
  assert.notEqual(KEY.unauthorizedHelp, ApiKey.parse(TOKEN).unauthorizedHelp);
  for (const help of [KEY.unauthorizedHelp, KEY.forbiddenHelp]) assert.match(help, /^[A-Z].*\.$/);
});

test('links are strings or URLs', () => {
  const url = 'https://api.uk1.cliniko.com/v1/patients/1?page=2';
  assert.equal(checkLink('uk1', new URL(url)), url);
  assert.equal(KEY.exposeAuthorizationFor(new URL(url)), KEY.exposeAuthorization());
  assert.equal(cliniko.rebaseLink('au2', new URL(url)), 'https://api.au2.cliniko.com/v1/patients/1?page=2');
  assert.equal(cliniko.lastSegment('uk1', new URL(url)), '1');
  assert.equal(cliniko.shardOfApiUrl(new URL(url)), 'uk1');
});

test('segments are strings and exact numbers', () => {
  const id = '1234567890123456789';
  assert.equal(apiUrl('uk1', ['patients', id]), apiUrl('uk1', ['patients', BigInt(id)]));
  assert.equal(apiUrl('uk1', ['patients', 12]), 'https://api.uk1.cliniko.com/v1/patients/12');
  for (const [number, message] of [
    [Number(id), 'segment 1: this number is not exact; pass an id as a string or a bigint'],
    [1.5, 'segment 1: expected an integer, got a fraction'],
    [NaN, 'segment 1: expected an integer, got NaN'], [Infinity, 'segment 1: expected an integer, got Infinity'],
  ]) assert.throws(() => apiUrl('uk1', ['patients', number]), { name: 'RangeError', message });
  for (const [segment, got] of [[undefined, 'undefined'], [null, 'null'], [{}, 'an object'], [['x'], 'an array']]) {
    const message = `segment 0: expected a string, number or bigint, got ${got}`;
    assert.throws(() => apiUrl('uk1', [segment]), { name: 'TypeError', message });
  }
  assert.throws(() => apiUrl('uk1', 'patients'), /^TypeError: segments: expected an array, got a string$/);
  assert.equal(thrown(() => apiUrl('uk1', Array(65).fill('x'))).code, 'too_many');
});

test('a query is an object, pairs, or what iterates over pairs', () => {
  const url = 'https://api.uk1.cliniko.com/v1/patients?page=2&q%5B%5D=first_name%3A~bri';
  const pairs = [['page', 2], ['q[]', 'first_name:~bri']];
  const queries = [pairs, Object.fromEntries(pairs), new Map(pairs), pairs.values(), new URLSearchParams(pairs)];
  for (const query of queries) assert.equal(apiUrl('uk1', ['patients'], query), url);
  for (const query of [[], {}, undefined]) assert.equal(apiUrl('uk1', [], query), 'https://api.uk1.cliniko.com/v1');
  for (const query of ['a=b', null, 1, { page: undefined }, { page: null }, [['page']], ['ab'], [['a', 'b', 'c']]]) {
    assert.throws(() => apiUrl('uk1', ['patients'], query), /^TypeError: query: /);
  }
  for (const [query, message] of [
    [{ 'q[]': ['a', 'b'] }, 'TypeError: query: value 0: got an array; repeat the name: [[name, value], [name, value]]'],
    [{ page: undefined }, 'TypeError: query: value 0: expected a string or number, got undefined'],
    [[['a', 'b'], ['page']], 'TypeError: query: entry 1: expected a pair, [name, value]'],
    [null, 'TypeError: query: expected an object or pairs, got null'],
    [{ page: NaN }, 'RangeError: query: value 0: expected a finite number, got NaN'],
    [{ page: Infinity }, 'RangeError: query: value 0: expected a finite number, got Infinity'],
  ]) assert.equal(String(thrown(() => apiUrl('uk1', ['patients'], query))), message);
});

test('a query may call the package while it is read', () => {
  function* query() {
    for (const shard of cliniko.SHARDS) yield [shard, cliniko.apiHost(shard)];
  }
  const { searchParams } = new URL(apiUrl('uk1', ['patients'], query()));
  assert.deepEqual([...searchParams], cliniko.SHARDS.map((shard) => [shard, `api.${shard}.cliniko.com`]));
});

test('inputs and results larger than the memory', () => {
  const name = 'é'.repeat(1_000_000);
  assert.equal(apiUrl('uk1', ['x'], { name }), `https://api.uk1.cliniko.com/v1/x?name=${'%C3%A9'.repeat(name.length)}`);
  assert.equal(ApiKey.parsePasted(`${' '.repeat(1_000_000)}${TOKEN}-uk1`).shard, 'uk1');
  assert.equal(thrown(() => ApiKey.parse(name)).code, 'key_too_long');
});

test('a shard is a code in either case', () => {
  assert.equal(cliniko.apiHost('UK1'), 'api.uk1.cliniko.com');
  for (const [shard, code] of [['uk9', 'shard_unknown'], ['london', 'shard_malformed'], ['', 'shard_malformed']]) {
    assert.equal(thrown(() => cliniko.apiBaseUrl(shard)).code, code);
    assert.equal(thrown(() => ApiKey.fromParts(TOKEN, shard)).code, code);
  }
});

test('another type is a TypeError that does not show the value', () => {
  const secret = Buffer.from(TOKEN);
  for (const action of [
    () => ApiKey.parse(secret), () => ApiKey.parse(undefined), () => ApiKey.parsePasted(null),
    () => ApiKey.fromParts(secret, 'uk1'), () => ApiKey.fromParts(TOKEN, undefined), () => KEY.withShard(0),
    () => checkLink('uk1', { href: TOKEN }), () => cliniko.parseAccountUrl(undefined), () => cliniko.apiHost(8),
    () => cliniko.accountUrl('uk1', null), () => cliniko.userAgent('Really helpful app'),
  ]) {
    const { name, message } = thrown(action);
    assert.equal(name, 'TypeError');
    assert.match(message, /^[a-z]+: expected a string( or URL)?, got (an object|null|undefined|a number)$/);
  }
  for (const [value, got] of [
    [null, 'null'], [undefined, 'undefined'], [[], 'an array'], [{}, 'an object'], [1, 'a number'], [1n, 'a bigint'],
    [true, 'a boolean'], [() => {}, 'a function'], [Symbol('x'), 'a symbol'],
  ]) assert.equal(thrown(() => ApiKey.parse(value)).message, `key: expected a string, got ${got}`);
});

test('the region of a shard is one of the list', () => {
  for (const region of cliniko.REGIONS) {
    for (const shard of region.shards) assert.equal(cliniko.regionOf(shard), region);
  }
  assert.equal(cliniko.regionOf('UK1').name, 'United Kingdom');
  assert.equal(thrown(() => cliniko.regionOf('uk9')).code, 'shard_unknown');
});

test('the type of codes lists those of the vectors', () => {
  const declared = readFileSync('node_modules/cliniko-core/generated/codes.d.ts', 'utf8').match(/(?<=')\w+(?=')/g);
  const { region_from_code: _, ...sections } = vectors;
  const cases = Object.values(sections).filter(Array.isArray).flat();
  const thrownByCases = new Set(cases.flatMap(({ error }) => error ?? []));
  assert.deepEqual(declared.toSorted(), [...thrownByCases, 'too_many'].sort());
});

test('the lists cannot be changed', () => {
  for (const list of [cliniko.SHARDS, cliniko.REGIONS, ...cliniko.REGIONS, cliniko.REGIONS[0].shards]) {
    assert.ok(Object.isFrozen(list));
  }
  assert.equal(cliniko.MEDIA_TYPE, 'application/json');
});
