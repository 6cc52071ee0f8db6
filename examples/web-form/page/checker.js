// The WebAssembly module as a function: what the form holds in, what to show out. Nothing here knows a page.

import deflated from './module.js';

const exports = await instantiate();

/** How busy a person is with a field; src/form.rs says what each means. */
export const pace = { left: 0, resting: 1, typing: 2 };

/** A field's text may have this many bytes. */
export const limit = exports.limit();

/** The regions and their shards, each shard with the number by which `check` takes it. */
export const regions = readRegions();

/**
 * What to show for a form: the lines that src/form.rs lists, as an object.
 * `key` and `address` are each a text and a pace; `picked` is a shard's number.
 */
export function check(key, address, picked = -1) {
  const lines = report(exports.check(
    write(exports.key(), key.text), key.pace,
    write(exports.address(), address.text), address.pace,
    picked,
  ));
  return Object.fromEntries(lines.map((line) => {
    const space = line.indexOf(' ');
    return [line.slice(0, space), line.slice(space + 1)];
  }));
}

// The module is part of the page's own script, so that the page needs no permission to connect to anything.
async function instantiate() {
  const bytes = Uint8Array.from(atob(deflated), (c) => c.charCodeAt(0));
  const module = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  const { instance } = await WebAssembly.instantiate(await new Response(module).arrayBuffer());
  return instance.exports;
}

// Of a text over the limit, no more than the limit is ever copied.
function write(place, text) {
  const room = new Uint8Array(exports.memory.buffer, place, limit);
  const { read, written } = new TextEncoder().encodeInto(text, room);
  return read < text.length ? limit + 1 : written;
}

function report(length) {
  const bytes = new Uint8Array(exports.memory.buffer, exports.report(), length);
  return new TextDecoder().decode(bytes).split('\n').slice(0, -1);
}

function readRegions() {
  let number = 0;
  return report(exports.regions()).map((line) => {
    const [name, ...codes] = line.split('\t');
    return { name, shards: codes.map((code) => ({ code, number: number++ })) };
  });
}
