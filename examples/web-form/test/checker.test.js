// The checker in Node: the same functions as in the page, on the same package.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { gzipSync } from 'node:zlib';

import { check, limit, pace, regions, withHyphen } from '../page/checker.js';

// From Cliniko's documentation: a token as long as real ones, and the short one of most examples.
const TOKEN = 'MS0zMzEtaytocTd3YmhSSGsrWWVNRDV0UVhrZUZJYjFua01abG0';
const SHORT = 'MS0xLWl4SzYY';

const left = (text) => ({ text, pace: pace.left });
const resting = (text) => ({ text, pace: pace.resting });
const typing = (text) => ({ text, pace: pace.typing });

const checkKey = (key) => check(key, left(''));
const checkAddress = (address) => check(left(''), address);

test('the module is under 30 kB as a server compresses it, imports nothing, and has one page of memory', async () => {
  const bytes = readFileSync(new URL('../page/cliniko-core/generated/cliniko.wasm', import.meta.url));
  const script = readFileSync(new URL('../page/cliniko-core/generated/module.js', import.meta.url), 'utf8');
  assert.ok(script.includes(`"${bytes.toString('base64')}"`));
  assert.ok(gzipSync(script).length < 30_000, `${gzipSync(script).length} bytes compressed`);
  const module = await WebAssembly.compile(bytes);
  assert.deepEqual(WebAssembly.Module.imports(module), []);
  const { exports } = await WebAssembly.instantiate(module);
  assert.equal(exports.memory.buffer.byteLength, 65_536);
});

test('the picker lists each region with its shards, and a shard can be picked', () => {
  assert.deepEqual(
    regions.map(({ name, shards }) => [name, ...shards]),
    [
      ['Australia', 'au1', 'au2', 'au3', 'au4', 'au5'],
      ['Canada', 'ca1'],
      ['Europe', 'eu1'],
      ['United Kingdom', 'uk1', 'uk2', 'uk3'],
      ['United States', 'us1'],
    ],
  );
  for (const { name, shards } of regions) {
    for (const picked of shards) {
      const answer = check(left(TOKEN), left(''), picked);
      assert.deepEqual([answer.region, answer.shard, answer.verdict], [name, picked, 'right']);
    }
  }
});

test('nothing to say while a key is incomplete', () => {
  for (const key of ['uk1', `${TOKEN}-`, `${TOKEN}-u`, `${TOKEN}-uk`, ` ${TOKEN}–UK`]) {
    assert.deepEqual(checkKey(typing(key)).key, 'silent', key);
    assert.deepEqual(checkKey(resting(key)).key, 'silent', key);
    assert.equal(checkKey(resting(key))['key-text'], undefined);
  }
  // Each of these is a key without a shard, and is said to be one when no more letters come.
  for (const key of ['M', SHORT, TOKEN]) {
    assert.equal(checkKey(typing(key)).key, 'silent', key);
    assert.equal(checkKey(resting(key)).key, 'right', key);
  }
});

test('a key that is left incomplete gets a sentence, but no mark', () => {
  for (const key of ['uk1', `${TOKEN}-`, `${TOKEN}-u`]) {
    const answer = checkKey(left(key));
    assert.equal(answer.key, 'unfinished', key);
    assert.match(answer['key-text'], /Paste the whole key/, key);
    assert.equal(answer['key-mark'], undefined, key);
  }
});

test('empty fields get a hint', () => {
  for (const text of ['', ' ', '\u200b']) {
    const answer = check(left(text), left(text));
    assert.deepEqual([answer.key, answer.address], ['empty', 'empty']);
    assert.match(answer['key-text'], /^Paste your Cliniko API key\./);
    assert.match(answer['address-text'], /^Enter the web address you use for Cliniko/);
    assert.equal(answer.verdict, undefined);
  }
});

test('a right key says where it belongs, at once', () => {
  const uk1 = {
    key: 'right',
    address: 'empty',
    verdict: 'right',
    title: 'This key looks right',
    text: 'The end of the key says where it belongs.',
    region: 'United Kingdom',
    shard: 'uk1',
    'base-url': 'https://api.uk1.cliniko.com/v1',
  };
  for (const key of [`${TOKEN}-uk1`, `${TOKEN}-UK1`, ` “${TOKEN}–uk1”\n`, `${TOKEN}-uk1:`]) {
    for (const at of [typing, resting, left]) {
      const { 'address-text': hint, ...answer } = checkKey(at(key));
      assert.deepEqual(answer, uk1, key);
      assert.ok(hint);
    }
  }
  assert.equal(checkKey(left(`${TOKEN}-au1`)).assumed, undefined);
});

