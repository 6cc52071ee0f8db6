// `cliniko-core/fetch` on Node's own fetch and a real HTTPS server, which answers for every host name of the test.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer as createMockServer } from 'node:http';
import { createServer } from 'node:https';
import { createRequire } from 'node:module';
import test, { after, before, beforeEach } from 'node:test';
import { inspect } from 'node:util';

import { ApiKey, userAgent } from 'cliniko-core';
import { clinikoFetch, responseHelp } from 'cliniko-core/fetch';

import { program } from './readme.js';

const { Agent, buildConnector, setGlobalDispatcher } = createRequire(`${process.env.TOOLS}/`)('undici');

const TOKEN = 'MS0zMzEtaytocTd3YmhSSGsrWWVNRDV0UVhrZUZJYjFua01abG0';
const AUTHORIZATION = `Basic ${btoa(`${TOKEN}-uk1:`)}`;
const BASE = 'https://api.uk1.cliniko.com/v1';
const AGENT = userAgent('Really helpful app', 'devs@helpfulapp.com');
const KEY = ApiKey.parse(`${TOKEN}-uk1`);
const request = clinikoFetch(KEY, AGENT);

/** Every request that reached the server, and how it answers by path: a status, headers and a body. */
let received = [];
const answers = new Map();
let server;

before(async () => {
  execFileSync('openssl', [
    'req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '1',
    '-keyout', 'key.pem', '-out', 'certificate.pem', '-subj', '/CN=localhost', '-addext',
    'subjectAltName=DNS:*.uk1.cliniko.com,DNS:*.uk2.cliniko.com,DNS:*.cliniko.com,DNS:example.org',
  ], { stdio: 'pipe' });
  const [key, cert] = ['key.pem', 'certificate.pem'].map((name) => readFileSync(name));
  server = createServer({ key, cert }, async (incoming, response) => {
    const { method, url, headers } = incoming;
    const body = (await incoming.toArray()).join('');
    received.push({ method, url: `https://${headers.host}${url}`, headers, body });
    const [status, fields, content] = answers.get(url) ?? [200, {}, '{}'];
    response.writeHead(status, fields).end(content);
  });
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const connect = buildConnector({ ca: cert });
  setGlobalDispatcher(new Agent({
    connect: (options, callback) => connect(
      { ...options, servername: options.hostname, hostname: '127.0.0.1', port: server.address().port }, callback),
  }));
});

after(() => server.close().closeAllConnections());

beforeEach(() => {
  received = [];
  answers.clear();
});

const authorizations = () => received.map(({ url, headers }) => [url, headers.authorization]);

/** Says that nothing was sent but what is listed, and that the error has this code. */
async function refuses(promise, code, sent = []) {
  await assert.rejects(promise, { name: 'ClinikoError', code });
  assert.deepEqual(received.map(({ url }) => url), sent);
}

test('a request of the key’s shard has the headers that Cliniko asks for', async () => {
  const response = await request(`${BASE}/patients?page=2`);
  assert.equal(response.status, 200);
  assert.deepEqual(await response.json(), {});
  const [{ method, url, headers }] = received;
  assert.deepEqual([method, url], ['GET', `${BASE}/patients?page=2`]);
  assert.equal(headers.authorization, AUTHORIZATION);
  assert.equal(headers['user-agent'], 'Really helpful app (devs@helpfulapp.com)');
  assert.equal(headers.accept, 'application/json');
  assert.equal(headers['content-type'], undefined);
});

test('a body is JSON unless the caller says otherwise, and no header of the caller replaces the key', async () => {
  const headers = { Authorization: 'Basic eDo=', 'User-Agent': 'x', Accept: 'text/csv' };
  await request(new URL(`${BASE}/patients`), { method: 'POST', body: '{"first_name":"Ada"}', headers });
  await request(`${BASE}/patients`, { method: 'PUT', body: 'x', headers: { 'content-type': 'text/plain' } });
  const [post, put] = received;
  assert.deepEqual([post.method, post.body], ['POST', '{"first_name":"Ada"}']);
  assert.equal(post.headers['content-type'], 'application/json');
  assert.equal(post.headers.accept, 'text/csv');
  assert.equal(post.headers.authorization, AUTHORIZATION);
  assert.equal(post.headers['user-agent'], AGENT);
  assert.equal(put.headers['content-type'], 'text/plain');
  assert.equal(headers.Authorization, 'Basic eDo=');
});

