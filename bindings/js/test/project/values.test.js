// Callers without types: whatever they pass, a call returns what it promises, or throws an error that shows no key.

import assert from 'node:assert/strict';
import test from 'node:test';
import { inspect } from 'node:util';

import { numbers } from './random.js';

// The package keeps its module to itself, so the memory of each instance is caught on the way, and one function answers
// what no input of a test can lead to.
const memories = [];
let lie = null;
WebAssembly.Instance = class extends WebAssembly.Instance {
  constructor(module) {
    super(module);
    const { exports } = this;
    memories.push(exports.memory);
    const cliniko_account_url = (...parameters) => (
      lie === null ? exports.cliniko_account_url(...parameters) : lie(...parameters));
    Object.defineProperty(this, 'exports', { value: { ...exports, cliniko_account_url } });
  }
};
const cliniko = await import('cliniko-core');
const withFetch = await import('cliniko-core/fetch');
const { ApiKey, ClinikoError, SHARDS } = cliniko;
const { clinikoFetch, responseHelp } = withFetch;
const atFirst = Buffer.from(memories[0].buffer.slice());

Error.stackTraceLimit = 2;

const TOKEN = 'q7Jd0ZxWv2Lm9TgBh4KsYc5RfNp8Ue3oAi6D'.repeat(2);
const KEY = ApiKey.parse(`${TOKEN}-uk1`);
const AUTHORIZATION = `Basic ${btoa(`${TOKEN}-uk1:`)}`;
const LINK = 'https://api.uk1.cliniko.com/v1/patients?page=2';
const AGENT = 'Really helpful app (devs@helpfulapp.com)';
const SECRETS = [TOKEN, btoa(`${TOKEN}-uk1:`), btoa(`${TOKEN}:`)]
  .flatMap((text) => Array.from({ length: text.length - 3 }, (_, at) => text.slice(at, at + 4)));

function assertHidden(text, what) {
  const shown = SECRETS.find((secret) => text.includes(secret));
  assert.ok(!shown, `${what} shows the token, ${shown}: ${text}`);
}

const next = numbers(17);
const random = () => next() / 2 ** 32;
const pick = (list) => list[Math.floor(random() * list.length)];
const some = (make, most = 4) => Array.from({ length: Math.floor(random() * most) }, make);

/** What the code of a value throws. */
class Thrown {}
const THROWN = new Thrown();
const raise = () => { throw THROWN; };
const TRAPS = ['get', 'has', 'ownKeys', 'getPrototypeOf', 'getOwnPropertyDescriptor', 'apply', 'construct'];

const HUGE = 'é\ud83d'.repeat(100_000);
const strings = () => pick([
  '', TOKEN, `${TOKEN}-uk1`, ` “${TOKEN}–UK1”`, `${TOKEN}-`, `${TOKEN}-uk9`, TOKEN.slice(0, 9), `Bearer ${TOKEN}`,
  'uk1', 'UK1', 'uk9', 'zz', '__proto__', 'constructor', '\ud83d', `\udd11${TOKEN}`, '\0', '\r\n', LINK, '/v1/patients',
  `${LINK}&key=${TOKEN}`, `https://${TOKEN}@api.uk1.cliniko.com/v1`, `https://${TOKEN}.example/`,
  'https://good-healthy-times.au3.cliniko.com', 'good-healthy-times', AGENT, 'patients', '..', 'a/b',
  random() < 0.05 ? HUGE : 'é',
]);
const primitives = () => pick([
  undefined, null, true, 0, -0, 1, -1, 1.5, NaN, Infinity, 2 ** 53, 2 ** 32 - 1, 65_536, 1n, -(10n ** 30n),
  Symbol(TOKEN), Symbol.iterator, strings(), strings(), strings(),
]);
class Address extends URL {
  constructor(href) {
    super(LINK);
    this.given = href;
  }

