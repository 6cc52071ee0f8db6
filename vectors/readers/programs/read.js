// Reads URLs with a library of JavaScript, as ../README.md explains.
import http from 'node:http';
import { createRequire } from 'node:module';
import { text } from 'node:stream/consumers';
import legacyUrl from 'node:url';

const require = createRequire(import.meta.url);
const version = (name) => require(`./node_modules/${name}/package.json`).version;

const parsed = (scheme, host, port, userinfo, target, printed) =>
    [scheme, host, port ?? '', userinfo ?? '', target, printed].join('\t');
const withQuery = (path, query) => (query === undefined ? path : `${path}?${query}`);
const fetched = async (response) => (await response).text();

const clients = {
    parse_url: () => [process.versions.node, (url) => {
        const it = new URL(url);
        return parsed(it.protocol.slice(0, -1), it.hostname, it.port, it.username + it.password,
            it.pathname + it.search, it.href);
    }],
    'parse_url.parse': () => [process.versions.node, (url) => {
        const it = legacyUrl.parse(url);
        return parsed(it.protocol.slice(0, -1), it.hostname, it.port, it.auth, it.path, it.href);
    }],
    'parse_uri-js': async () => {
        const { default: uri } = await import('uri-js');
        return [version('uri-js'), (url) => {
            const it = uri.parse(url);
            const { path } = uri.parse(uri.normalize(url));
            return parsed(it.scheme, it.host, it.port, it.userinfo, withQuery(path, it.query), uri.serialize(it));
        }];
    },
    'parse_fast-uri': async () => {
        const { default: uri } = await import('fast-uri');
        return [version('fast-uri'), (url) => {
            const it = uri.parse(url);
            const { path } = uri.parse(uri.normalize(url));
            return parsed(it.scheme, it.host, it.port, it.userinfo, withQuery(path, it.query), uri.serialize(it));
        }];
    },
    'send_http.get': () => {
        const agent = new http.Agent({ keepAlive: true });
        return [process.versions.node, (url) => new Promise((resolve, reject) => {
            http.get(url, { agent }, (response) => {
                let body = '';
                response.setEncoding('latin1').on('data', (part) => body += part).on('end', () => resolve(body));
            }).on('error', reject);
        })];
    },
    send_fetch: () => [process.versions.node, (url) => fetched(fetch(url))],
    send_undici: async () => {
        const { request } = await import('undici');
        return [version('undici'), async (url) => (await request(url)).body.text()];
    },
    'send_node-fetch': async () => {
        const { default: nodeFetch } = await import('node-fetch');
        return [version('node-fetch'), (url) => fetched(nodeFetch(url))];
    },
    send_axios: async () => {
        const { default: axios } = await import('axios');
        return [version('axios'), async (url) => (await axios.get(url, { responseType: 'text' })).data];
    },
    send_got: async () => {
        const { default: got } = await import('got');
        return [version('got'), (url) => got(url, { retry: { limit: 0 } }).text()];
    },
    send_needle: async () => {
        const { default: needle } = await import('needle');
        return [version('needle'), async (url) => String((await needle('get', url, { parse: false })).body)];
    },
    send_superagent: async () => {
        const { default: superagent } = await import('superagent');
        return [version('superagent'), async (url) => (await superagent.get(url)).text];
    },
};

const [release, read] = await clients[process.argv[2]]();
const lines = [release];
for (const url of (await text(process.stdin)).split('\n').slice(0, -1)) {
    let answer;
    try {
        answer = await read(url);
    } catch (error) {
        answer = `error: ${error}`;
    }
    lines.push(answer.trimEnd().replaceAll('\n', ' '));
}
process.stdout.write(lines.join('\n') + '\n', () => process.exit());
