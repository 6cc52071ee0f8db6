// The module in Node: the same bytes and the same functions as in the page.

import assert from 'node:assert/strict';
import test from 'node:test';
import { inflateRawSync } from 'node:zlib';

import { check, limit, pace, regions } from '../page/checker.js';
import deflated from '../page/module.js';

// From Cliniko's documentation: a token as long as real ones, and the short one of most examples.
const TOKEN = 'MS0zMzEtaytocTd3YmhSSGsrWWVNRDV0UVhrZUZJYjFua01abG0';
const SHORT = 'MS0xLWl4SzYY';

const left = (text) => ({ text, pace: pace.left });
const resting = (text) => ({ text, pace: pace.resting });
const typing = (text) => ({ text, pace: pace.typing });

const checkKey = (key) => check(key, left(''));
const checkAddress = (address) => check(left(''), address);

/** The number by which a shard is picked. */
const number = (code) => regions.flatMap(({ shards }) => shards).find((shard) => shard.code === code).number;

test('the module is under 8 kB as the page carries it, imports nothing, and has one page of memory', async () => {
  const carried = Buffer.from(deflated, 'base64');
  const unpacked = inflateRawSync(carried);
  assert.ok(carried.length < 8_000, `${carried.length} bytes deflated`);
  assert.ok(unpacked.length < 16_000, `${unpacked.length} bytes unpacked`);
  const module = await WebAssembly.compile(unpacked);
  assert.deepEqual(WebAssembly.Module.imports(module), []);
  const names = WebAssembly.Module.exports(module).map(({ name }) => name);
  for (const name of ['limit', 'key', 'address', 'report', 'regions', 'check']) assert.ok(names.includes(name), name);
  const { exports } = await WebAssembly.instantiate(module);
  assert.equal(exports.memory.buffer.byteLength, 65_536);
});

