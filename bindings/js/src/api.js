// The package's functions, on those of bindings/c/include/cliniko.h.

import { codes, layouts, modes } from '../generated/abi.js';
import { Memory } from './memory.js';

const { cliniko_account: ACCOUNT, cliniko_error: ERROR, cliniko_key: KEY, cliniko_key_facts: FACTS,
  cliniko_string: STRING } = layouts;
const NUMBER = { size: 4 };
const NO_SHARD = 0;

// Only the functions below have it, so only they construct.
const PASS = Symbol('cliniko-core');

/** The package, on the compiled module. */
export function api(module) {
  const memory = new Memory(module);
  const constant = (name, ...parameters) => memory.use(() => memory.terminated(memory.call(name, ...parameters)));

  const SHARDS = Object.freeze(
    numbered(memory.call('cliniko_shard_count')).map((shard) => constant('cliniko_shard_code', shard)),
  );
  const REGIONS = Object.freeze(numbered(memory.call('cliniko_region_count')).map((region) => Object.freeze({
    code: constant('cliniko_region_code', region),
    name: constant('cliniko_region_name', region),
    shards: Object.freeze(SHARDS.filter((_, index) => memory.call('cliniko_shard_region', index + 1) === region)),
  })));
  const MEDIA_TYPE = constant('cliniko_media_type');

  const shardCode = (number) => SHARDS[number - 1] ?? null;

  /** The number of the shard with this code, which untyped callers may have from anywhere, in either case. */
  function shardNumber(code) {
    const index = SHARDS.indexOf(checkString('shard', code));
    if (index >= 0) return index + 1;
    return readResult('cliniko_shard_from_code', [code], () => memory.write(code), NUMBER, (at) => memory.number(at));
  }

  class ClinikoError extends Error {
    constructor(pass, message, details) {
      if (pass !== PASS) throw new TypeError('ClinikoError cannot be constructed');
      super(message);
      Object.assign(this, details);
    }

    get name() {
      return 'ClinikoError';
    }
  }

  /**
   * Calls the function `name` with what `prepare` gives, which may write to the memory. If it succeeds, reads the
   * structure that it wrote. `inputs` are the strings that an error can be about, in the order of the parameters.
   */
  function readResult(name, inputs, prepare, { size }, read) {
    return memory.use(() => {
      const error = memory.space(ERROR.size);
      const out = memory.space(size);
      check(memory.call(name, ...prepare(), out, error), error, inputs);
      return read(out);
    });
  }

  /** The same for a function that writes a string. */
  function readString(name, inputs, prepare) {
    return memory.use(() => {
      const error = memory.space(ERROR.size);
      const needed = memory.space(NUMBER.size);
      const parameters = prepare();
      const [at, size] = memory.fill((out, capacity) => {
        const code = memory.call(name, ...parameters, out, capacity, needed, error);
        if (code !== codes.buffer_too_small) check(code, error, inputs);
        return memory.number(needed);
      });
      return memory.read(at, size - 1);
    });
  }

  function check(code, at, inputs) {
    if (code === codes.ok) return;
    const index = memory.number(at + ERROR.index);
    throw new ClinikoError(PASS, memory.terminated(at + ERROR.message), {
      code: memory.terminated(memory.call('cliniko_code_name', code)),
      help: memory.terminated(at + ERROR.help),
      index: memory.flag(at + ERROR.has_index) ? units(inputs[memory.number(at + ERROR.input)], index) : null,
      isIncomplete: memory.flag(at + ERROR.is_incomplete),
      shard: memory.terminated(at + ERROR.shard) || null,
    });
  }

  function writeStrings(strings) {
    const at = memory.space(strings.length * STRING.size);
    strings.forEach((string, number) => writeString(at + number * STRING.size, string));
    return at;
  }

  function writeString(at, string) {
    const [data, length] = memory.write(string);
    memory.setNumber(at + STRING.data, data);
    memory.setNumber(at + STRING.length, length);
  }

  function writeKey({ text, mode, shard }) {
    const at = memory.space(KEY.size);
    writeString(at + KEY.text, text);
    memory.setNumber(at + KEY.mode, mode);
    memory.setNumber(at + KEY.shard, shard);
    return at;
  }

  const ofKey = (name, key) => readString(name, [key.text], () => [writeKey(key)]);

  const readKey = (key) => readResult('cliniko_read_key', [key.text], () => [writeKey(key)], FACTS, (at) => ({
    ...key,
    facts: {
      shard: shardCode(memory.number(at + FACTS.shard)),
      givenShard: shardCode(memory.number(at + FACTS.given_shard)),
      suspectedShard: shardCode(memory.number(at + FACTS.suspected_shard)),
      looksTruncated: memory.flag(at + FACTS.looks_truncated),
    },
  }));

  // Not in private fields: the consoles of browsers show those.
  const keys = new WeakMap();

  function keyOf(object) {
    const key = keys.get(object);
    if (!key) throw new TypeError('this is not an ApiKey');
    return key;
  }

  class ApiKey {
    constructor(pass, key) {
      if (pass !== PASS) throw new TypeError('use ApiKey.parse, ApiKey.parsePasted or ApiKey.fromParts');
      keys.set(this, key);
      Object.freeze(this);
    }

    static parse(text) {
      return new ApiKey(PASS, readKey({ text: checkString('key', text), mode: modes.exact, shard: NO_SHARD }));
    }

    static parsePasted(text) {
      const pasted = { text: checkString('key', text), mode: modes.pasted, shard: NO_SHARD };
      readKey(pasted);
      // What was pasted around the key need not be kept.
      return ApiKey.parse(ofKey('cliniko_expose_key', pasted));
    }

    static fromParts(token, shard) {
      const key = { text: checkString('token', token), mode: modes.token, shard: shardNumber(shard) };
      return new ApiKey(PASS, readKey(key));
    }

    get shard() {
      return keyOf(this).facts.shard;
    }

    get givenShard() {
      return keyOf(this).facts.givenShard;
    }

    get suspectedShard() {
      return keyOf(this).facts.suspectedShard;
    }

    get looksTruncated() {
      return keyOf(this).facts.looksTruncated;
    }

    get unauthorizedHelp() {
      return ofKey('cliniko_unauthorized_help', keyOf(this));
    }

    get forbiddenHelp() {
      return ofKey('cliniko_forbidden_help', keyOf(this));
    }

    withShard(shard) {
      const key = keyOf(this);
      const number = shardNumber(shard);
      if (key.facts.givenShard === null) return new ApiKey(PASS, readKey({ ...key, shard: number }));
      // Spelled out, the key's shard is compared with the other, wherever it was given.
      readKey({ text: ofKey('cliniko_expose_key', key), mode: modes.exact, shard: number });
      return this;
    }

    exposeToken() {
      return ofKey('cliniko_expose_token', keyOf(this));
    }

    exposeKey() {
      return ofKey('cliniko_expose_key', keyOf(this));
    }

    exposeAuthorization() {
      return ofKey('cliniko_expose_authorization', keyOf(this));
    }

    exposeAuthorizationFor(url) {
      const key = keyOf(this);
      const link = checkUrl(url);
      return readString('cliniko_expose_authorization_for', [key.text, link], () => [
        writeKey(key), ...memory.write(link),
      ]);
    }

    toString() {
      return `ApiKey(${this.shard})`;
    }

    toJSON() {
      return { shard: this.shard };
    }

    [Symbol.for('nodejs.util.inspect.custom')]() {
      return this.toString();
    }
  }

  /** Calls a function of a shard and a string. */
  function ofShard(name, shard, text) {
    const number = shardNumber(shard);
    return readString(name, [text], () => [number, ...memory.write(text)]);
  }

  const accountUrl = (shard, subdomain) => ofShard('cliniko_account_url', shard, checkString('subdomain', subdomain));

  return {
    SHARDS,
    REGIONS,
    MEDIA_TYPE,
    ClinikoError,
    ApiKey,
    accountUrl,

    regionOf(shard) {
      const code = shardCode(shardNumber(shard));
      return REGIONS.find(({ shards }) => shards.includes(code));
    },

    apiHost: (shard) => constant('cliniko_api_host', shardNumber(shard)),

    apiBaseUrl: (shard) => constant('cliniko_api_base_url', shardNumber(shard)),

    apiUrl(shard, segments, query = []) {
      const number = shardNumber(shard);
      const path = checkSegments(segments);
      const pairs = checkQuery(query);
      return readString('cliniko_api_url', [...path, ...pairs], () => [
        number, writeStrings(path), path.length, writeStrings(pairs), pairs.length / 2,
      ]);
    },

    checkLink: (shard, url) => ofShard('cliniko_check_link', shard, checkUrl(url)),

    rebaseLink: (shard, url) => ofShard('cliniko_rebase_link', shard, checkUrl(url)),

    lastSegment: (shard, url) => ofShard('cliniko_last_segment', shard, checkUrl(url)) || null,

    shardOfApiUrl(url) {
      const text = checkUrl(url);
      const shard = readResult('cliniko_shard_of_api_url', [text], () => memory.write(text), NUMBER, (at) => (
        memory.number(at)));
      return shardCode(shard);
    },

    parseAccountUrl(text) {
      const url = checkUrl(text);
      const read = (at) => [
        shardCode(memory.number(at + ACCOUNT.shard)), memory.terminated(at + ACCOUNT.subdomain),
      ];
      const [shard, subdomain] = readResult(
        'cliniko_read_account_url', [url], () => memory.write(url), ACCOUNT, read,
      );
      return { subdomain, shard, url: accountUrl(shard, subdomain) };
    },

    userAgent(name, email) {
      const parts = [checkString('name', name), checkString('email', email)];
      return readString('cliniko_user_agent', parts, () => parts.flatMap((part) => memory.write(part)));
    },
  };
}