  get href() {
    return this.given === THROWN ? raise() : this.given;
  }
}
const objects = () => pick([
  () => ({}), () => Object.create(null), () => some(value), () => [, ...some(value)],
  () => some(() => [strings(), value()]),
  () => Object.fromEntries(some(() => [strings(), value()])), () => new Map(some(() => [value(), value()])),
  () => new Set(some(value)), () => new URLSearchParams(`a=${TOKEN}`), () => new Date(0), () => /x/,
  () => Buffer.from(TOKEN), () => new Float64Array(4), () => new ArrayBuffer(8), () => Promise.resolve(TOKEN),
  () => new Error(TOKEN),
  () => Object(primitives() ?? 1), () => () => value(), () => class {}, () => raise, () => new URL(LINK),
  () => new URL(`https://${TOKEN}:@api.uk1.cliniko.com/v1`), () => new Address(value()), () => new Address(THROWN),
  () => Object.create(URL.prototype), () => KEY, () => ApiKey.parse(TOKEN), () => Object.create(KEY), () => ApiKey,
  () => Object.create(ApiKey.prototype), () => Object.create(ClinikoError.prototype), () => cliniko,
  () => ({ toString: raise }), () => ({ valueOf: raise, [Symbol.toPrimitive]: raise }), () => ({ toString: strings }),
  () => ({ [Symbol.toPrimitive]: () => pick([TOKEN, Symbol(TOKEN), {}]) }), () => ({ get href() { return raise(); } }),
  () => ({ href: strings(), shard: value(), status: 401, headers: new Headers() }), () => ({ length: 3, 0: TOKEN }),
  () => ({ [Symbol.iterator]: raise }), () => ({ * [Symbol.iterator]() { yield* some(value); raise(); } }),
  () => (function* query() { yield [strings(), ApiKey.parse(`${TOKEN}-uk1`).shard]; yield* some(value); }()),
  () => Object.assign([strings()], { map: () => [value()], forEach: raise }),
  () => Object.assign([strings()], { [Symbol.iterator]: pick([undefined, raise]) }),
  () => Object.defineProperty([1, 2], 1, { get: raise }),
  () => Object.assign([strings(), strings()], { constructor: { [Symbol.species]: raise } }),
  () => new Proxy(pick([{}, [], [strings()], KEY, new URL(LINK), raise]), pick([{}, { [pick(TRAPS)]: raise }])),
  () => new Proxy([strings()], { get: (target, name) => (name === 'length' ? Infinity : target[name]) }),
  () => {
    const { proxy, revoke } = Proxy.revocable([], {});
    revoke();
    return proxy;
  },
])();
const value = () => (random() < 0.5 ? primitives() : objects());

// Each function, what it is right to pass to it, and what it then returns.
const isString = (result) => typeof result === 'string';
const isKey = (result) => result instanceof ApiKey && SHARDS.includes(result.shard);
const isShard = (result) => SHARDS.includes(result);
const isUrl = (result) => /^https:\/\/api\.[a-z]{2}\d\.cliniko\.com\/v1(?![^/?])/.test(result);
const isAuthorization = (result) => /^Basic [A-Za-z\d+/]+=*$/.test(result);
const method = (name) => (receiver, ...rest) => Reflect.apply(ApiKey.prototype[name], receiver, rest);
const getter = (name) => (receiver) => Reflect.get(ApiKey.prototype, name, receiver);
const shards = () => pick(SHARDS);
const links = () => pick([LINK, new URL(LINK), '/v1/patients', 'https://api.cliniko.com/v1']);
const keys = () => pick([KEY, ApiKey.parse(TOKEN), ApiKey.fromParts(TOKEN, shards())]);
const CALLS = {
  parse: [ApiKey.parse, [strings], isKey],
  parsePasted: [ApiKey.parsePasted, [strings], isKey],
  fromParts: [ApiKey.fromParts, [() => TOKEN, shards], isKey],
  withShard: [method('withShard'), [keys, shards], isKey],
  exposeToken: [method('exposeToken'), [keys], (result) => result === TOKEN],
  exposeKey: [method('exposeKey'), [keys], (result) => result.startsWith(TOKEN)],
  exposeAuthorization: [method('exposeAuthorization'), [keys], isAuthorization],
  exposeAuthorizationFor: [method('exposeAuthorizationFor'), [keys, links], isAuthorization],
  toString: [method('toString'), [keys], isString],
  toJSON: [method('toJSON'), [keys], (result) => Object.keys(result).join() === 'shard'],
  shard: [getter('shard'), [keys], isShard],
  givenShard: [getter('givenShard'), [keys], (result) => result === null || isShard(result)],
  suspectedShard: [getter('suspectedShard'), [keys], (result) => result === null],
  looksTruncated: [getter('looksTruncated'), [keys], (result) => result === false],
  unauthorizedHelp: [getter('unauthorizedHelp'), [keys], isString],
  forbiddenHelp: [getter('forbiddenHelp'), [keys], isString],
  'new ApiKey': [(...rest) => new ApiKey(...rest), [value, value], null],
  'new ClinikoError': [(...rest) => new ClinikoError(...rest), [value, strings, value], null],
  apiHost: [cliniko.apiHost, [shards], isString],
  apiBaseUrl: [cliniko.apiBaseUrl, [shards], isUrl],
  apiUrl: [cliniko.apiUrl, [shards, () => some(strings), () => some(() => [strings(), strings()])], isUrl],
  checkLink: [cliniko.checkLink, [shards, links], isUrl],
  rebaseLink: [cliniko.rebaseLink, [shards, links], isUrl],
  shardOfApiUrl: [cliniko.shardOfApiUrl, [links], isShard],
  lastSegment: [cliniko.lastSegment, [shards, links], (result) => result === null || isString(result)],
  parseAccountUrl: [cliniko.parseAccountUrl, [strings], ({ url }) => url.startsWith('https://')],
  accountUrl: [cliniko.accountUrl, [shards, strings], isString],
  userAgent: [cliniko.userAgent, [strings, () => 'devs@helpfulapp.com'], isString],
  clinikoFetch: [clinikoFetch, [keys, () => AGENT, value], (result) => typeof result === 'function'],
  responseHelp: [responseHelp, [keys, objects], (result) => result === null || isString(result)],
};
const argumentsFor = (right) => right.map((make) => (random() < 0.6 ? make() : value())).concat(some(value, 2));