test('what is sent is the checked spelling', async () => {
  await request(`${BASE}/patients?q[]=first_name:~bri'`);
  assert.equal(received[0].url, `${BASE}/patients?q%5B%5D=first_name:~bri%27`);
});

test('a URL that is not of the key’s shard is refused before anything is sent', async () => {
  for (const [url, code] of [
    ['https://api.uk2.cliniko.com/v1/patients', 'link_other_shard'],
    ['https://api.cliniko.com/v1/patients', 'link_legacy_host'],
    ['https://example.org/v1/patients', 'link_foreign_host'],
    ['https://api.uk1.cliniko.com.example.org/v1', 'link_foreign_host'],
    ['http://api.uk1.cliniko.com/v1/patients', 'link_not_https'],
    ['https://api.uk1.cliniko.com@example.org/v1', 'link_userinfo'],
    ['https://api.uk1.cliniko.com:8443/v1', 'link_port'],
    ['https://api.uk1.cliniko.com/v2/patients', 'link_not_api_path'],
    ['/v1/patients', 'link_not_absolute'],
  ]) await refuses(request(url), code);
  await assert.rejects(request(undefined), TypeError);
  assert.deepEqual(received, []);
});

test('a redirect within the API is followed, with the key', async () => {
  answers.set('/v1/patients', [301, { location: '/v1/patients/1?page=2' }]);
  answers.set('/v1/patients/1?page=2', [302, { location: `${BASE}/patients/2` }]);
  const response = await request(`${BASE}/patients`);
  assert.equal(response.status, 200);
  const paths = ['/patients', '/patients/1?page=2', '/patients/2'];
  assert.deepEqual(authorizations(), paths.map((path) => [BASE + path, AUTHORIZATION]));
});

test('a redirect elsewhere is refused before anything is sent there', async () => {
  for (const [location, code] of [
    ['https://example.org/v1/patients', 'link_foreign_host'],
    ['//example.org/v1/patients', 'link_foreign_host'],
    ['https://api.uk2.cliniko.com/v1/patients', 'link_other_shard'],
    ['http://api.uk1.cliniko.com/v1/patients', 'link_not_https'],
    ['/login', 'link_not_api_path'],
    ['../../login', 'link_not_api_path'],
  ]) {
    received = [];
    answers.set('/v1/patients', [307, { location }]);
    await refuses(request(`${BASE}/patients`), code, [`${BASE}/patients`]);
  }
});

test('the error of a redirect has a cause, with an origin and no more', async () => {
  for (const [location, message] of [
    ['https://user:x@example.org/v1/patients?q=Ada', 'redirected to https://example.org'],
    ['/login?q=Ada', 'redirected to https://api.uk1.cliniko.com'],
    ['data:,Ada', 'redirected to data:'],
  ]) {
    answers.set('/v1/patients', [307, { location }]);
    await assert.rejects(request(`${BASE}/patients`), (error) => {
      assert.deepEqual([error.name, error.cause.name, error.cause.message], ['ClinikoError', 'Error', message]);
      assert.doesNotMatch(inspect(error, { showHidden: true }), /Ada/);
      return !Object.keys(error).includes('cause');
    });
  }
  await assert.rejects(request('https://example.org/v1/patients'), (error) => !('cause' in error));
  answers.set('/v1/patients', [307, { location: 'https://[?q=Ada' }]);
  await assert.rejects(request(`${BASE}/patients`), (error) => {
    assert.doesNotMatch(inspect(error, { showHidden: true }), /Ada/);
    return String(error) === 'TypeError: redirected to what is not a URL';
  });
});

