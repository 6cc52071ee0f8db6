// Compiled by `tsc --strict`, never run. Each `@ts-expect-error` is an error if its line is none.

import {
  ApiKey, ClinikoError, MEDIA_TYPE, REGIONS, SHARDS, accountUrl, apiBaseUrl, apiHost, apiUrl, checkLink, lastSegment,
  parseAccountUrl, rebaseLink, regionOf, shardOfApiUrl, userAgent, type ErrorCode, type Region, type ShardCode,
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
const region: Region = regionOf(shard);
// From a select or a database.
ApiKey.fromParts('x', String('au1')).withShard(String('au1'));
const filters = [['q[]', 'last_name:~ng'], ['q[]', 'updated_at:>2026-01-01T00:00:00Z'], ['page', 2]] as const;
apiUrl(shard, ['patients'], filters);
const codes: ErrorCode[] = ['key_missing_shard', 'a_code_of_a_later_version'];

try {
  checkLink(shard, 'x');
} catch (error) {
  if (error instanceof ClinikoError) {
    const parts: [string, ErrorCode, string, number | null, boolean, string | null] = [
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
clinikoFetch(key, 'x', (url, init) => fetch(url.slice(1), { ...init, redirect: 'manual' }));
console.log(shards, names, maybe, truncated, texts, id, json, media, help, region, codes);

// @ts-expect-error
new ApiKey();
// @ts-expect-error
new ClinikoError('x');
// @ts-expect-error
ApiKey.parse(process.env.CLINIKO_API_KEY);
// @ts-expect-error
apiUrl('gb1', ['x']);
// @ts-expect-error
apiUrl(shard, ['x'], { 'q[]': ['a', 'b'] });
// @ts-expect-error
regionOf('uk9');
// @ts-expect-error
region.code = 'GB';
// @ts-expect-error
key.shard = 'uk1';
// @ts-expect-error
key.token;
// @ts-expect-error
SHARDS.push('uk1');
// @ts-expect-error
const segment: string = lastSegment(shard, 'x');
// @ts-expect-error
apiUrl(shard, ['x'], { page: undefined });
// @ts-expect-error
apiUrl(shard, 'x');
// @ts-expect-error
clinikoFetch('x', 'y');

declare const process: { env: Record<string, string | undefined> };
