import type { ApiKey } from './index.js';

/**
 * `fetch` for one account. It sends the key to URLs of the key's shard, and throws a `ClinikoError` before it sends
 * anything to another; a redirect is checked the same way and then followed. It sets `accept`, `content-type` for a
 * string, and `user-agent`, which is what `userAgent` returns.
 *
 * For servers: browsers may not ask Cliniko's API.
 */
export function clinikoFetch(
  key: ApiKey,
  agent: string,
  fetch?: typeof globalThis.fetch,
): (url: string | URL, init?: RequestInit) => Promise<Response>;

/** What a user should know after the API has answered 401, 403 or 429, in English; otherwise `null`. */
export function responseHelp(key: ApiKey, response: Response): string | null;
