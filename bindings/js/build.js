// Writes what the package makes of bindings/c: `node build.js MODULE.wasm`.

import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { argv } from 'node:process';

const abi = JSON.parse(readFileSync(new URL('../c/abi.json', import.meta.url), 'utf8'));
const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));
if (abi.version !== version) throw new Error(`the library has version ${abi.version}, the package ${version}`);

const wasm = readFileSync(argv[2]);
const { codes: { ok, buffer_too_small }, modes, structures, wasm: { stack } } = abi;
const layouts = Object.fromEntries(Object.entries(structures).map(([name, { wasm32: { size, offsets } }]) => {
  if (offsets.size !== undefined) throw new Error(`${name} has a field \`size\``);
  return [name, { size, ...offsets }];
}));

const generated = new URL('generated/', import.meta.url);
mkdirSync(generated, { recursive: true });
const write = (name, text) => writeFileSync(new URL(name, generated), `// Made by build.js.\n${text}`);
const constants = (values) => Object.entries(values)
  .map(([name, value]) => `export const ${name} = ${JSON.stringify(value, null, 2)};\n`).join('');

writeFileSync(new URL('cliniko.wasm', generated), wasm);
write('module.js', constants({ base64: wasm.toString('base64') }));
write('abi.js', constants({ codes: { ok, buffer_too_small }, modes, layouts, stack }));
const union = (names) => names.map((name) => `\n  | '${name}'`).join('');
write('shards.d.ts', `export type ShardCode =${union(Object.keys(abi.shards))};\n`);
// Below 100 are misuses of C, of which a caller of the package can cause only `too_many`. No function takes a region.
const thrown = ([name, number]) => name === 'too_many' || (number > 100 && name !== 'region_unknown');
const names = Object.entries(abi.codes).filter(thrown).map(([name]) => name);
write('codes.d.ts', `export type KnownErrorCode =${union(names)};\n`);

for (const name of ['LICENSE-APACHE', 'LICENSE-MIT']) {
  copyFileSync(new URL(`../../${name}`, import.meta.url), new URL(name, import.meta.url));
}
