import type { ApiKey } from './index.js';

/**
 * `fetch` for one account. It sends the key to URLs of the key's shard, and throws a `ClinikoError` before it sends
 * anything to another. A redirect is checked like a URL and then followed; the `ClinikoError` for one has a `cause`
 * with the origin it leads to. A redirect that cannot be followed is a `TypeError`.
 * `agent` is what `userAgent` returns. Headers of `init` that are named `authorization` or `user-agent` are replaced;
 * `accept`, and `content-type` if the body is a string, are set if they are absent.
 *
 * For servers: browsers may not ask Cliniko's API. The third parameter is for tests and proxies.
 */
export function clinikoFetch(
  key: ApiKey,
  agent: string,
  fetch?: (url: string, init: RequestInit) => Promise<Response>,
): (url: string | URL, init?: RequestInit) => Promise<Response>;

/**
 * What a user should know after the API has answered 401, 403 or 429, in English; otherwise `null`. After a 429 it says
 * how long to wait, by the header `x-ratelimit-reset` (seconds since 1970).
 */
export function responseHelp(key: ApiKey, response: Response): string | null;
