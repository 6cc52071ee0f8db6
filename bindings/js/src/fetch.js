import { ApiKey, MEDIA_TYPE, checkLink, userAgent } from 'cliniko-core';

import { kind } from './api.js';

const REDIRECTS = [301, 302, 303, 307, 308];
const MOST_REDIRECTS = 5;
const OF_BODY = ['content-encoding', 'content-language', 'content-location', 'content-type'];

export function clinikoFetch(key, agent, fetch = globalThis.fetch) {
  checkKey(key);
  const checkedAgent = checkAgent(agent);
  if (typeof fetch !== 'function') throw new TypeError(`fetch: expected a function, got ${kind(fetch)}`);
  return async (url, { redirect = 'follow', ...init } = {}) => {
    const request = { ...init, headers: headersOf(init, checkedAgent), redirect: 'manual' };
    let target = checkLink(key.shard, url);
    for (let redirects = 0; ; redirects += 1) {
      request.headers.set('authorization', key.exposeAuthorizationFor(target));
      const response = await fetch(target, request);
      const location = response.headers.get('location');
      if (response.type !== 'opaqueredirect' && (!REDIRECTS.includes(response.status) || location === null)) {
        return response;
      }
      if (redirect === 'manual') return response;
      await response.body?.cancel();
      if (redirect === 'error') throw new TypeError("redirected, which `redirect: 'error'` forbids");
      if (response.type === 'opaqueredirect') {
        throw new TypeError('redirected, and this fetch hides where to, as browsers do: pass one that does not');
      }
      if (redirects === MOST_REDIRECTS) throw new TypeError(`more than ${MOST_REDIRECTS} redirects`);
      target = checkRedirect(key.shard, location, target);
      follow(request, response.status);
    }
  };
}

export function responseHelp(key, { status, headers }) {
  checkKey(key);
  switch (status) {
    case 401: return key.unauthorizedHelp;
    case 403: return key.forbiddenHelp;
    case 429: return tooManyRequestsHelp(headers.get('x-ratelimit-reset'));
    default: return null;
  }
}

function checkKey(key) {
  if (!(key instanceof ApiKey)) throw new TypeError(`key: expected an ApiKey, got ${kind(key)}`);
}

function checkAgent(agent) {
  if (typeof agent !== 'string') {
    throw new TypeError(`agent: expected what userAgent(name, email) returns, got ${kind(agent)}`);
  }
  const [, name, email] = /^(.*) \((.*)\)$/s.exec(agent) ?? [null, agent, ''];
  return userAgent(name, email);
}

/** The URL that a response redirects to. An error's cause says so, with an origin only: a query can be of a patient. */
function checkRedirect(shard, location, from) {
  let url;
  try {
    url = new URL(location, from);
  } catch {
    throw new TypeError('redirected to what is not a URL');
  }
  try {
    return checkLink(shard, url);
  } catch (error) {
    const to = url.origin === 'null' ? url.protocol : url.origin;
    const value = new Error(`redirected to ${to}`);
    throw Object.defineProperty(error, 'cause', { value, configurable: true, writable: true });
  }
}

function headersOf({ headers, body }, agent) {
  const all = new Headers(headers);
  all.set('user-agent', agent);
  if (!all.has('accept')) all.set('accept', MEDIA_TYPE);
  if (typeof body === 'string' && !all.has('content-type')) all.set('content-type', MEDIA_TYPE);
  return all;
}

/** Changes a request as `fetch` does for this status before it follows a redirect. */
function follow(request, status) {
  const method = (request.method ?? 'GET').toUpperCase();
  if (status === 303 ? !['GET', 'HEAD'].includes(method) : status < 303 && method === 'POST') {
    request.method = 'GET';
    request.body = undefined;
    for (const name of OF_BODY) request.headers.delete(name);
  } else if (request.body instanceof ReadableStream || request.body?.[Symbol.asyncIterator]) {
    throw new TypeError('redirected, and the body, a stream, cannot be sent again: pass a string');
  }
}

/** `reset` is in seconds since 1970. */
function tooManyRequestsHelp(reset) {
  const limit = 'Cliniko allows 200 requests a minute for each user.';
  const seconds = reset === null ? NaN : Math.ceil(Number(reset) - Date.now() / 1000);
  if (!(seconds < 3600)) return `${limit} Wait a minute and try again.`;
  return seconds > 1 ? `${limit} Try again in ${seconds} seconds.` : `${limit} Try again now.`;
}
