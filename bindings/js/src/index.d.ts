import type { KnownErrorCode } from '../generated/codes.js';
import type { ShardCode } from '../generated/shards.js';

/** The code of a shard: one of the separate systems that Cliniko keeps its accounts on. */
export type { ShardCode };

/** The shards that this version knows. */
export const SHARDS: readonly ShardCode[];

/** A region. Its code is the letters that its shards begin with, in upper case: "UK", not the "GB" of ISO 3166. */
export interface Region {
  readonly code: string;
  readonly name: string;
  readonly shards: readonly ShardCode[];
}

/** The regions and their shards: for a picker. */
export const REGIONS: readonly Region[];

/** The region of a shard, one of `REGIONS`: `regionOf('uk1').name` is "United Kingdom". */
export function regionOf(shard: ShardCode): Region;

/** The value of the `accept` header, and of `content-type` if there is a body. */
export const MEDIA_TYPE: 'application/json';

/** The codes of this version's errors. A later version may add some, so any other string is allowed. */
export type ErrorCode = KnownErrorCode | (string & {});

/**
 * What is wrong with an input. The message is a phrase for a log; a position in it counts bytes of UTF-8.
 * Nothing here, nor in `JSON.stringify(error)`, shows any part of a token.
 *
 * An argument of another type than declared is a `TypeError`, and a number that is not exact a `RangeError`.
 */
export class ClinikoError extends Error {
  private constructor();
  /** A stable name, such as `key_missing_shard`: for translations, metrics and JSON. */
  readonly code: ErrorCode;
  /** What to do next, in English: for the user who entered a key, an address or a shard; else for the developer. */
  readonly help: string;
  /**
   * The position in the input, in UTF-16 units, as `setSelectionRange` counts; `null` if the input has none. Of several
   * inputs, such as the segments of `apiUrl`, it is the position in the one that is wrong.
   */
  readonly index: number | null;
  /** Whether a key may become valid if more is typed: show no message yet. */
  readonly isIncomplete: boolean;
  /** The shard that is unknown, or that a link names instead of the key's; for `shard_mismatch`, the key's. */
  readonly shard: string | null;
}

/** An API key. Only methods whose name starts with `expose` return any part of its token. */
export class ApiKey {
  private constructor();
  /** Reads a key from a configuration: the whole string is the key. */
  static parse(text: string): ApiKey;
  /** Reads a key that a user pasted: ignores white space, quotes and a colon around it, and a dash for its hyphen. */
  static parsePasted(text: string): ApiKey;
  /** Joins a token, without a suffix, and the shard that was stored beside it, which is checked. */
  static fromParts(token: string, shard: string): ApiKey;

  /** The shard that the key belongs to: `givenShard`, or au1, where keys without a suffix belong. */
  readonly shard: ShardCode;
  /** The shard that the key or the caller named. `null`: au1 is assumed. */
  readonly givenShard: ShardCode | null;
  /**
   * If no shard was given and the token ends in the code of one, that one: ask whether a hyphen was lost. If it was,
   * the key is `ApiKey.fromParts(key.exposeToken().slice(0, -shard.length), shard)`.
   */
  readonly suspectedShard: ShardCode | null;
  /** Whether the token is shorter than any real one known, as those of short examples are: warn, do not refuse. */
  readonly looksTruncated: boolean;
  /** What a user should check after the API has answered 401. */
  readonly unauthorizedHelp: string;
  /** What a user should check after the API has answered 403. */
  readonly forbiddenHelp: string;

  /**
   * The same key, if the shard is known from elsewhere, such as a select or a database. Throws `shard_mismatch` if
   * another one was given. The token stays as it is: not for a `suspectedShard`, which is a part of it.
   */
  withShard(shard: string): ApiKey;

  /** The token, without the shard. */
  exposeToken(): string;
  /** The key as it is best stored: `TOKEN-shard`, or `TOKEN` if the shard is assumed. `ApiKey.parse` reads it. */
  exposeKey(): string;
  /** The value of the `authorization` header, for a caller that has checked the URL, such as a mock server's. */
  exposeAuthorization(): string;
  /** The same, if the URL passes `checkLink` for the key's shard. */
  exposeAuthorizationFor(url: string | URL): string;

  /** `ApiKey(uk1)`. */
  toString(): string;
  toJSON(): { shard: ShardCode };
}

/** `api.uk1.cliniko.com` */
export function apiHost(shard: ShardCode): string;

/** `https://api.uk1.cliniko.com/v1` */
export function apiBaseUrl(shard: ShardCode): string;

/**
 * `https://api.uk1.cliniko.com/v1/patients/1?page=2`. Segments are letters, digits and `-._~`, and are never encoded;
 * names and values of the query are. Pass an id above 2^53 as a string or a bigint. A name can be repeated in pairs:
 * `[['q[]', 'last_name:~ng'], ['q[]', 'updated_at:>2026-01-01T00:00:00Z']]`, `as const` if they are in a variable.
 */
export function apiUrl(
  shard: ShardCode,
  segments: readonly (string | number | bigint)[],
  query?: Iterable<readonly [string, string | number]> | Record<string, string | number>,
): string;

/**
 * Checks a URL that came from the API, such as `links.next`, before a key is sent there. Returns the URL to send the
 * request to; never send it to the one that was checked.
 */
export function checkLink(shard: ShardCode, url: string | URL): string;

/** The same path and query on this shard, for a link to another shard or to `api.cliniko.com`, or for a path alone. */
export function rebaseLink(shard: ShardCode, url: string | URL): string;

/** The shard of a base URL from a configuration, with or without a path. */
export function shardOfApiUrl(url: string | URL): ShardCode;

/** The last segment of a link's path: the id in `links.self`. `null` if there is none. The link is checked. */
export function lastSegment(shard: ShardCode, url: string | URL): string | null;

/** Reads the web address of an account, as a user copies it from the address bar. */
export function parseAccountUrl(text: string): { subdomain: string; shard: ShardCode; url: string };

/** `https://good-healthy-times.au3.cliniko.com` */
export function accountUrl(shard: ShardCode, subdomain: string): string;

/** The value of the `user-agent` header that Cliniko asks for: `Really helpful app (devs@helpfulapp.com)`. */
export function userAgent(name: string, email: string): string;