test('a redirect keeps or changes the method as the fetch standard says', async () => {
  for (const [status, method, expected] of [
    [301, 'POST', 'GET'], [302, 'POST', 'GET'], [303, 'POST', 'GET'], [303, 'PUT', 'GET'], [301, 'PATCH', 'PATCH'],
    [307, 'POST', 'POST'], [308, 'PUT', 'PUT'], [303, 'HEAD', 'HEAD'], [302, 'DELETE', 'DELETE'],
  ]) {
    received = [];
    answers.set('/v1/a', [status, { location: '/v1/b' }]);
    const body = ['POST', 'PUT', 'PATCH'].includes(method) ? '{"a":1}' : undefined;
    await request(`${BASE}/a`, { method, body });
    const kept = method === expected && body !== undefined;
    assert.deepEqual(
      received.map((to) => [to.method, to.body, to.headers['content-type']]),
      [
        [method, body ?? '', body && 'application/json'],
        [expected, kept ? body : '', kept ? 'application/json' : undefined],
      ],
    );
  }
  answers.set('/v1/a', [307, { location: '/v1/b' }]);
  for (const body of [new Blob(['{}']).stream(), (async function* chunks() { yield '{}'; })()]) {
    const sent = request(`${BASE}/a`, { method: 'POST', body, duplex: 'half' });
    await assert.rejects(sent, /^TypeError: redirected, and the body, a stream, cannot be sent again: pass a string$/);
  }
});

test('the caller may keep redirects to itself, or forbid them; a circle ends', async () => {
  answers.set('/v1/a', [302, { location: '/v1/a' }]);
  const response = await request(`${BASE}/a`, { redirect: 'manual' });
  assert.deepEqual([response.status, response.headers.get('location')], [302, '/v1/a']);
  const forbidden = /^TypeError: redirected, which `redirect: 'error'` forbids$/;
  await assert.rejects(request(`${BASE}/a`, { redirect: 'error' }), forbidden);
  assert.equal(received.length, 2);
  await assert.rejects(request(`${BASE}/a`), /^TypeError: more than 5 redirects$/);
  assert.equal(received.length, 8);
  answers.set('/v1/a', [304, { location: '/v1/b' }]);
  assert.equal((await request(`${BASE}/a`)).status, 304);
});

test('a signal ends a request', async () => {
  await assert.rejects(request(`${BASE}/a`, { signal: AbortSignal.abort() }), { name: 'AbortError' });
  assert.deepEqual(received, []);
});

test('a 401, 403 and 429 come with a sentence for the user', async () => {
  const help = async (status, headers = {}, key = KEY) => {
    answers.set('/v1/patients', [status, headers, '{}']);
    const url = `https://api.${key.shard}.cliniko.com/v1/patients`;
    return responseHelp(key, await clinikoFetch(key, AGENT)(url));
  };
  assert.equal(await help(401), KEY.unauthorizedHelp);
  const assumed = ApiKey.parse(TOKEN).withShard('uk1');
  assert.equal(await help(401, {}, assumed), assumed.unauthorizedHelp);
  assert.equal(await help(403), KEY.forbiddenHelp);
  const limit = 'Cliniko allows 200 requests a minute for each user.';
  const reset = (seconds) => ({ 'x-ratelimit-reset': String(Math.floor(Date.now() / 1000) + seconds) });
  assert.match(await help(429, reset(30)), /^Cliniko allows 200 .* Try again in (29|30) seconds\.$/);
  assert.equal(await help(429, reset(-30)), `${limit} Try again now.`);
  for (const headers of [{}, { 'x-ratelimit-reset': 'soon' }, reset(1e6)]) {
    assert.equal(await help(429, headers), `${limit} Wait a minute and try again.`);
  }
  for (const status of [200, 404, 500]) assert.equal(await help(status), null);
});

test('the agent is one that Cliniko accepts', () => {
  for (const [agent, code] of [
    ['', 'user_agent_empty_name'], ['Really helpful app', 'user_agent_invalid_email'],
    ['app (devs)', 'user_agent_invalid_email'], ['app\r\nx: y (devs@helpfulapp.com)', 'user_agent_invalid_name'],
  ]) assert.throws(() => clinikoFetch(KEY, agent), { name: 'ClinikoError', code });
});

