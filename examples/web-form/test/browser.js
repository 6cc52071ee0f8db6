// Chromium, the page in it, and what a user does there.

import { chromium } from 'playwright-core';

import { serve } from '../serve.js';

/** Starts the server and Chromium; `close` ends both. */
export async function start() {
  const { url, server } = await serve();
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync'],
  });
  return {
    url,
    browser,
    async close() {
      await browser.close();
      server.close();
    },
  };
}

/** The page, loaded; with a record of its requests and errors. */
export async function open({ browser, url }, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1024, height: 900 }, ...options });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  const record = { requests: [], errors: [] };
  context.on('request', (request) => record.requests.push(request.url()));
  page.on('pageerror', (error) => record.errors.push(String(error)));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) record.errors.push(message.text());
  });
  await page.goto(url);
  await page.locator('#form').waitFor();
  await page.evaluate(() => {
    window.told = [];
    for (const region of document.querySelectorAll('[aria-live]')) {
      new MutationObserver(() => {
        const spoken = region.cloneNode(true);
        for (const silent of spoken.querySelectorAll('[aria-hidden=true]')) silent.remove();
        window.told.push(spoken.textContent);
      }).observe(region, { childList: true, subtree: true, characterData: true });
    }
  });
  return { page, record, close: () => context.close() };
}

/** Each text that a screen reader was told so far. */
export const told = (page) => page.evaluate(() => window.told);

/** Types key by key. */
export async function type(page, field, text) {
  await page.getByLabel(field).focus();
  await page.keyboard.type(text);
}

/** Copies a string elsewhere and pastes it over the field's content. */
export async function paste(page, field, text) {
  const other = await page.context().newPage();
  await other.setContent('<textarea></textarea>');
  await other.locator('textarea').fill(text);
  await other.locator('textarea').press('Control+A');
  await other.locator('textarea').press('Control+C');
  await other.close();
  await page.getByLabel(field).focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Control+V');
}
