// The module, called with any numbers as pointers and lengths: each call returns or traps, and writes only where it was
// told to, and to its own stack.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads';

import { numbers } from './project/random.js';

const CALLS = 200_000;
const PAGE = 65_536;

const KNOWN = '0, Basic TVMweExXbDRTellZLXVrMTo=';

const KEYS = [
  'MS0xLWl4SzYY-uk1', 'MS0xLWl4SzYY', ' “MS0xLWl4SzYY–UK1”\n', 'MS0xLWl4SzYY-uk9', 'MS0xLWl4SzYYuk2',
  'MS0zMzEtaytocTd3YmhSSGsrWWVNRDV0UVhrZUZJYjFua01abG0-au2', '\u{1F511}MS0xLWl4SzYY-uk1',
  'x'.repeat(200),
];

// By the names of parameters.
const INPUTS = {
  code: ['uk1', 'UK', 'zz9'],
  url: [
    'https://api.uk1.cliniko.com/v1/patients?page=2&per_page=100', 'https://api.cliniko.com/v1/patients/1',
    'https://api.uk1.cliniko.com/v1/patients?q[]=last_name:~~ja%on%', '/v1/appointments/123', 'https://evil.example/v1',
    `https://api.uk1.cliniko.com/v1/${'é'.repeat(150)}`, 'https://good-healthy-times.au3.cliniko.com/bookings?x#y',
  ],
  subdomain: ['good-healthy-times', '-'],
  name: ['Really helpful app', '\n'],
  email: ['devs@helpfulapp.com', 'devs'],
  segments: ['patients', '1234567890', 'a.b', '..'],
  pairs: ['q[]', 'first_name:~é', '', 'x'.repeat(100)],
};

if (isMainThread) {
  // In a thread, so that a call which does not end is stopped.
  test('any pointers and lengths', { timeout: 120_000 }, async (t) => {
    const module = readFileSync(`${process.env.PROJECT}/node_modules/cliniko-core/generated/cliniko.wasm`);
    const abi = readFileSync(new URL('../../c/abi.json', import.meta.url), 'utf8');
    const worker = new Worker(new URL(import.meta.url), { workerData: { module, abi } });
    t.after(() => worker.terminate());
    const [count] = await once(worker, 'message', { signal: t.signal });
    t.diagnostic(JSON.stringify(count));
    // So many of each kind, or the numbers are not what they are meant to be.
    for (const [kind, least] of Object.entries({
      valid: 0.4, ok: 0.04, refused: 0.08, tooSmall: 0.01, wild: 0.15, onItself: 0.03, traps: 0.08, instances: 0.003,
    })) {
      assert.ok(count[kind] > least * CALLS, `${kind}: ${count[kind]}`);
    }
  });
} else {
  Error.stackTraceLimit = 0;
  parentPort.postMessage(run(new WebAssembly.Module(workerData.module), JSON.parse(workerData.abi)));
}

