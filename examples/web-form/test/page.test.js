// The page in Chromium, as a user does: by typing, pasting and the Tab key.

import assert from 'node:assert/strict';
import { mkdir, readFile, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import test, { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';

import { HEADERS, serve } from '../serve.js';
import { open, paste, start, told, type } from './browser.js';

// From Cliniko's documentation; a token as long as real ones, and the short one of most examples.
const TOKEN = 'MS0zMzEtaytocTd3YmhSSGsrWWVNRDV0UVhrZUZJYjFua01abG0';
const SHORT = 'MS0xLWl4SzYY';
const KEY = 'API key';
const ADDRESS = 'Your clinic’s address';

const AXE = await readFile(createRequire(import.meta.url).resolve('axe-core'), 'utf8');
const SCREENSHOTS = fileURLToPath(new URL('../screenshots/', import.meta.url));

let session;
before(async () => {
  session = await start();
  await mkdir(SCREENSHOTS, { recursive: true });
});
after(() => session.close());

/** A test with a page of its own, in which no script fails and nothing is complained of. */
function pageTest(name, run, options) {
  test(name, async () => {
    const { page, record, close } = await open(session, options);
    try {
      await run(page, record);
      assert.deepEqual(record.errors, []);
    } finally {
      await close();
    }
  });
}

const text = (page, selector) => page.locator(selector).innerText();

/** What is marked in the line below a field, with what is around it. */
const mirror = async (page, field) => [
  await text(page, `#${field}-note .mirror`),
  await text(page, `#${field}-note mark`),
];

pageTest('typing a key is silent until the key is right', async (page) => {
  await type(page, KEY, `${TOKEN}-uk`);
  assert.deepEqual(await told(page), []);
  await type(page, KEY, '1');
  await page.getByText('This key looks right').waitFor();
  assert.equal((await told(page)).length, 1);
  assert.match((await told(page))[0], /looks right.*United Kingdom.*uk1.*https:\/\/api\.uk1\.cliniko\.com\/v1/s);
  // What was said is not said again.
  await page.getByRole('button', { name: 'Show key' }).click();
  assert.equal((await told(page)).length, 1);
});

pageTest('typing a key is silent until something is wrong that more letters cannot mend', async (page) => {
  await type(page, KEY, TOKEN.slice(0, 40));
  assert.deepEqual(await told(page), []);
  await type(page, KEY, '_');
  await page.getByText('A key has no underscore.').waitFor();
  assert.equal((await told(page)).length, 1);
  assert.match((await told(page))[0], /A key has no underscore\..*Look at character 41 of 41\./s);
  assert.equal(await page.getByLabel(KEY).getAttribute('aria-invalid'), 'true');
  // It goes when it is mended, and nothing else is said.
  await page.keyboard.press('Backspace');
  await page.locator('#key-note:empty').waitFor({ state: 'attached' });
  assert.deepEqual((await told(page)).slice(1), ['']);
  assert.equal(await page.getByLabel(KEY).getAttribute('aria-invalid'), 'false');
});

pageTest('a typed key without a shard is spoken of after a pause', async (page) => {
  await page.clock.install();
  await type(page, KEY, TOKEN);
  await page.clock.runFor(1_500);
  assert.deepEqual(await told(page), []);
  await page.clock.runFor(1_000);
  await page.getByText('This key does not say where it belongs').waitFor();
});

pageTest('… or when the field is left, or by Enter, which does nothing else', async (page) => {
  await type(page, KEY, TOKEN);
  assert.equal(await text(page, '#status'), '');
  await page.keyboard.press('Tab');
  await page.getByText('This key does not say where it belongs').waitFor();

  await type(page, KEY, 'x');
  assert.equal(await text(page, '#status'), '');
  const { url } = session;
  await page.keyboard.press('Enter');
  await page.getByText('This key does not say where it belongs').waitFor();
  assert.equal(page.url(), url);
});

pageTest('an incomplete key is silent, also when pasted, until the user leaves it so', async (page) => {
  await paste(page, KEY, `${TOKEN}-`);
  assert.deepEqual(await told(page), []);
  await page.keyboard.press('Tab');
  await page.getByText('The end of the key is missing').waitFor();
  assert.equal(await page.getByLabel(KEY).getAttribute('aria-invalid'), 'false');
  assert.equal(await page.locator('#key-note mark').count(), 0);
});

pageTest('a pasted key with what comes along when people paste', async (page) => {
  for (const [pasted, shard] of [
    [`${TOKEN}-uk1\r\n`, 'uk1'],
    [` “${TOKEN}–CA1” `, 'ca1'],
    [`\`${TOKEN}-au4\``, 'au4'],
    [`\ufeff${TOKEN}-us1:`, 'us1'],
  ]) {
    await paste(page, KEY, pasted);
    await page.getByText(`https://api.${shard}.cliniko.com/v1`, { exact: true }).waitFor();
    assert.equal(await text(page, '#status h2'), 'This key looks right');
  }
});

pageTest('the wrong place is marked, and a hidden key stays hidden there', async (page) => {
  const dots = (number) => '•'.repeat(number);
  // The pasted text; the line while the key is hidden; the line while it is shown; its mark then.
  for (const [pasted, hidden, shown, mark] of [
    ['MS0xLWl4@SzYY', `${dots(8)}@${dots(4)}`, 'MS0xLWl4@SzYY', '@'],
    ['“MS0x\u{1F511}LWl4”', `${dots(5)}\u{1F511}${dots(5)}`, '“MS0x\u{1F511}LWl4”', '\u{1F511}'],
    ['\u{1F511}MS0x', `\u{1F511}${dots(4)}`, '\u{1F511}MS0x', '\u{1F511}'],
    ['MS0x LWl4', `${dots(4)}␣${dots(4)}`, 'MS0x␣LWl4', '␣'],
    ['MS0x\u200bLWl4', `${dots(4)}▯${dots(4)}`, 'MS0x▯LWl4', '▯'],
    ['MS0x-LWl4-uk1', `${dots(9)}-${dots(3)}`, 'MS0x-LWl4-uk1', '-'],
    ['MS0xLWl4-london', `${dots(15)}`, 'MS0xLWl4-london', 'london'],
    [`${TOKEN}_uk1`, `…${dots(10)}_${dots(3)}`, `…${TOKEN.slice(-10)}_uk1`, '_'],
    // Letters that count as `k` and `s` where case is ignored: what follows must stay hidden all the same.
    ['MS0x\u212ASzYY', `${dots(4)}\u212A${dots(4)}`, 'MS0x\u212ASzYY', '\u212A'],
    ['MS0x\u017FSzYY', `${dots(4)}\u017F${dots(4)}`, 'MS0x\u017FSzYY', '\u017F'],
  ]) {
    await paste(page, KEY, pasted);
    assert.equal((await mirror(page, 'key'))[0], hidden, pasted);
    await page.getByRole('button', { name: 'Show key' }).click();
    assert.deepEqual(await mirror(page, 'key'), [shown, mark], pasted);
    await page.getByRole('button', { name: 'Hide key' }).click();
    assert.equal((await mirror(page, 'key'))[0], hidden, pasted);
  }
});

pageTest('nothing of a hidden key is anywhere else in the page', async (page) => {
  const secret = 'q7Jd0ZxWv2Lm9TgB'.repeat(3);
  for (const key of [`${secret}-uk1`, secret, `${secret}@x`, `${secret}-zz9`, `${secret}${secret}${secret}`]) {
    await paste(page, KEY, key);
    await page.keyboard.press('Tab');
    const shown = await page.evaluate(() => document.documentElement.outerHTML);
    assert.ok(shown.includes('API key'));
    for (let i = 0; i < 16; i += 1) assert.ok(!shown.includes((secret + secret).slice(i, i + 4)), key);
  }
});

pageTest('a key without a shard: the user picks the region, and its shard', async (page) => {
  await paste(page, KEY, TOKEN);
  await page.getByText('This key does not say where it belongs').waitFor();
  assert.match(await text(page, '#status dl'), /Australia\s+assumed/);
  assert.deepEqual(
    await page.getByLabel('Region').locator('option').allInnerTexts(),
    ['Choose a region', 'Australia', 'Canada', 'Europe', 'United Kingdom', 'United States'],
  );
  assert.ok(await page.getByLabel('Shard').isHidden());

  await page.getByLabel('Region').selectOption('Canada');
  await page.getByText('https://api.ca1.cliniko.com/v1', { exact: true }).waitFor();
  assert.equal(await text(page, '#status h2'), 'This key looks right');
  assert.ok(await page.getByLabel('Shard').isHidden());

  await page.getByLabel('Region').selectOption('United Kingdom');
  assert.match(await text(page, '#status dl'), /Australia\s+assumed/);
  assert.deepEqual(
    await page.getByLabel('Shard').locator('option').allInnerTexts(),
    ['Choose a shard', 'uk1', 'uk2', 'uk3'],
  );
  await page.getByLabel('Shard').selectOption('uk3');
  await page.getByText('https://api.uk3.cliniko.com/v1', { exact: true }).waitFor();

  // The choice was for that key, not for the next one.
  await paste(page, KEY, TOKEN.toLowerCase());
  await page.getByText('This key does not say where it belongs').waitFor();
  assert.equal(await page.getByLabel('Region').inputValue(), '');
});

pageTest('a key that lost its hyphen: the page asks, and puts it back', async (page) => {
  await type(page, KEY, `${TOKEN}uk1`);
  assert.deepEqual(await told(page), []);
  await page.keyboard.press('Enter');
  await page.getByText('Is a hyphen missing?').waitFor();
  assert.equal(await page.getByLabel(KEY).getAttribute('aria-invalid'), 'false');
  assert.ok(await page.locator('#picker').isHidden());
  await page.getByRole('button', { name: 'Add the hyphen' }).click();
  await page.getByText('https://api.uk1.cliniko.com/v1', { exact: true }).waitFor();
  assert.equal(await page.getByLabel(KEY).inputValue(), `${TOKEN}-uk1`);
  assert.equal(await page.getByLabel(KEY).getAttribute('type'), 'password');
  assert.ok(await page.getByRole('button', { name: 'Add the hyphen' }).isHidden());
  assert.equal(await page.evaluate(() => document.activeElement.id), 'key');
});

pageTest('… or takes the user’s word for that key, not for the next one', async (page) => {
  await paste(page, KEY, ` ${TOKEN}uk1 `);
  await page.getByRole('button', { name: 'Keep the key as it is' }).click();
  await page.getByText('This key does not say where it belongs').waitFor();
  assert.equal(await page.getByLabel(KEY).inputValue(), ` ${TOKEN}uk1 `);
  await page.getByLabel('Region').selectOption('Canada');
  await page.getByText('https://api.ca1.cliniko.com/v1', { exact: true }).waitFor();
  await paste(page, KEY, `${TOKEN}au2`);
  await page.getByText('The key ends in au2 without a hyphen before it').waitFor();
});

pageTest('the clinic’s address says where a key without a shard belongs', async (page) => {
  await paste(page, KEY, TOKEN);
  await paste(page, ADDRESS, 'https://good-healthy-times.eu1.cliniko.com/bookings#service');
  await page.getByText('https://api.eu1.cliniko.com/v1', { exact: true }).waitFor();
  assert.equal(await text(page, '#status h2'), 'This key looks right');
  assert.equal(await text(page, '#address-note'), 'This clinic is in Europe, on shard eu1.');
  assert.ok(await page.locator('#picker').isHidden());
});

pageTest('a key and an address of two shards: a clear word, on both fields', async (page) => {
  await paste(page, KEY, `${TOKEN}-uk1`);
  await type(page, ADDRESS, 'clinic.au3.cliniko.com');
  await page.getByText('The key and the address do not belong together').waitFor();
  const word = /The key belongs to United Kingdom \(uk1\), the address to Australia \(au3\)\./;
  assert.match((await told(page)).at(-1), word);
  for (const field of [KEY, ADDRESS]) {
    assert.equal(await page.getByLabel(field).getAttribute('aria-invalid'), 'true');
    assert.match(await page.getByLabel(field).getAttribute('aria-describedby'), / status$/);
  }
  assert.equal(await page.locator('dl').count(), 0);
});

pageTest('typing an address is silent until it is right or left', async (page) => {
  await type(page, ADDRESS, 'clinic.au3.cliniko.co');
  assert.deepEqual(await told(page), []);
  await page.keyboard.press('Tab');
  await page.getByText('This is not the address of a Cliniko account, such as').waitFor();
  await type(page, ADDRESS, 'm');
  await page.getByText('This clinic is in Australia, on shard au3.').waitFor();

  await paste(page, ADDRESS, 'https://clinic.cliniko.com/');
  assert.deepEqual(await mirror(page, 'address'), ['…://clinic.cliniko.com/', 'cliniko.com']);
});

pageTest('a short key', async (page) => {
  await paste(page, KEY, `${SHORT}-uk1`);
  await page.getByText('This key looks short').waitFor();
  await page.getByText('https://api.uk1.cliniko.com/v1', { exact: true }).waitFor();
});

pageTest('far too much text', async (page) => {
  await paste(page, KEY, 'word '.repeat(20_000));
  await page.getByText('This is far more text than a key.').waitFor();
  await paste(page, ADDRESS, 'word '.repeat(20_000));
  await page.getByText('This is far more text than an address.').waitFor();
  await paste(page, KEY, `${TOKEN}-uk1`);
  await page.getByText('This key looks right').waitFor();
});

pageTest('by keyboard alone', async (page) => {
  const focused = () => page.evaluate(() => document.activeElement.id);
  const outline = () => page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
  for (const next of ['key', 'reveal', 'address']) {
    await page.keyboard.press('Tab');
    assert.deepEqual([await focused(), await outline()], [next, 'solid']);
  }
  await paste(page, KEY, TOKEN);
  for (const next of ['reveal', 'address', 'region']) {
    await page.keyboard.press('Tab');
    assert.deepEqual([await focused(), await outline()], [next, 'solid']);
  }

  await page.getByLabel(KEY).focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  assert.equal(await page.getByLabel(KEY).getAttribute('type'), 'text');
  assert.ok(await page.getByRole('button', { name: 'Hide key' }).isVisible());
  await page.keyboard.press('Enter');
  assert.equal(await page.getByLabel(KEY).getAttribute('type'), 'password');

  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.type('United K');
  assert.equal(await page.getByLabel('Region').inputValue(), 'United Kingdom');
  await page.keyboard.press('Tab');
  assert.equal(await focused(), 'shard');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.getByText('https://api.uk2.cliniko.com/v1', { exact: true }).waitFor();
});

pageTest('the browser is asked to remember, correct and complete nothing', async (page) => {
  for (const field of [KEY, ADDRESS]) {
    for (const attribute of ['autocomplete', 'autocapitalize', 'autocorrect']) {
      assert.equal(await page.getByLabel(field).getAttribute(attribute), 'off');
    }
    assert.equal(await page.getByLabel(field).getAttribute('spellcheck'), 'false');
  }
  assert.equal(await page.getByLabel(KEY).getAttribute('type'), 'password');
  assert.equal(await page.locator('form').count(), 0);
});

pageTest('a page that is left keeps no key for the Back button', async (page) => {
  await paste(page, KEY, `${TOKEN}-uk1`);
  await page.getByText('This key looks right').waitFor();
  await page.getByRole('button', { name: 'Show key' }).click();
  assert.equal(await page.getByLabel(KEY).getAttribute('type'), 'text');
  // Playwright's Chromium keeps no pages; those that do announce it by this event.
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })));
  assert.equal(await page.getByLabel(KEY).inputValue(), '');
  assert.equal(await text(page, '#status'), '');
  // Nor does it show the next one.
  assert.equal(await page.getByLabel(KEY).getAttribute('type'), 'password');
  assert.ok(await page.getByRole('button', { name: 'Show key' }).isVisible());
});

