// No output but those of `expose` shows a token, and nothing of one stays in the module's memory.

import assert from 'node:assert/strict';
import test from 'node:test';
import { inspect } from 'node:util';
import { serialize } from 'node:v8';

// The package keeps its memory to itself, so its instance is caught on the way.
let memory;
WebAssembly.Instance = class extends WebAssembly.Instance {
  constructor(module) {
    super(module);
    memory ??= this.exports.memory;
  }
};
const { ApiKey, apiUrl, checkLink, parseAccountUrl, rebaseLink } = await import('cliniko-core');
const { clinikoFetch } = await import('cliniko-core/fetch');

const TOKEN = 'q7Jd0ZxWv2Lm9TgBh4KsYc5RfNp8Ue3oAi6D'.repeat(2);
const URL_OF_KEY = 'https://api.uk1.cliniko.com/v1/patients';

const windows = (text) => Array.from({ length: text.length - 3 }, (_, at) => text.slice(at, at + 4));
const SECRETS = [TOKEN, btoa(`${TOKEN}-uk1:`), btoa(`${TOKEN}:`)].flatMap(windows);

function assertHidden(text, what) {
  for (const secret of SECRETS) assert.ok(!text.includes(secret), `${what} shows the token`);
}

function assertWiped(what) {
  const text = Buffer.from(memory.buffer).toString('latin1');
  for (const secret of SECRETS) assert.ok(!text.includes(secret), `${what} leaves the token in memory`);
}

const KEYS = {
  exact: () => ApiKey.parse(`${TOKEN}-uk1`),
  bare: () => ApiKey.parse(TOKEN),
  pasted: () => ApiKey.parsePasted(` “${TOKEN}–UK1”\n`),
  parts: () => ApiKey.fromParts(TOKEN, 'uk1'),
  located: () => ApiKey.parse(TOKEN).withShard('uk1'),
};

const FAILURES = {
  'a second hyphen': () => ApiKey.parse(`${TOKEN}-uk1-`),
  'an unknown shard': () => ApiKey.parsePasted(`${TOKEN}-uk9`),
  'an incomplete shard': () => ApiKey.parse(`${TOKEN}-u`),
  'another character': () => ApiKey.parse(`${TOKEN}@`),
  'two tokens': () => ApiKey.parse(`${TOKEN}${TOKEN}`),
  'white space': () => ApiKey.parse(`x ${TOKEN}`),
  'a key as a token': () => ApiKey.fromParts(`${TOKEN}-uk1`, 'uk1'),
  'a token as a shard': () => ApiKey.fromParts('x', TOKEN),
  'another shard': () => KEYS.exact().withShard('uk2'),
  'a link of another shard': () => KEYS.exact().exposeAuthorizationFor('https://api.uk2.cliniko.com/v1'),
  'a link with the key': () => KEYS.exact().exposeAuthorizationFor(`https://${TOKEN}:@api.uk1.cliniko.com/v1`),
  'a key as a link': () => checkLink('uk1', `${TOKEN}-uk1`),
  'a key as a path': () => apiUrl('uk1', [`${TOKEN}/`]),
  'a key as an address': () => parseAccountUrl(`${TOKEN}-uk1`),
};

test('a key shows its shard only', () => {
  for (const [name, make] of Object.entries(KEYS)) {
    const key = make();
    const holder = { clinic: { key, keys: [key], map: new Map([[key, key]]) } };
    const shown = {
      String: String(key),
      template: `${key}`,
      sum: 'key: ' + key, // eslint-disable-line prefer-template
      toLocaleString: key.toLocaleString(),
      JSON: JSON.stringify(holder),
      inspect: inspect(holder, { depth: null, showHidden: true, getters: false }),
      getters: inspect(key, { depth: null, showHidden: true, getters: true, customInspect: false, showProxy: true }),
      structuredClone: inspect(structuredClone(holder), { depth: null }),
      serialize: serialize(holder).toString('latin1'),
      keys: JSON.stringify([Object.getOwnPropertyNames(key), { ...key }]),
      proxy: inspect(new Proxy(key, {}), { showProxy: true, depth: null }),
      help: key.unauthorizedHelp + key.forbiddenHelp,
    };
    for (const [what, text] of Object.entries(shown)) assertHidden(text, `${what} of ${name}`);
    assert.equal(shown.String, `ApiKey(${key.shard})`);
    assert.equal(shown.inspect.match(/ApiKey\(/g).length, 4);
    assert.ok(shown.JSON.startsWith(`{"clinic":{"key":{"shard":"${key.shard}"}`));
  }
  assert.throws(() => assertHidden(`x${TOKEN.slice(9, 13)}x`, 'this'), /this shows the token/);
});

test('an error shows nothing of a token, in its stack either', () => {
  for (const [name, action] of Object.entries(FAILURES)) {
    assert.throws(action, (error) => {
      assertHidden(inspect(error, { depth: null, showHidden: true }), name);
      assertHidden(`${error.stack}${JSON.stringify(error)}${error}`, name);
      assertHidden(inspect(structuredClone(error)), name);
      return error.name === 'ClinikoError';
    }, name);
  }
});

test('no call leaves a token in memory', async () => {
  assert.ok(memory.buffer.byteLength >= 65_536);
  const uses = {
    exposeToken: (key) => key.exposeToken(),
    exposeKey: (key) => key.exposeKey(),
    exposeAuthorization: (key) => key.exposeAuthorization(),
    exposeAuthorizationFor: (key) => key.withShard('uk1').exposeAuthorizationFor(URL_OF_KEY),
    withShard: (key) => key.withShard('uk1'),
    unauthorizedHelp: (key) => key.unauthorizedHelp,
    forbiddenHelp: (key) => key.forbiddenHelp,
    facts: (key) => [key.shard, key.givenShard, key.suspectedShard, key.looksTruncated],
  };
  for (const [name, make] of Object.entries(KEYS)) {
    const key = make();
    assertWiped(name);
    for (const [use, action] of Object.entries(uses)) {
      action(key);
      assertWiped(`${use} of ${name}`);
    }
    await clinikoFetch(key, 'Really helpful app (devs@helpfulapp.com)', async () => new Response())(
      `https://api.${key.shard}.cliniko.com/v1`,
    );
    assertWiped(`fetch with ${name}`);
  }
  for (const [name, action] of Object.entries(FAILURES)) {
    assert.throws(action, name);
    assertWiped(name);
  }
  for (const [name, action] of Object.entries({
    apiUrl: () => apiUrl('uk1', [TOKEN], { key: TOKEN }),
    checkLink: () => checkLink('uk1', `${URL_OF_KEY}?key=${TOKEN}`),
    rebaseLink: () => rebaseLink('uk1', `/v1/${TOKEN}`),
    'a large input': () => ApiKey.parsePasted(`${' '.repeat(200_000)}${TOKEN}-uk1`),
    'a large result': () => apiUrl('uk1', [], { key: TOKEN.repeat(5_000) }),
  })) {
    action();
    assertWiped(name);
  }
});

test('the search finds a token in memory', () => {
  assert.equal(new TextEncoder().encodeInto(TOKEN.slice(20, 24), new Uint8Array(memory.buffer, 60_000)).written, 4);
  assert.throws(() => assertWiped('this'), /this leaves the token in memory/);
});