const numbered = (count) => Array.from({ length: count }, (_, index) => index + 1);

/** How many UTF-16 units of the string are its first `bytes` bytes in UTF-8. */
function units(string, bytes) {
  let count = 0;
  let left = bytes;
  for (const character of string) {
    if (left <= 0) break;
    const code = character.codePointAt(0);
    left -= code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    count += character.length;
  }
  return count;
}

// What the types say, for callers without them. No message shows a value: it could be a key in the wrong place.

export function kind(value) {
  if (value === undefined || value === null) return String(value);
  const type = Array.isArray(value) ? 'array' : typeof value;
  return `${/^[ao]/.test(type) ? 'an' : 'a'} ${type}`;
}

function checkString(name, value, expected = 'a string') {
  if (typeof value !== 'string') throw new TypeError(`${name}: expected ${expected}, got ${kind(value)}`);
  return value;
}

const checkUrl = (url) => checkString('url', url instanceof URL ? url.href : url, 'a string or URL');

function checkSegments(segments) {
  if (!Array.isArray(segments)) throw new TypeError(`segments: expected an array, got ${kind(segments)}`);
  return Array.from(segments, (segment, index) => {
    const name = `segment ${index}`;
    if (typeof segment === 'number' && !Number.isSafeInteger(segment)) {
      throw new RangeError(`${name}: ${inexact(segment)}`);
    }
    if (typeof segment === 'number' || typeof segment === 'bigint') return String(segment);
    return checkString(name, segment, 'a string, number or bigint');
  });
}

function inexact(number) {
  if (Number.isInteger(number)) return 'this number is not exact; pass an id as a string or a bigint';
  return `expected an integer, got ${Number.isFinite(number) ? 'a fraction' : number}`;
}

/** Names and values in turn. */
function checkQuery(query) {
  if (query === null || typeof query !== 'object') {
    throw new TypeError(`query: expected an object or pairs, got ${kind(query)}`);
  }
  const strings = [];
  for (const pair of Symbol.iterator in query ? query : Object.entries(query)) {
    const number = strings.length / 2;
    if (!Array.isArray(pair) || pair.length !== 2) {
      throw new TypeError(`query: entry ${number}: expected a pair, [name, value]`);
    }
    const [name, value] = pair;
    if (Array.isArray(value)) {
      throw new TypeError(`query: value ${number}: got an array; repeat the name: [[name, value], [name, value]]`);
    }
    if (typeof value === 'number' && !Number.isFinite(value)) {
      throw new RangeError(`query: value ${number}: expected a finite number, got ${value}`);
    }
    strings.push(
      checkString(`query: name ${number}`, name),
      typeof value === 'number' ? String(value) : checkString(`query: value ${number}`, value, 'a string or number'),
    );
  }
  return strings;
}
