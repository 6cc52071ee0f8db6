// What the form says of what is in its two fields. Nothing here knows a page, so Node tests it too.

import { ApiKey, ClinikoError, REGIONS, apiBaseUrl, parseAccountUrl, regionOf } from 'cliniko-core';

export { REGIONS as regions };

/**
 * What the user does in a field: `left` it, so that what is missing stays missing; `resting` after a paste or a pause;
 * or `typing`, when a key that is incomplete is no news.
 */
export const pace = { left: 'left', resting: 'resting', typing: 'typing' };

/** A field may have this many UTF-16 units: more than any key or address that a user pastes on purpose. */
export const limit = 4096;

/**
 * What to show for a form. `key` and `address` are the `text` and `pace` of a field, `picked` is the shard that the user
 * chose for a key without one, and `kept` whether they said that such a key lost no hyphen.
 *
 *     key           empty, silent, unfinished, wrong or right
 *     key-text      what the user should do
 *     key-mark      where the wrong character starts, in UTF-16 units
 *     key-place     where it is, in words
 *     address…      the same four for the clinic's address; its text also says what was understood
 *     verdict       right, short, assumed, hyphen or different, of a key that is one
 *     title, text   what to know about it
 *     region, shard, base-url   where the key belongs
 *     assumed       whether nobody has said so, and it is where keys belong that name no shard
 *     pick          whether the user may pick the shard
 */
export function check(key, address, picked, kept = false) {
  const parsed = readKey(key);
  const account = readAddress(address);
  return {
    ...(parsed instanceof ApiKey ? { key: 'right' } : lines('key', parsed)),
    ...lines('address', account),
    ...(parsed instanceof ApiKey ? verdict(parsed, account.shard, picked, kept) : {}),
  };
}

/** The text of a key that lost its hyphen, with the hyphen. */
export function withHyphen(text) {
  const key = ApiKey.parsePasted(text);
  const end = key.suspectedShard.length;
  return `${key.exposeToken().slice(0, -end)}-${key.exposeToken().slice(-end)}`;
}

function readKey({ text, pace: at }) {
  if (text.length > limit) {
    const help = 'This is far more text than a key. Copy the key alone and paste it again.';
    return { state: 'wrong', text: help };
  }
  const key = attempt(() => ApiKey.parsePasted(text));
  // Before its hyphen is typed, every key looks like an old and short one.
  if (key instanceof ApiKey) return key.givenShard === null && at === pace.typing ? { state: 'silent' } : key;
  if (key.code === 'key_empty') return { state: 'empty', text: key.help };
  if (!key.isIncomplete) return wrong(text, key);
  return at === pace.left ? { state: 'unfinished', text: key.help } : { state: 'silent' };
}

function readAddress({ text, pace: at }) {
  if (text.length > limit) {
    const help = 'This is far more text than an address. Copy the address alone and paste it again.';
    return { state: 'wrong', text: help };
  }
  const account = attempt(() => parseAccountUrl(text));
  if (account instanceof ClinikoError) {
    if (account.code === 'account_empty') return { state: 'empty', text: account.help };
    return at === pace.typing ? { state: 'silent' } : wrong(text, account);
  }
  const { shard } = account;
  return { state: 'right', text: `This clinic is in ${regionOf(shard).name}, on shard ${shard}.`, shard };
}

/** What `action` returns, or the error that it throws about its input. */
function attempt(action) {
  try {
    return action();
  } catch (error) {
    if (error instanceof ClinikoError) return error;
    throw error;
  }
}

function wrong(text, { help, index }) {
  const place = [...text.slice(0, index)].length + 1;
  return { state: 'wrong', text: help, mark: index, place: `Look at character ${place} of ${[...text].length}.` };
}

function lines(field, { state, text, mark, place }) {
  const note = { [field]: state, [`${field}-text`]: text, [`${field}-mark`]: mark, [`${field}-place`]: place };
  return Object.fromEntries(Object.entries(note).filter(([, value]) => value !== undefined));
}

function verdict(key, account, picked, kept) {
  const named = key.givenShard !== null;
  // A shard that was picked for a key without one does not speak against another.
  const beside = account ?? (named ? undefined : picked);
  const located = beside === undefined ? key : attempt(() => key.withShard(beside));
  if (located instanceof ClinikoError) return different(key.shard, beside);
  if (key.suspectedShard !== null && !kept) return hyphen(key.suspectedShard);

  const { shard } = located;
  const assumed = located.givenShard === null;
  const [state, title, first] = key.looksTruncated ? SHORT : assumed ? ASSUMED : RIGHT;
  return {
    verdict: state,
    title,
    text: first + source(named, account, picked),
    region: regionOf(shard).name,
    shard,
    'base-url': apiBaseUrl(shard),
    ...(assumed ? { assumed } : {}),
    ...(!named && account === undefined ? { pick: true } : {}),
  };
}

const RIGHT = ['right', 'This key looks right', ''];
const ASSUMED = ['assumed', 'This key does not say where it belongs', ''];
const SHORT = [
  'short', 'This key looks short', 'No Cliniko key is known to be this short. Check that all of it was copied. ',
];

/** Who says where the key belongs. */
function source(named, account, picked) {
  if (named) {
    return account ? 'The key and the clinic’s address agree.' : 'The end of the key says where it belongs.';
  }
  if (account) return 'The key does not say where it belongs, but the clinic’s address does.';
  if (picked) return 'The key does not say where it belongs, so your choice counts.';
  return 'It may be an old key, or its ending, such as -uk1, was lost when it was copied or stored. '
    + 'Enter the clinic’s address, or choose its region below.';
}

function hyphen(shard) {
  return {
    verdict: 'hyphen',
    title: 'Is a hyphen missing?',
    text: `The key ends in ${shard} without a hyphen before it, and ${shard} is the name of a shard. `
      + 'Compare it with the place that you copied it from.',
    suspected: shard,
  };
}

function different(key, account) {
  return {
    verdict: 'different',
    title: 'The key and the address do not belong together',
    text: `The key belongs to ${regionOf(key).name} (${key}), the address to ${regionOf(account).name} (${account}). `
      + 'One of them is of another account: copy both again from the same one.',
  };
}
