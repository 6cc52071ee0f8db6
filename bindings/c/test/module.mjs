// The WebAssembly module is what abi.json says: node test/module.mjs MODULE.wasm

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const bytes = readFileSync(process.argv[2]);
const abi = JSON.parse(readFileSync(new URL('../abi.json', import.meta.url)));
const module = new WebAssembly.Module(bytes);
const gzipped = gzipSync(bytes, { level: 9 }).length;

// What a panic would call would be an import.
assert.deepEqual(WebAssembly.Module.imports(module), []);
const names = WebAssembly.Module.exports(module).map(({ name }) => name);
assert.deepEqual(names.sort(), [...Object.keys(abi.functions), 'memory', '__data_end', '__heap_base'].sort());
assert.ok(bytes.length < 58_000 && gzipped < 23_000, `${bytes.length} bytes, ${gzipped} gzipped`);

const { exports } = new WebAssembly.Instance(module);
assert.equal(exports.memory.buffer.byteLength, 65_536);
assert.ok(exports.__heap_base.value > abi.wasm.stack, 'the stack is the first bytes');
exports.memory.grow(1);
const memory = new Uint8Array(exports.memory.buffer);
const view = new DataView(exports.memory.buffer);

const string = (at) => new TextDecoder().decode(memory.subarray(at, memory.indexOf(0, at)));
assert.equal(string(exports.cliniko_version()), abi.version);
assert.equal(string(exports.cliniko_api_base_url(abi.shards.uk1)), 'https://api.uk1.cliniko.com/v1');
assert.equal(exports.cliniko_api_base_url(0), 0);

// Structures lie as abi.json says: the key that goes in, and what comes out.
const layout = (name) => abi.structures[name].wasm32;
let end = 65_536;
const place = (size) => (end += size) - size;
const text = place(64);
const key = place(layout('cliniko_key').size);
const facts = place(layout('cliniko_key_facts').size);
const error = place(layout('cliniko_error').size);
const read = (key_text, mode) => {
  memory.fill(0x5a, facts, end);
  const { written } = new TextEncoder().encodeInto(key_text, memory.subarray(text, text + 64));
  const { offsets } = layout('cliniko_key');
  view.setUint32(key + offsets.text, text, true);
  view.setUint32(key + offsets.text + layout('cliniko_string').offsets.length, written, true);
  view.setInt32(key + offsets.mode, abi.modes[mode], true);
  view.setInt32(key + offsets.shard, 0, true);
  return exports.cliniko_read_key(key, facts, error);
};

assert.equal(read(' MS0xLWl4SzYYuk2\n', 'pasted'), abi.codes.ok);
const { offsets: fact } = layout('cliniko_key_facts');
assert.equal(view.getInt32(facts + fact.shard, true), abi.shards.au1);
assert.equal(view.getInt32(facts + fact.given_shard, true), 0);
assert.equal(view.getInt32(facts + fact.suspected_shard, true), abi.shards.uk2);
assert.equal(memory[facts + fact.looks_truncated], 1);

const { offsets: field, size } = layout('cliniko_error');
assert.equal(read('MS0xLWl4SzYY-uk9', 'exact'), abi.codes.key_unknown_shard);
assert.equal(view.getUint32(error + field.input, true), 0);
assert.equal(view.getUint32(error + field.index, true), 13);
assert.deepEqual([memory[error + field.has_index], memory[error + field.is_incomplete]], [1, 0]);
assert.equal(string(error + field.shard), 'uk9');
assert.match(string(error + field.message), /uk9/);
assert.match(string(error + field.help), /\.$/);
assert.equal(memory[error + size - 1], 0);
assert.equal(read('MS0xLWl4SzYY-', 'exact'), abi.codes.key_missing_shard);
assert.equal(memory[error + field.is_incomplete], 1);

console.log(`module: ${Object.keys(abi.functions).length} functions, ${bytes.length} bytes, ${gzipped} gzipped`);