test('a key without a shard is assumed to be of au1, and says so', () => {
  const answer = checkKey(left(TOKEN));
  assert.equal(answer.verdict, 'assumed');
  assert.equal(answer.title, 'This key does not say where it belongs');
  assert.deepEqual([answer.shard, answer.assumed, answer.pick], ['au1', true, true]);
});

test('the clinic’s address or a choice says where a key without a shard belongs', () => {
  const byAddress = check(left(TOKEN), left('https://clinic.ca1.cliniko.com/bookings'));
  assert.deepEqual([byAddress.verdict, byAddress.shard], ['right', 'ca1']);
  assert.deepEqual([byAddress.assumed, byAddress.pick], [undefined, undefined]);
  assert.equal(byAddress['address-text'], 'This clinic is in Canada, on shard ca1.');

  const byChoice = check(left(TOKEN), left(''), 'uk3');
  assert.deepEqual([byChoice.verdict, byChoice.shard], ['right', 'uk3']);
  assert.deepEqual([byChoice.assumed, byChoice.pick], [undefined, true]);

  // What is known counts for more than what was chosen.
  assert.equal(check(left(TOKEN), left('clinic.ca1.cliniko.com'), 'uk3').shard, 'ca1');
  assert.equal(check(left(`${TOKEN}-us1`), left(''), 'uk3').shard, 'us1');
  assert.equal(check(left(TOKEN), left(''), undefined).assumed, true);
});

test('a key and an address of two shards', () => {
  const answer = check(left(`${TOKEN}-uk1`), left('clinic.au3.cliniko.com'));
  assert.equal(answer.verdict, 'different');
  assert.equal(answer.title, 'The key and the address do not belong together');
  assert.match(answer.text, /^The key belongs to United Kingdom \(uk1\), the address to Australia \(au3\)\./);
  assert.equal(answer['base-url'], undefined);
  // A shard of the same region is another shard too, and a choice does not settle it.
  assert.equal(check(left(`${TOKEN}-uk1`), left('clinic.uk2.cliniko.com'), 'uk1').verdict, 'different');
  assert.equal(check(left(`${TOKEN}-uk1`), left('clinic.UK1.cliniko.com')).verdict, 'right');
});

test('a short key is a warning, and the rest is said all the same', () => {
  const named = checkKey(left(`${SHORT}-uk1`));
  assert.deepEqual([named.verdict, named.title], ['short', 'This key looks short']);
  assert.deepEqual([named.shard, named.pick], ['uk1', undefined]);
  const bare = checkKey(left(SHORT));
  assert.deepEqual([bare.verdict, bare.assumed, bare.pick], ['short', true, true]);
  assert.equal(checkKey(left('x'.repeat(31))).verdict, 'short');
  assert.equal(checkKey(left('x'.repeat(32))).verdict, 'assumed');
});

test('a key that ends in a shard without a hyphen: the form asks', () => {
  const lost = `${TOKEN}uk1`;
  for (const key of [lost, `${TOKEN}UK1`, ` “${lost}”`, `${SHORT}uk1`]) {
    for (const address of ['', 'clinic.uk1.cliniko.com', 'clinic.au3.cliniko.com']) {
      const answer = check(left(key), left(address));
      assert.deepEqual([answer.key, answer.verdict, answer.suspected], ['right', 'hyphen', 'uk1'], key);
      assert.equal(answer.title, 'Is a hyphen missing?');
      assert.match(answer.text, /^The key ends in uk1 without a hyphen before it/);
      assert.deepEqual([answer.shard, answer.pick], [undefined, undefined]);
    }
    assert.equal(checkKey(typing(key)).key, 'silent');
    assert.equal(checkKey(left(withHyphen(key))).shard, 'uk1');
  }
  assert.equal(withHyphen(` “${lost}”`), `${TOKEN}-uk1`);
  // If the user says that it is right, it is a key without a shard, as any other.
  assert.deepEqual(check(left(lost), left(''), undefined, true), checkKey(left(TOKEN)));
  assert.equal(check(left(lost), left('clinic.au3.cliniko.com'), undefined, true).shard, 'au3');
  // Where it is said, nothing is asked.
  for (const key of [`${lost}-uk1`, 'uk1', `${TOKEN}uk9`]) assert.notEqual(checkKey(left(key)).verdict, 'hyphen', key);
});