pageTest('what a screen reader finds', async (page) => {
  assert.equal(await page.locator('#form').ariaSnapshot(), [
    '- text: API key',
    '- paragraph: Paste your Cliniko API key. You create one in Cliniko, under My info and Manage API keys.',
    '- textbox "API key"',
    '- button "Show key"',
    '- text: Your clinic’s address (optional)',
    '- paragraph: Enter the web address you use for Cliniko, such as good-healthy-times.au3.cliniko.com.',
    '- textbox "Your clinic’s address (optional)"',
    '- paragraph: Here you will see where the key belongs.',
    '- status',
  ].join('\n'));

  await paste(page, KEY, 'clinic@example.org');
  const devtools = await page.context().newCDPSession(page);
  const { nodes } = await devtools.send('Accessibility.getFullAXTree');
  const field = nodes.find(({ role, name }) => role?.value === 'textbox' && name?.value === 'API key');
  for (const part of [/^Paste your Cliniko API key\./, /A key has no @ sign\./, /character 7 of 18\./]) {
    assert.match(field.description.value, part);
  }
  assert.equal(field.properties.find(({ name }) => name === 'invalid').value.value, 'true');
});

// Every state of the page, by what brings it about.
const STATES = {
  empty: async () => {},
  right: (page) => paste(page, KEY, `${TOKEN}-uk1`),
  short: (page) => paste(page, KEY, SHORT),
  assumed: (page) => paste(page, KEY, TOKEN),
  hyphen: (page) => paste(page, KEY, `${TOKEN}uk1`),
  picking: async (page) => {
    await paste(page, KEY, TOKEN);
    await page.getByLabel('Region').selectOption('Australia');
  },
  wrong: async (page) => {
    await paste(page, KEY, `${TOKEN}_uk1`);
    await paste(page, ADDRESS, 'https://clinic.cliniko.com/');
  },
  shown: async (page) => {
    await paste(page, KEY, `${TOKEN.slice(0, 20)}\t${TOKEN.slice(20)}-uk1`);
    await page.getByRole('button').click();
  },
  unfinished: async (page) => {
    await paste(page, KEY, `${TOKEN}-`);
    await page.keyboard.press('Tab');
  },
  different: async (page) => {
    await paste(page, KEY, `${TOKEN}-uk1`);
    await paste(page, ADDRESS, 'https://good-healthy-times.au3.cliniko.com/bookings');
  },
};