test('arguments of another type are noticed when the function is made', () => {
  for (const [parameters, message] of [
    [[`${TOKEN}-uk1`, AGENT], 'key: expected an ApiKey, got a string'],
    [[undefined, AGENT], 'key: expected an ApiKey, got undefined'],
    [[{}, AGENT], 'key: expected an ApiKey, got an object'],
    [[KEY], 'agent: expected what userAgent(name, email) returns, got undefined'],
    [[KEY, ['x']], 'agent: expected what userAgent(name, email) returns, got an array'],
    [[KEY, AGENT, {}], 'fetch: expected a function, got an object'],
  ]) assert.throws(() => clinikoFetch(...parameters), { name: 'TypeError', message });
  const message = 'key: expected an ApiKey, got null';
  assert.throws(() => responseHelp(null, new Response()), { name: 'TypeError', message });
});

test('another fetch is called instead, also one that hides redirects as browsers do', async () => {
  const calls = [];
  const other = (response) => clinikoFetch(KEY, AGENT, async (url, init) => {
    calls.push([url, init.headers.get('authorization'), init.redirect]);
    return response;
  });
  assert.equal(await (await other(new Response('x'))(`${BASE}/a`)).text(), 'x');
  assert.deepEqual(calls, [[`${BASE}/a`, AUTHORIZATION, 'manual']]);
  const opaque = { type: 'opaqueredirect', status: 0, headers: new Headers(), body: null };
  const hidden = /^TypeError: redirected, and this fetch hides where to, as browsers do: pass one that does not$/;
  await assert.rejects(other(opaque)(`${BASE}/a`), hidden);
  assert.deepEqual(received, []);
});

test('an error of the network shows no token', async () => {
  const dispatcher = new Agent({ connect: (options, callback) => callback(new Error('refused')) });
  const broken = clinikoFetch(KEY, AGENT, (url, init) => fetch(url, { ...init, dispatcher }));
  await assert.rejects(broken(`${BASE}/a`), (error) => {
    assert.ok(!`${error.stack}${error.cause?.stack}`.includes(TOKEN.slice(0, 8)));
    return true;
  });
});

test('the server in the README reads every page', async (context) => {
  const page = (count, next) => [200, {}, JSON.stringify({ patients: Array(count).fill({}), links: { next } })];
  const first = '/v1/patients?q%5B%5D=last_name%3A~ng&q%5B%5D=updated_at%3A%3E2026-01-01T00%3A00%3A00Z&per_page=100';
  answers.set(first, page(100, `${BASE}/patients?page=2&per_page=100`));
  answers.set('/v1/patients?page=2&per_page=100', page(7));
  process.env.CLINIKO_API_KEY = `${TOKEN}-uk1`;
  const log = context.mock.method(console, 'log', () => {});
  await import(program('server.js'));
  assert.deepEqual(log.mock.calls.map((call) => call.arguments), [[100, 'patients'], [7, 'patients']]);

  // A page that leads elsewhere ends it, and so does a refusal.
  answers.set(first, page(100, 'https://example.org/v1/patients'));
  await assert.rejects(import(`${program('server.js')}?again`), { code: 'link_foreign_host' });
  answers.set(first, [401, {}, '{}']);
  await assert.rejects(import(`${program('server.js')}?refused`), { message: KEY.unauthorizedHelp });
  delete process.env.CLINIKO_API_KEY;
  await assert.rejects(import(`${program('server.js')}?unset`), { code: 'key_empty' });
  assert.deepEqual([...new Set(received.map(({ headers }) => headers.host))], ['api.uk1.cliniko.com']);
});

test('the mock server in the README is sent what Cliniko would be', async () => {
  setGlobalDispatcher(new Agent());
  const mock = createMockServer(({ url, headers }, response) => {
    response.end(JSON.stringify([url, headers.authorization, headers['user-agent']]));
  });
  await new Promise((resolve) => { mock.listen(0, '127.0.0.1', resolve); });
  const { connectToMock } = await import(program('mock.js'));
  const cliniko = connectToMock(KEY, AGENT, `http://localhost:${mock.address().port}`);
  const sent = await (await cliniko(`${BASE}/patients?page=2`)).json();
  assert.deepEqual(sent, ['/v1/patients?page=2', AUTHORIZATION, AGENT]);
  await assert.rejects(cliniko('https://example.org/v1/patients'), { code: 'link_foreign_host' });
  mock.close();
});
