// The vectors, for any runtime: compares what the package answers with what they expect.

import * as cliniko from 'cliniko-core';

import vectors from './cliniko.json' with { type: 'json' };

const { ApiKey, ClinikoError } = cliniko;

const factsOf = (key) => ({
  ok: key.exposeKey(),
  token: key.exposeToken(),
  shard: key.shard,
  given_shard: key.givenShard,
  suspected_shard: key.suspectedShard,
  looks_truncated: key.looksTruncated,
  authorization: key.exposeAuthorization(),
});

// For each section, what the package makes of a case's inputs. Regions are read from no code in JavaScript.
const SECTIONS = {
  shard_from_code: ({ input }) => ({ ok: /^api\.(.*)\.cliniko\.com$/.exec(cliniko.apiHost(input))[1] }),
  region_from_code: null,
  parse: ({ input }) => factsOf(ApiKey.parse(input)),
  parse_pasted: ({ input }) => factsOf(ApiKey.parsePasted(input)),
  from_parts: ({ token, shard }) => factsOf(ApiKey.fromParts(token, shard)),
  with_shard: ({ key, shard }) => factsOf(ApiKey.parse(key).withShard(shard)),
  authorization: ({ key, url }) => ({ ok: ApiKey.parse(key).exposeAuthorizationFor(url) }),
  api_url: ({ shard, segments, query }) => ({ ok: cliniko.apiUrl(shard, segments, query) }),
  check_link: ({ shard, url }) => ({ ok: cliniko.checkLink(shard, url) }),
  rebase_link: ({ shard, url }) => ({ ok: cliniko.rebaseLink(shard, url) }),
  from_api_url: ({ url }) => ({ ok: cliniko.shardOfApiUrl(url) }),
  last_segment: ({ shard, url }) => ({ ok: cliniko.lastSegment(shard, url) }),
  parse_account_url: ({ input }) => {
    const { url, ...rest } = cliniko.parseAccountUrl(input);
    return { ok: url, ...rest };
  },
  account_url: ({ shard, subdomain }) => ({ ok: cliniko.accountUrl(shard, subdomain) }),
  user_agent: ({ name, email }) => ({ ok: cliniko.userAgent(name, email) }),

  shards: ({ code }) => ({
    code: cliniko.SHARDS.find((shard) => shard === code),
    region: cliniko.regionOf(code).code,
    host: cliniko.apiHost(code),
    base_url: cliniko.apiBaseUrl(code),
  }),
  regions: ({ code }) => cliniko.REGIONS.find((region) => region.code === code),
  fake_keys: ({ key }) => {
    const { ok, suspected_shard: suspected, ...facts } = factsOf(ApiKey.parse(key));
    return { key: ok, ...facts };
  },
};

function answer(section, inputs) {
  try {
    return SECTIONS[section](inputs);
  } catch (error) {
    if (!(error instanceof ClinikoError)) throw error;
    const { code, index, isIncomplete, shard, help, message } = error;
    if (!help || !message) throw new Error(`${code} has no sentence`);
    return { error: code, index_utf16: index, incomplete: isIncomplete, error_shard: shard };
  }
}

/** The number of cases that agree. Throws an error that lists those that do not. */
export function check({ version, ...sections } = vectors) {
  const failures = [];
  let count = 0;
  for (const [section, cases] of Object.entries(sections)) {
    if (SECTIONS[section] === null) continue;
    for (const expected of cases) {
      const found = answer(section, expected);
      // An absent key means `null`, and `false` for `incomplete`.
      const differs = Object.entries(found).filter(([name, value]) => (
        JSON.stringify(value || null) !== JSON.stringify(expected[name] || null)));
      const outcome = 'error' in expected ? 'error' : 'ok';
      if (differs.length > 0 || (outcome in expected && !(outcome in found))) {
        failures.push(`${section}: ${JSON.stringify(expected)}\n  ${JSON.stringify(found)}`);
      }
      count += 1;
    }
  }
  for (const list of ['shards', 'regions']) {
    if (sections[list].length !== cliniko[list.toUpperCase()].length) failures.push(`not all ${list}`);
  }
  if (failures.length > 0) throw new Error(failures.join('\n'));
  return count;
}