/** What axe objects to, and what it cannot decide; with contrast by the stricter of its two rules too. */
async function objections(page) {
  await page.evaluate(AXE);
  const { violations, incomplete } = await page.evaluate(() => window.axe.run({
    rules: { 'color-contrast-enhanced': { enabled: true }, 'target-size': { enabled: true } },
  }));
  return [...violations, ...incomplete].flatMap(({ id, nodes }) => nodes
    // It does not judge the contrast of a sign such as ␣; a letter marked in the same colours it does.
    .filter(({ any }) => any[0]?.data?.messageKey !== 'nonBmp')
    .map(({ html }) => `${id}: ${html}`));
}

for (const colorScheme of ['light', 'dark']) {
  for (const width of [320, 1024]) {
    pageTest(`accessible and within ${width} pixels in every state, ${colorScheme}`, async (page) => {
      for (const [state, reach] of Object.entries(STATES)) {
        for (const field of [ADDRESS, KEY]) await page.getByLabel(field).fill('');
        await reach(page);
        assert.deepEqual(await objections(page), [], state);
        const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        assert.ok(beyond <= 0, `${state}: ${beyond} pixels too wide`);
        await page.screenshot({ path: `${SCREENSHOTS}${state}-${colorScheme}-${width}.png`, fullPage: true });
        if (await page.getByLabel(KEY).getAttribute('type') === 'text') await page.getByRole('button').click();
      }
    }, { colorScheme, viewport: { width, height: 800 } });
  }
}