/** Whether it is one of the package's errors; fails if it is any that should not be. */
function checkError(error, what) {
  if (error === THROWN) return false;
  const text = inspect(error, { depth: null, showHidden: true });
  assertHidden(text, what);
  if (error instanceof ClinikoError) {
    const { code, help, index, isIncomplete, shard, ...rest } = error;
    assert.deepEqual(rest, {});
    assert.ok(/^[a-z\d_]+$/.test(code) && /[.?]$/.test(help) && error.message, text);
    assert.ok(index === null || (Number.isInteger(index) && index >= 0), text);
    assert.ok(typeof isIncomplete === 'boolean' && (shard === null || /^[a-z]{2}\d\d?$/.test(shard)), text);
    return true;
  }
  const isNumber = error instanceof RangeError && /^(segment|query: value) \d+/.test(error.message);
  assert.ok(isNumber || error instanceof TypeError, `${what}: ${text}`);
  return false;
}

function assertWorks(what) {
  assert.equal(ApiKey.parse(`${TOKEN}-uk1`).exposeAuthorizationFor(LINK), AUTHORIZATION, what);
  for (const memory of memories) {
    const bytes = Buffer.from(memory.buffer);
    const expected = Buffer.alloc(bytes.length);
    atFirst.copy(expected);
    assert.ok(bytes.equals(expected), `${what} leaves something in memory`);
  }
}

test('any values', () => {
  const count = { returned: 0, ours: 0, others: 0 };
  const names = Object.keys(CALLS);
  for (let number = 0; number < 25_000; number += 1) {
    const name = pick(names);
    const [call, right, check] = CALLS[name];
    const what = `call ${number}, ${name}`;
    let result;
    try {
      result = call(...argumentsFor(right));
    } catch (error) {
      count[checkError(error, what) ? 'ours' : 'others'] += 1;
      continue;
    } finally {
      if (number % 200 === 0) assertWorks(what);
    }
    count.returned += 1;
    assert.ok(check(result), `${what}: ${typeof result}`);
  }
  for (const [kind, times] of Object.entries(count)) assert.ok(times > 2_500, `${kind}: ${times}`);
  // Room for the longest input, three bytes a unit, and its result.
  const { byteLength } = memories[0].buffer;
  assert.ok(byteLength < 16 * HUGE.length, `${byteLength}`);
});

