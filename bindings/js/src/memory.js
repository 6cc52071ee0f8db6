// An instance of the module, and its memory: the arguments and results of one call at a time.

import { stack } from '../generated/abi.js';

const PAGE = 65_536;
const ALIGNMENT = 8;
// No engine has strings this long, and Node 20 aborts instead of throwing.
const MOST_BYTES = 2 ** 31 - 1;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export class Memory {
  #module;
  #functions;
  // A stack overflow inside a call does not restore the module's own stack pointer. Repeated, it uses up that stack.
  #isBroken = false;
  #memory;
  #bytes;
  #view;
  #start;
  #top;

  constructor(module) {
    this.#module = module;
    this.#instantiate();
  }

  /** Calls `action`, which may use the methods below, and wipes what it and the module wrote. */
  use(action) {
    if (this.#isBroken) {
      this.#look();
      this.#top = this.#bytes.length; // above it there may be a result that was being written
      this.#wipe();
      this.#instantiate();
    }
    try {
      return action();
    } finally {
      this.#wipe();
    }
  }

  /** Calls a function of the module. */
  call(name, ...parameters) {
    this.#isBroken = true;
    const result = this.#functions[name](...parameters);
    this.#isBroken = false;
    return result;
  }

  /** Reserves bytes. */
  space(size) {
    const at = this.#top;
    const top = align(at + size);
    if (top > this.#bytes.length) this.#grow(top);
    this.#top = top;
    return at;
  }

  /** Writes a string, with U+FFFD for each lone surrogate: where it is, and its length. */
  write(string) {
    const at = this.space(3 * string.length);
    const { written } = encoder.encodeInto(string, this.#bytes.subarray(at));
    this.#top = align(at + written);
    return [at, written];
  }

  /** Gives `print` the free memory; it returns how many bytes it wrote, or needs if they were too few. */
  fill(print) {
    const at = this.#top;
    let size = print(at, this.#bytes.length - at);
    if (size > MOST_BYTES) throw new RangeError('the result is longer than a string can be');
    if (at + size > this.#bytes.length) {
      this.#grow(at + size);
      size = print(at, size);
    }
    this.#top = at + size;
    return [at, size];
  }

  read(at, length) {
    return decoder.decode(this.#bytes.subarray(at, at + length));
  }

  /** The string that ends in a NUL. */
  terminated(at) {
    return this.read(at, this.#bytes.indexOf(0, at) - at);
  }

  number(at) {
    return this.#view.getUint32(at, true);
  }

  setNumber(at, number) {
    this.#view.setUint32(at, number, true);
  }

  flag(at) {
    return this.#bytes[at] !== 0;
  }

  /** Uses what follows the module's own data. */
  #instantiate() {
    const { memory, __heap_base: heap, ...functions } = new WebAssembly.Instance(this.#module).exports;
    this.#functions = functions;
    this.#memory = memory;
    this.#start = align(heap.value);
    this.#top = this.#start;
    this.#look();
    this.#isBroken = false;
  }

  #wipe() {
    this.#bytes.fill(0, this.#start, this.#top);
    this.#bytes.fill(0, 0, stack);
    this.#top = this.#start;
  }

  #grow(size) {
    this.#isBroken = true;
    this.#memory.grow(Math.ceil((size - this.#bytes.length) / PAGE));
    this.#look();
    this.#isBroken = false;
  }

  // A memory that has grown is another buffer.
  #look() {
    this.#bytes = new Uint8Array(this.#memory.buffer);
    this.#view = new DataView(this.#memory.buffer);
  }
}

const align = (size) => Math.ceil(size / ALIGNMENT) * ALIGNMENT;