test('the picture for the README', async () => {
  const { page, close } = await open(session, { viewport: { width: 640, height: 800 } });
  await paste(page, KEY, `${TOKEN}_uk1`);
  await page.getByRole('button', { name: 'Show key' }).click();
  await type(page, ADDRESS, 'good-healthy-times.uk1.cliniko.com');
  await page.getByText('This clinic is in United Kingdom, on shard uk1.').waitFor();
  await page.keyboard.press('Tab');
  await page.mouse.move(0, 0);
  const path = process.env.PICTURE ?? `${SCREENSHOTS}picture.png`;
  await page.locator('#form').screenshot({ path });
  assert.ok((await stat(path)).size < 80_000);
  await close();
});

pageTest('axe and the width notice what they are there for', async (page) => {
  await page.evaluate(() => {
    document.querySelector('label[for=address]').remove();
    document.querySelector('.lead').classList.add('faint');
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('.faint { color: #999; width: 2000px }');
    document.adoptedStyleSheets = [sheet];
  });
  const found = (await objections(page)).map((objection) => objection.split(':')[0]);
  for (const rule of ['label', 'color-contrast']) assert.ok(found.includes(rule), `${rule} in ${found}`);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth));
});

pageTest('nothing is asked for once the page is loaded, and nothing is stored', async (page, record) => {
  const ofPackage = ['generated/abi.js', 'generated/module.js', 'src/api.js', 'src/index.js', 'src/memory.js'];
  const loaded = ['', 'checker.js', ...ofPackage.map((name) => `cliniko-core/${name}`), 'form.js', 'style.css']
    .map((name) => session.url + name);
  assert.deepEqual([...record.requests].sort(), loaded);
  for (const reach of Object.values(STATES)) await reach(page);
  await page.waitForTimeout(200);
  assert.deepEqual([...record.requests].sort(), loaded);
  assert.deepEqual(await page.evaluate(async () => [
    localStorage.length, sessionStorage.length, document.cookie, location.search, location.hash,
    (await indexedDB.databases()).length, (await caches.keys()).length,
    (await navigator.serviceWorker.getRegistrations()).length,
  ]), [0, 0, '', '', '', 0, 0, 0]);
  // The record would have shown it.
  await page.reload();
  assert.equal(record.requests.length, 2 * loaded.length);
});

