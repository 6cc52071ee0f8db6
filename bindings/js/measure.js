// Measures the package beside the code that people write today, and prints README.md's tables: `node measure.js`.
// `--write` puts them into README.md. Needs what `run` has built and installed.

import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { argv, versions } from 'node:process';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

import * as cliniko from './src/index.js';
import esbuild from './test/node_modules/esbuild/lib/main.js';

const KEY = 'MS0zMzEtaytocTd3YmhSSGsrWWVNRDV0UVhrZUZJYjFua01abG0-uk1';
const LINK = 'https://api.uk1.cliniko.com/v1/patients?page=2&per_page=100';
const HERE = fileURLToPath(new URL('.', import.meta.url));

/** What clients do today. Nothing is checked. */
const today = {
  read(key) {
    const shard = key.split('-')[1] ?? 'au1';
    const authorization = `Basic ${Buffer.from(`${key}:`).toString('base64')}`;
    return [`https://api.${shard}.cliniko.com/v1`, authorization];
  },
  url: (base, id) => `${base}/patients/${id}?${new URLSearchParams({ page: 2 })}`,
  follow: (link) => new URL(link).href,
};

const key = cliniko.ApiKey.parse(KEY);
const CALLS = {
  'read a key, make the base URL and the header': [
    () => {
      const parsed = cliniko.ApiKey.parse(KEY);
      return [cliniko.apiBaseUrl(parsed.shard), parsed.exposeAuthorization()];
    },
    () => today.read(KEY),
  ],
  'make a URL': [
    () => cliniko.apiUrl('uk1', ['patients', '1234567890'], { page: 2 }),
    () => today.url('https://api.uk1.cliniko.com/v1', '1234567890'),
  ],
  'follow a link': [() => cliniko.checkLink('uk1', LINK), () => today.follow(LINK)],
  'the header for a link': [() => key.exposeAuthorizationFor(LINK), null],
  'say what is wrong with a key': [
    () => {
      try {
        return cliniko.ApiKey.parse(`${KEY}x9`);
      } catch ({ help, index }) {
        return [help, index];
      }
    },
    null,
  ],
};

/** The fastest of many rounds, in microseconds: what others do on the machine only makes a round slower. */
function time(action) {
  const rounds = Array.from({ length: 200 }, () => {
    const start = performance.now();
    for (let i = 0; i < 500; i += 1) action();
    return (performance.now() - start) * 2;
  });
  return Math.min(...rounds);
}

/** The processor time to import the package, beyond that of an empty module, in milliseconds. */
function timeImport() {
  const timed = (url) => {
    const program = `const before = process.cpuUsage(); await import('${url}');`
      + 'const { user, system } = process.cpuUsage(before); console.log(user + system)';
    return execFileSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' }) / 1000;
  };
  const urls = [new URL('src/index.js', import.meta.url), 'data:text/javascript,'];
  const runs = Array.from({ length: 40 }, () => urls.map(timed));
  const [ours, empty] = [0, 1].map((which) => Math.min(...runs.map((run) => run[which])));
  return ours - empty;
}

async function bundle() {
  const { outputFiles: [{ contents }] } = await esbuild.build({
    stdin: { contents: "export * from './src/index.js';", resolveDir: HERE },
    bundle: true, minify: true, format: 'esm', write: false,
  });
  return contents;
}

const packed = execFileSync('npm', ['pack', '--json'], { cwd: HERE, encoding: 'utf8' });
const [{ filename, size, unpackedSize }] = JSON.parse(packed);
rmSync(new URL(filename, import.meta.url));
const bundled = await bundle();
const wasm = readFileSync(new URL('generated/cliniko.wasm', import.meta.url));

const kilobytes = (bytes) => `${Math.round(bytes / 1000)} kB`;
const compressed = (bytes) => kilobytes(gzipSync(bytes, { level: 9 }).length);
const microseconds = (action) => (action ? `${time(action).toPrecision(2)} µs` : '—');

const tables = `| size | |
| --- | ---: |
| the package, packed | ${kilobytes(size)} |
| unpacked | ${kilobytes(unpackedSize)} |
| in a web page: a minified bundle, gzipped | ${compressed(bundled)} |
| in a Worker: the \`.wasm\` file, gzipped | ${compressed(wasm)} |

| time | this package | by hand |
| --- | ---: | ---: |
| the first import | ${timeImport().toFixed(1)} ms | — |
${Object.entries(CALLS).map(([name, [ours, theirs]]) => (
    `| ${name} | ${microseconds(ours)} | ${microseconds(theirs)} |`)).join('\n')}

Node ${versions.node}, ${cpus()[0].model}, by \`measure.js\`; the best of many rounds.
`;

if (argv[2] === '--write') {
  const readme = new URL('README.md', import.meta.url);
  const text = readFileSync(readme, 'utf8');
  const [, before, after] = /^(.*<!-- measured -->\n).*(<!-- \/measured -->.*)$/s.exec(text);
  writeFileSync(readme, `${before}\n${tables}\n${after}`);
} else {
  console.log(tables);
}