test('what is wrong with a key, and where', () => {
  // The text, what the sentence starts with, the place in UTF-16 units, and in characters.
  for (const [key, text, mark, place] of [
    ['clinic@example.org', 'A key has no @ sign. If this is an e-mail address', 6, '7 of 18'],
    [`${TOKEN}_uk1`, 'A key has no underscore.', 51, '52 of 55'],
    [`${TOKEN}-uk9`, 'Check the end of the key: this software does not know', 52, '53 of 55'],
    [`${TOKEN}-london`, 'Check the end of the key: after the hyphen comes the shard', 52, '53 of 58'],
    [`MS0x-LWl4-uk1`, 'A key has one hyphen', 9, '10 of 13'],
    ['MS0x LWl4', 'There is a space, a line break or an invisible character', 4, '5 of 9'],
    ['  -uk1', 'This is only the end of a key.', 2, '3 of 6'],
    ['MS0xé', 'This is not one of the letters A to Z', 4, '5 of 5'],
    // Characters of two UTF-16 units and three bytes before the place, and at it; half of one, which is no text.
    ['\u{1F511}\u{1F511}', 'This is not one of the letters A to Z', 0, '1 of 2'],
    ['“MS0x\u{1F511}”', 'This is not one of the letters A to Z', 5, '6 of 7'],
    ['“MS0x”\u{1F511}', 'Remove the quotation marks', 0, '1 of 7'],
    ['MS0x\ud83d-uk1', 'This is not one of the letters A to Z', 4, '5 of 9'],
    ['x'.repeat(129), 'This is longer than any Cliniko API key that this software knows.', 128, '129 of 129'],
    ['é'.repeat(100), 'This is longer than any Cliniko API key that this software knows.', 67, '68 of 100'],
  ]) {
    for (const at of [resting, left]) {
      const answer = checkKey(at(key));
      assert.equal(answer.key, 'wrong', key);
      assert.ok(answer['key-text'].startsWith(text), `${key}: ${answer['key-text']}`);
      assert.equal(answer['key-mark'], mark, key);
      assert.equal(answer['key-place'], `Look at character ${place}.`);
      assert.equal(answer.verdict, undefined);
    }
  }
  // It will not become right by more letters, so there is nothing to wait for.
  assert.equal(checkKey(typing('clinic@')).key, 'wrong');
});

test('what is wrong with an address, and where, once it is not being typed', () => {
  for (const [address, text, mark] of [
    ['https://www.example.org/x', 'This is not the address of a Cliniko account, such as', 8],
    ['clinic.cliniko.com', 'The shard before .cliniko.com is missing', 7],
    ['clinic.au9.cliniko.com', 'Check the address: this software does not know the shard', 7],
    ['my.clinic.au1.cliniko.com', 'The name before the shard is one word', 2],
    ['api.au1.cliniko.com', 'This address belongs to Cliniko itself.', 0],
    ['reception@clinic.example', 'If this is an e-mail address', 9],
    ['\u{1F511}.au1.cliniko.com', 'The name before the shard is one word', 0],
    ['\u{1F511}@au1.cliniko.com', 'If this is an e-mail address', 2],
  ]) {
    assert.equal(checkAddress(typing(address)).address, 'silent', address);
    for (const at of [resting, left]) {
      const answer = checkAddress(at(address));
      assert.equal(answer.address, 'wrong', address);
      assert.ok(answer['address-text'].startsWith(text), `${address}: ${answer['address-text']}`);
      assert.equal(answer['address-mark'], mark, address);
    }
  }
  assert.equal(checkAddress(typing('clinic.au1.cliniko.com')).address, 'right');
});

test('an address that is wrong does not hide what is known of the key', () => {
  const answer = check(left(`${TOKEN}-uk1`), left('example.org'));
  assert.deepEqual([answer.address, answer.verdict, answer.shard], ['wrong', 'right', 'uk1']);
});

test('input over the limit is not read', () => {
  const long = ['x'.repeat(limit + 1), 'é'.repeat(limit + 1), `${' '.repeat(limit)}x`, 'x'.repeat(5_000_000)];
  for (const text of long) {
    const answer = check(typing(text), typing(text));
    assert.match(answer['key-text'], /^This is far more text than a key\./);
    assert.match(answer['address-text'], /^This is far more text than an address\./);
    assert.equal(answer['key-mark'], undefined);
  }
  // Up to the limit it is.
  assert.equal(checkKey(left(' '.repeat(limit - TOKEN.length - 4) + `${TOKEN}-uk1`)).shard, 'uk1');
  assert.equal(checkKey(left('x'.repeat(limit)))['key-mark'], 135);
});

test('no report shows a token', () => {
  const secret = 'q7Jd0ZxW'.repeat(6);
  const ends = ['', '-uk1', 'uk1', '-', '-zz9', '@'].map((end) => secret + end);
  for (const key of [...ends, `“${secret}`, `a@${secret}`]) {
    for (const at of [typing, resting, left]) {
      const shown = JSON.stringify(check(at(key), left('clinic.au1.cliniko.com')));
      for (let i = 0; i < 8; i += 1) assert.ok(!shown.includes((secret + secret).slice(i, i + 4)), key);
    }
  }
});