function run(module, { functions, structures, codes, wasm: { stack } }) {
  const { integer, chance, pick } = random(17);
  const size = (type) => structures[type.replace(/^const | \*$/g, '')].wasm32.size;
  const STRING = size('cliniko_string');
  const ERROR = structures.cliniko_error.wasm32;
  const OF_KEY = structures.cliniko_key.wasm32.offsets;
  const names = Object.keys(functions);
  const count = {
    valid: 0, ok: 0, refused: 0, tooSmall: 0, wild: 0, onItself: 0, traps: 0, instances: 0,
  };

  let exports;
  let bytes;
  function instantiate() {
    ({ exports } = new WebAssembly.Instance(module));
    bytes = Buffer.from(exports.memory.buffer);
    count.instances += 1;
  }
  instantiate();
  const fresh = Buffer.from(bytes);
  const heap = exports.__heap_base.value;

  // What the memory is before each call: the module's own, the inputs, and room for results.
  let image;
  let view;
  let objects;
  let room;

  function place(length, alignment = 1) {
    room = Math.ceil(room / alignment) * alignment;
    room += length;
    assert.ok(room <= PAGE);
    return room - length;
  }

  function text(string) {
    const data = Buffer.from(string);
    // Now and then other bytes, mostly no UTF-8.
    while (data.length > 0 && chance(0.08)) data[integer(data.length)] = integer(256);
    const at = place(data.length);
    image.set(data, at);
    return [at, data.length];
  }

  function strings(at, number, values) {
    for (let i = 0; i < number; i += 1) {
      const [data, length] = pick(values);
      view.setUint32(at + i * STRING, data, true);
      view.setUint32(at + i * STRING + 4, length, true);
    }
    return at;
  }

  function key(string) {
    const at = place(size('cliniko_key'), 4);
    strings(at + OF_KEY.text, 1, [text(string)]);
    view.setInt32(at + OF_KEY.mode, pick([0, 0, 1, 1, 2, 3]), true);
    view.setInt32(at + OF_KEY.shard, pick([0, 0, 8, integer(14)]), true);
    return at;
  }

  function prepare() {
    image = Buffer.from(fresh);
    view = new DataView(image.buffer, image.byteOffset);
    for (let at = heap; at < PAGE; at += 4) view.setUint32(at, chance(0.5) ? integer(2 ** 32) : integer(PAGE), true);
    room = heap;
    const texts = Object.fromEntries(Object.entries(INPUTS).map(([name, inputs]) => [name, inputs.map(text)]));
    const list = (name) => {
      const number = integer(5);
      return [strings(place(2 * number * STRING, 4), 2 * number, chance(0.8) ? texts[name] : all), number];
    };
    const all = Object.values(texts).flat();
    const segments = Array.from({ length: 4 }, () => list('segments'));
    const pairs = Array.from({ length: 4 }, () => list('pairs'));
    objects = { ...texts, segments, pairs, keys: KEYS.map(key), all: [...all, ...segments, ...pairs] };
    room += 64;
  }

  const lengths = [0, 1, 2, 16, 64, 255, 1064, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 1, -1, -64, PAGE - 1, PAGE, PAGE + 1];
  const numbers = [-(2 ** 31), -1, 0, 1, 5, 8, 11, 12, 99, 2 ** 31 - 1];

  const wildLength = (at) => (chance(0.3) ? PAGE - (at >>> 0) + integer(3) - 1 : chance(0.8) ? pick(lengths)
    : integer(2 ** 32));

  function wildPointer() {
    switch (integer(8)) {
      case 0: return pick([0, 1, 3, -1, -4, 2 ** 31, 2 ** 31 - 1, 2 ** 32 - 1, 2 ** 32 - 16]);
      case 1: return PAGE + integer(64) - 32;
      case 2: return PAGE - integer(2_000);
      case 3: return integer(chance(0.5) ? stack : heap);
      case 4: return integer(2 ** 32);
      case 5: return pick(objects.keys) + integer(4);
      case 6: return pick(objects.all)[0] + integer(4);
      default: return heap + integer(PAGE - heap);
    }
  }

  /**
   * Numbers for a function's parameters: all as the header asks, or each with this chance another. And the ranges that
   * it may write to.
   */
  function numbersFor(parameters, wildness) {
    const start = room;
    const values = [];
    const outputs = {};
    let valid = true;
    const wild = () => {
      const is = chance(wildness);
      if (is) valid = false;
      return is;
    };
    const output = (name, length, alignment) => {
      const at = wild() ? wildPointer() : chance(0.05) ? 0 : place(length, alignment);
      outputs[name] = [at >>> 0, length];
      return at;
    };
    for (let i = 0; i < parameters.length; i += 1) {
      const { name, type } = parameters[i];
      if (type === 'int32_t') {
        values.push(chance(0.6) ? 8 : pick(numbers));
      } else if (type === 'const cliniko_key *') {
        values.push(wild() ? wildPointer() : pick(objects.keys));
      } else if (type === 'char *') {
        let capacity = pick([0, 1, 40, 200, 512, 512, 2_000]);
        const at = output(name, capacity, 1);
        if (wild()) capacity = wildLength(at);
        values.push(at, capacity);
        outputs[name][1] = capacity >>> 0;
        i += 1;
      } else if (type.startsWith('const ')) {
        let [at, length] = pick(objects[name]);
        if (wild()) at = wildPointer();
        if (wild()) length = wildLength(at);
        values.push(at, length);
        i += 1;
      } else {
        values.push(output(name, /^(int32_t|size_t) \*$/.test(type) ? 4 : size(type), 4));
      }
    }
    room = start;
    return { values, outputs, valid };
  }

  prepare();
  for (let number = 0; number < CALLS; number += 1) {
    if (number % 500 === 0) prepare();
    const name = pick(names);
    const { values, outputs, valid } = numbersFor(functions[name].parameters, pick([0, 0.05, 0.3, 1]));
    const what = () => `call ${number}: ${name}(${values.join(', ')})`;

    let [result, trap] = call(name, values);
    if (trap && valid) {
      // Perhaps earlier traps have left too little of the stack.
      instantiate();
      [result, trap] = call(name, values);
    }
    assert.equal(exports.memory.buffer.byteLength, PAGE, what());

    // Told to write over its own stack and constants, it may do anything but leave the sandbox.
    const isOnItself = Object.values(outputs).some(([at, length]) => at > 0 && length > 0 && at < heap);
    count[valid ? 'valid' : 'wild'] += 1;
    if (isOnItself) count.onItself += 1;
    if (trap) {
      count.traps += 1;
      assert.ok(trap instanceof WebAssembly.RuntimeError, `${what()}: ${trap}`);
      if (!isOnItself) assert.equal(trap.message, 'memory access out of bounds', what());
      assert.ok(!valid, what());
    } else {
      assert.ok(Number.isInteger(result), what());
    }
    if (valid && functions[name].returns === 'int32_t' && 'error' in outputs) checkResult(result, outputs, what);
    if (!isOnItself) {
      for (const [at, length] of Object.values(outputs)) restore(at, length);
      assert.ok(bytes.subarray(stack).equals(image.subarray(stack)), `${what()} wrote elsewhere`);
    }

    // After a trap an instance has less stack, and in the end too little: then it traps, and never answers otherwise.
    if (trap || number % 16 === 0) {
      const answer = known();
      if (answer === null && trap) instantiate();
      if (answer !== KNOWN) assert.equal(known(), KNOWN, `after ${what()}`);
    }
  }
  return count;

  function call(name, values) {
    bytes.set(image);
    try {
      return [exports[name](...values), null];
    } catch (error) {
      return [null, error];
    }
  }

  /** Puts back what was there before the call. */
  function restore(at, length) {
    if (at > 0 && at < PAGE) bytes.set(image.subarray(at, Math.min(at + length, PAGE)), at);
  }

  /** What the header says of results and errors, and puts back what may have been written. */
  function checkResult(code, { out, needed, error, ...rest }, what) {
    const [result] = Object.values(rest);
    const message = () => `${what()} = ${code}`;
    const at = exports.cliniko_code_name(code);
    assert.ok(at > 0, message());
    count[code === codes.ok ? 'ok' : code === codes.buffer_too_small ? 'tooSmall' : 'refused'] += 1;
    if (needed?.[0]) {
      const bytesNeeded = bytes.readUInt32LE(needed[0]);
      if (code === codes.ok) {
        assert.ok(bytesNeeded > 0 && bytesNeeded <= out[1], message());
        assert.equal(bytes[out[0] + bytesNeeded - 1], 0, message());
        assert.ok(!bytes.subarray(out[0], out[0] + bytesNeeded - 1).includes(0), message());
        restore(out[0], bytesNeeded);
      } else {
        assert.ok(code === codes.buffer_too_small ? bytesNeeded > out[1] : bytesNeeded === 0, message());
      }
      restore(...needed);
    } else if (needed) {
      assert.notEqual(code, codes.ok, message());
    }
    if (error[0] && code !== codes.ok) {
      const end = bytes.indexOf(0, error[0] + ERROR.offsets.message);
      assert.ok(end > error[0] + ERROR.offsets.message && end < error[0] + ERROR.offsets.help, message());
      restore(...error);
    }
    if (result && code === codes.ok) {
      assert.ok(result[0] > 0, message());
      restore(...result);
    }
    assert.ok(bytes.subarray(stack).equals(image.subarray(stack)), `${message()} wrote elsewhere`);
  }

  /** The answer to a key that is known, in memory as it was at first; `null` if the call traps. */
  function known() {
    fresh.copy(bytes);
    const [at, string, out, needed] = [heap, heap + 64, heap + 128, heap + 512].map((place) => align(place));
    bytes.write('MS0xLWl4SzYY-uk1', string);
    bytes.writeUInt32LE(string, at + OF_KEY.text);
    bytes.writeUInt32LE(16, at + OF_KEY.text + 4);
    try {
      const code = exports.cliniko_expose_authorization(at, out, 256, needed, 0);
      return `${code}, ${bytes.toString('latin1', out, out + bytes.readUInt32LE(needed) - 1)}`;
    } catch (error) {
      assert.ok(error instanceof WebAssembly.RuntimeError);
      return null;
    }
  }
}

function align(at) {
  return Math.ceil(at / 8) * 8;
}

function random(seed) {
  const next = numbers(seed);
  const integer = (below) => Math.floor(next() / 2 ** 32 * below);
  return { integer, chance: (part) => next() < part * 2 ** 32, pick: (list) => list[integer(list.length)] };
}