test('the picker lists each region with its shards, and a number picks the one it stands for', () => {
  assert.deepEqual(
    regions.map(({ name, shards }) => [name, ...shards.map(({ code }) => code)]),
    [
      ['Australia', 'au1', 'au2', 'au3', 'au4', 'au5'],
      ['Canada', 'ca1'],
      ['Europe', 'eu1'],
      ['United Kingdom', 'uk1', 'uk2', 'uk3'],
      ['United States', 'us1'],
    ],
  );
  for (const { name, shards } of regions) {
    for (const { code, number: picked } of shards) {
      const answer = check(left(TOKEN), left(''), picked);
      assert.deepEqual([answer.region, answer.shard, answer.verdict], [name, code, 'right']);
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
  assert.deepEqual([answer.shard, answer.assumed, answer.pick], ['au1', 'yes', 'yes']);
});

test('the clinic’s address or a choice says where a key without a shard belongs', () => {
  const byAddress = check(left(TOKEN), left('https://clinic.ca1.cliniko.com/bookings'));
  assert.deepEqual([byAddress.verdict, byAddress.shard], ['right', 'ca1']);
  assert.deepEqual([byAddress.assumed, byAddress.pick], [undefined, undefined]);
  assert.equal(byAddress['address-text'], 'This clinic is in Canada, on shard ca1.');

  const byChoice = check(left(TOKEN), left(''), number('uk3'));
  assert.deepEqual([byChoice.verdict, byChoice.shard], ['right', 'uk3']);
  assert.deepEqual([byChoice.assumed, byChoice.pick], [undefined, 'yes']);

  // What is known counts for more than what was chosen.
  assert.equal(check(left(TOKEN), left('clinic.ca1.cliniko.com'), number('uk3')).shard, 'ca1');
  assert.equal(check(left(`${TOKEN}-us1`), left(''), number('uk3')).shard, 'us1');
  const shards = regions.flatMap((region) => region.shards);
  // A number that is no shard's chooses nothing.
  for (const picked of [-1, shards.length, 2 ** 31]) assert.equal(check(left(TOKEN), left(''), picked).assumed, 'yes');
});

test('a key and an address of two shards', () => {
  const answer = check(left(`${TOKEN}-uk1`), left('clinic.au3.cliniko.com'));
  assert.equal(answer.verdict, 'different');
  assert.equal(answer.title, 'The key and the address do not belong together');
  assert.match(answer.text, /^The key belongs to United Kingdom \(uk1\), the address to Australia \(au3\)\./);
  assert.equal(answer['base-url'], undefined);
  // A shard of the same region is another shard too, and a choice does not settle it.
  assert.equal(check(left(`${TOKEN}-uk1`), left('clinic.uk2.cliniko.com'), number('uk1')).verdict, 'different');
  assert.equal(check(left(`${TOKEN}-uk1`), left('clinic.UK1.cliniko.com')).verdict, 'right');
});

test('a short key is a warning, and the rest is said all the same', () => {
  const named = checkKey(left(`${SHORT}-uk1`));
  assert.deepEqual([named.verdict, named.title], ['short', 'This key looks short']);
  assert.deepEqual([named.shard, named.pick], ['uk1', undefined]);
  const bare = checkKey(left(SHORT));
  assert.deepEqual([bare.verdict, bare.assumed, bare.pick], ['short', 'yes', 'yes']);
  assert.equal(checkKey(left('x'.repeat(31))).verdict, 'short');
  assert.equal(checkKey(left('x'.repeat(32))).verdict, 'assumed');
});

test('what is wrong with a key, and where', () => {
  // The text, what the sentence starts with, the place in UTF-16 units, and in characters.
  for (const [key, text, mark, place] of [
    ['clinic@example.org', 'This looks like an e-mail address.', 6, '7 of 18'],
    [`${TOKEN}_uk1`, 'A key has no underscore.', 51, '52 of 55'],
    [`${TOKEN}-uk9`, 'This software does not know that shard yet', 52, '53 of 55'],
    [`${TOKEN}-london`, 'After the hyphen comes the shard', 52, '53 of 58'],
    [`MS0x-LWl4-uk1`, 'A key has one hyphen', 9, '10 of 13'],
    ['MS0x LWl4', 'A key is one unbroken piece of text', 4, '5 of 9'],
    ['  -uk1', 'This is only the end of a key.', 2, '3 of 6'],
    ['MS0xé', 'Remove this character', 4, '5 of 5'],
    // Characters of two UTF-16 units and three bytes before the place, and at it; half of one, which is no text.
    ['\u{1F511}\u{1F511}', 'Remove this character', 0, '1 of 2'],
    ['“MS0x\u{1F511}”', 'Remove this character', 5, '6 of 7'],
    ['“MS0x”\u{1F511}', 'Remove the quotation marks', 0, '1 of 7'],
    ['MS0x\ud83d-uk1', 'Remove this character', 4, '5 of 9'],
    ['x'.repeat(129), 'This is longer than any Cliniko API key that this software knows.', 128, '129 of 129'],
    ['é'.repeat(100), 'This is longer than any Cliniko API key that this software knows.', 67, '68 of 100'],
  ]) {
    for (const at of [resting, left]) {
      const answer = checkKey(at(key));
      assert.equal(answer.key, 'wrong', key);
      assert.ok(answer['key-text'].startsWith(text), `${key}: ${answer['key-text']}`);
      assert.equal(answer['key-mark'], String(mark), key);
      assert.equal(answer['key-place'], `Look at character ${place}.`);
      assert.equal(answer.verdict, undefined);
    }
  }
  // It will not become right by more letters, so there is nothing to wait for.
  assert.equal(checkKey(typing('clinic@')).key, 'wrong');
});

test('what is wrong with an address, and where, once it is not being typed', () => {
  for (const [address, text, mark] of [
    ['https://www.example.org/x', 'This is not the address of a Cliniko account.', 8],
    ['clinic.cliniko.com', 'The part before .cliniko.com that names the shard is missing', 7],
    ['clinic.au9.cliniko.com', 'This software does not know that shard yet', 7],
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
      assert.equal(answer['address-mark'], String(mark), address);
    }
  }
  assert.equal(checkAddress(typing('clinic.au1.cliniko.com')).address, 'right');
});

test('an address that is wrong does not hide what is known of the key', () => {
  const answer = check(left(`${TOKEN}-uk1`), left('example.org'));
  assert.deepEqual([answer.address, answer.verdict, answer.shard], ['wrong', 'right', 'uk1']);
});

test('a text over the limit is not read', () => {
  const long = ['x'.repeat(limit + 1), 'é'.repeat(limit / 2 + 1), `${' '.repeat(limit)}x`, 'x'.repeat(5_000_000)];
  for (const text of long) {
    const answer = check(typing(text), typing(text));
    assert.match(answer['key-text'], /^This is far more text than a key\./);
    assert.match(answer['address-text'], /^This is far more text than an address\./);
    assert.equal(answer['key-mark'], undefined);
  }
  // Up to the limit it is.
  assert.equal(checkKey(left(' '.repeat(limit - TOKEN.length - 4) + `${TOKEN}-uk1`)).shard, 'uk1');
  assert.equal(checkKey(left('x'.repeat(limit)))['key-mark'], '135');
});

test('no report shows a token', () => {
  const secret = 'q7Jd0ZxW'.repeat(6);
  const ends = ['', '-uk1', '-', '-zz9', '@'].map((end) => secret + end);
  for (const key of [...ends, `“${secret}`, `a@${secret}`]) {
    for (const at of [typing, resting, left]) {
      const shown = JSON.stringify(check(at(key), left('clinic.au1.cliniko.com')));
      for (let i = 0; i < 8; i += 1) assert.ok(!shown.includes((secret + secret).slice(i, i + 4)), key);
    }
  }
});