// What a script in the page could try, and the directive that forbids it.
const ESCAPES = {
  'connect-src': [
    (url) => fetch(url),
    (url) => new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open('GET', url);
      request.onload = resolve;
      request.onerror = reject;
      request.send();
    }),
    (url) => { new WebSocket(url.replace('http', 'ws')); },
    (url) => { new EventSource(url); },
    (url) => { navigator.sendBeacon(url, 'x'); },
  ],
  'img-src': [(url) => { new Image().src = url; }],
  'media-src': [(url) => { new Audio(url).load(); }],
  'frame-src': [(url) => { document.body.append(Object.assign(document.createElement('iframe'), { src: url })); }],
  'style-src-elem': [(url) => {
    document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: url }));
  }],
  'style-src-attr': [(url) => { document.body.setAttribute('style', `background: url(${url})`); }],
  'form-action': [(url) => {
    const form = Object.assign(document.createElement('form'), { action: url });
    document.body.append(form);
    form.submit();
  }],
  'base-uri': [(url) => { document.head.append(Object.assign(document.createElement('base'), { href: url })); }],
  'require-trusted-types-for': [
    (url) => { document.body.append(Object.assign(document.createElement('script'), { src: url })); },
    () => { document.body.innerHTML = '<p>x</p>'; },
    (url) => { setTimeout(() => Function(`return '${url}'`)); }, // later: DevTools may evaluate text, scripts may not
  ],
};