test('fetch with any values', async () => {
  let sent = 0;
  let ours = 0;
  const fetch = async (url, { headers, redirect }) => {
    sent += 1;
    assert.ok(isUrl(url) && typeof url === 'string');
    const { shard } = ApiKey.parse(atob(headers.get('authorization').slice(6)).slice(0, -1));
    assert.ok(url.startsWith(cliniko.apiBaseUrl(shard)));
    assert.equal(redirect, 'manual');
    const location = random() < 0.5 ? LINK : strings();
    return { status: pick([200, 302, 401]), headers: { get: () => location }, body: value(), type: 'default' };
  };
  for (let number = 0; number < 2_000; number += 1) {
    try {
      const send = clinikoFetch(random() < 0.8 ? KEY : value(), random() < 0.8 ? AGENT : value(), fetch);
      await send(random() < 0.8 ? links() : value(), random() < 0.5 ? undefined : value());
    } catch (error) {
      if (checkError(error, `fetch ${number}`)) ours += 1;
    }
  }
  assertWorks('fetch');
  assert.ok(sent > 250 && ours > 100, `${sent}, ${ours}`);
});

test('a call that finds the stack full fails, and the next one works', () => {
  /** Calls as deep as possible: each time that this fails, with a little more stack. */
  function deep(action) {
    try {
      return deep(action);
    } catch {
      return action();
    }
  }
  function codeOf(text) {
    try {
      return ApiKey.parse(text);
    } catch (error) {
      if (error instanceof ClinikoError) return error.code;
      throw error;
    }
  }
  const bare = ApiKey.parse(TOKEN);
  for (const [name, action, expected] of [
    ['parse', () => ApiKey.parse(`${TOKEN}-uk1`).shard, 'uk1'],
    ['exposeAuthorizationFor', () => KEY.exposeAuthorizationFor(LINK), AUTHORIZATION],
    ['withShard', () => bare.withShard('ca1').exposeKey(), `${TOKEN}-ca1`],
    ['apiBaseUrl', () => cliniko.apiBaseUrl('UK1'), 'https://api.uk1.cliniko.com/v1'],
    ['apiUrl', () => cliniko.apiUrl('uk1', ['patients'], { page: 2 }), LINK],
    ['checkLink', () => cliniko.checkLink('uk1', LINK), LINK],
    ['codeOf', () => codeOf('-uk1'), 'key_missing_token'],
  ]) {
    for (let times = 0; times < 10; times += 1) assert.equal(deep(action), expected, name);
    assertWorks(name);
  }
});

test('a result that no string can hold is an error', () => {
  lie = (shard, text, length, out, capacity, needed) => {
    new DataView(memories.at(-1).buffer).setUint32(needed, 2 ** 31 + 1, true);
    return 1;
  };
  try {
    assert.throws(() => cliniko.accountUrl('uk1', TOKEN), /^RangeError: the result is longer than a string can be$/);
  } finally {
    lie = null;
  }
  assertWorks('a long result');
});

test('nothing leads to the module or its memory', async () => {
  for (const path of ['src/memory.js', 'src/api.js', 'generated/module.js', 'generated/cliniko.wasm']) {
    await assert.rejects(import(`cliniko-core/${path}`), { code: 'ERR_PACKAGE_PATH_NOT_EXPORTED' });
  }
  const { Memory } = await import(new URL('node_modules/cliniko-core/src/memory.js', import.meta.url));
  const isRaw = (found) => found instanceof Memory || found === Memory || ArrayBuffer.isView(found)
    || /^(WebAssembly|ArrayBuffer)/.test(Object.prototype.toString.call(found).slice(8, -1));
  const seen = new Set([Object.prototype, Function.prototype, Array.prototype, Error.prototype, Error]);
  const visit = (found, path) => {
    if (found === null || !['object', 'function'].includes(typeof found) || seen.has(found)) return;
    seen.add(found);
    assert.ok(!isRaw(found), path);
    visit(Object.getPrototypeOf(found), `${path}.__proto__`);
    for (const name of Reflect.ownKeys(found)) {
      const { value: own, get, set } = Object.getOwnPropertyDescriptor(found, name);
      for (const next of [own, get, set]) visit(next, `${path}.${String(name)}`);
    }
  };
  visit({ cliniko, withFetch, KEY, request: clinikoFetch(KEY, AGENT) }, 'package');
  assert.ok(seen.size > 60, `${seen.size}`);
  const [memory] = memories;
  for (const raw of [Memory, memory, memory.buffer, new Uint8Array(memory.buffer)]) {
    assert.throws(() => visit({ raw }, 'this'), /this\.raw/);
  }
});
