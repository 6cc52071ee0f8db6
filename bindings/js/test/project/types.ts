// Compiled by `tsc --strict`, never run. Each `@ts-expect-error` is an error if its line is none.

import {
  ApiKey, ClinikoError, MEDIA_TYPE, REGIONS, SHARDS, accountUrl, apiBaseUrl, apiHost, apiUrl, checkLink, lastSegment,
  parseAccountUrl, rebaseLink, shardOfApiUrl, userAgent, type ShardCode,
} from 'cliniko-core';
import { clinikoFetch, responseHelp } from 'cliniko-core/fetch';

const key: ApiKey = ApiKey.parse('MS0xLWl4SzYY-uk1');
const shards: readonly ShardCode[] = SHARDS;
const names: string[] = REGIONS.flatMap(({ code, name, shards: ofRegion }) => [code, name, ...ofRegion]);
const shard: ShardCode = key.shard;
const maybe: (ShardCode | null)[] = [key.givenShard, key.suspectedShard];
const truncated: boolean = key.looksTruncated;
const texts: string[] = [
  key.exposeToken(), key.exposeKey(), key.exposeAuthorization(), key.exposeAuthorizationFor(new URL('x:')),
  key.unauthorizedHelp, key.forbiddenHelp, String(key), apiHost('uk1'), apiBaseUrl(shard), checkLink(shard, 'x'),
  rebaseLink(shard, new URL('x:')), shardOfApiUrl('x'), accountUrl('au1', 'x'), userAgent('x', 'y'), MEDIA_TYPE,
  apiUrl(shard, ['patients', 1, 2n] as const, { page: 2, 'q[]': 'x' }), apiUrl(shard, [], [['page', 2]]),
  apiUrl(shard, [], new URLSearchParams()), apiUrl(shard, [], new Map([['page', 2]])),
];
const id: string | null = lastSegment(shard, 'x');
const account: { subdomain: string; shard: ShardCode; url: string } = parseAccountUrl('x');
const json: { shard: ShardCode } = key.toJSON();
const media: 'application/json' = MEDIA_TYPE;
ApiKey.parsePasted('x').withShard(account.shard);
ApiKey.fromParts('x', 'au1');

try {
  checkLink(shard, 'x');
} catch (error) {
  if (error instanceof ClinikoError) {
    const parts: [string, string, string, number | null, boolean, string | null] = [
      error.message, error.code, error.help, error.index, error.isIncomplete, error.shard,
    ];
    console.log(parts);
  }
}

const request: (url: string | URL, init?: RequestInit) => Promise<Response> = clinikoFetch(key, userAgent('x', 'y'));
const help: Promise<string | null> = request(apiUrl(shard, ['x']), { method: 'POST' })
  .then((response) => responseHelp(key, response));
clinikoFetch(key, 'x', async () => new Response());
clinikoFetch(key, 'x', fetch);
console.log(shards, names, maybe, truncated, texts, id, json, media, help);

// @ts-expect-error
new ApiKey();
// @ts-expect-error
new ClinikoError('x');
// @ts-expect-error
ApiKey.parse(process.env.CLINIKO_API_KEY);
// @ts-expect-error
ApiKey.fromParts('x', 'gb1');
// @ts-expect-error
key.shard = 'uk1';
// @ts-expect-error
key.token;
// @ts-expect-error
SHARDS.push('uk1');
// @ts-expect-error
const region: string = lastSegment(shard, 'x');
// @ts-expect-error
apiUrl(shard, ['x'], { page: undefined });
// @ts-expect-error
apiUrl(shard, 'x');
// @ts-expect-error
clinikoFetch('x', 'y');

declare const process: { env: Record<string, string | undefined> };