for (const [name, headers] of [['the page and the server', HEADERS], ['the page alone', {}]]) {
  test(`a script in the page can reach nobody, by the policy of ${name}`, async () => {
    const home = await serve(0, headers);
    const { page, close } = await open({ browser: session.browser, url: home.url });
    let reached = 0;
    // What counts is a byte: for a frame, Chromium opens a connection before it sees that it may not use it.
    const other = createServer((socket) => socket.once('data', () => {
      reached += 1;
      socket.destroy();
    }));
    await new Promise((resolve) => { other.listen(0, '127.0.0.1', resolve); });
    const elsewhere = `http://127.0.0.1:${other.address().port}/`;
    home.server.on('request', () => { reached += 1; });
    for (const [directive, attempts] of Object.entries(ESCAPES)) {
      for (const attempt of attempts) {
        for (const url of [elsewhere, home.url]) {
          if (url === home.url && directive === 'style-src-elem') continue; // it has the page's own style sheet
          const violated = await page.evaluate(`new Promise((resolve) => {
            addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective), { once: true });
            Promise.resolve().then(() => (${attempt})('${url}')).catch(() => {});
            setTimeout(resolve, 10_000, 'nothing');
          })`);
          assert.equal(violated, directive, String(attempt));
        }
      }
    }
    assert.equal(reached, 0);
    assert.equal(page.url(), home.url);
    await page.goto(elsewhere).catch(() => {}); // no policy restricts navigation, so this is counted
    assert.notEqual(reached, 0);
    await close();
    home.server.close();
    other.close();
  });
}

test('the page’s own policy is the server’s, but for who may frame it, which only a server can say', async () => {
  const { page, close } = await open(session);
  const own = await page.locator('meta[http-equiv]').getAttribute('content');
  assert.equal(`${own}; frame-ancestors 'none'`, HEADERS['content-security-policy']);
  const response = await page.reload();
  assert.equal(response.headers()['content-security-policy'], HEADERS['content-security-policy']);
  await close();
});
