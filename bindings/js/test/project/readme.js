// The programs in README.md.

import { readFileSync, writeFileSync } from 'node:fs';

const README = readFileSync(new URL('node_modules/cliniko-core/README.md', import.meta.url), 'utf8');

/** The code below the comment `<!-- name -->`. */
export function block(name) {
  const [, code] = README.split(`\n<!-- ${name} -->\n\`\`\`${name.split('.')[1]}\n`);
  return code.slice(0, code.indexOf('\n```\n') + 1);
}

/** Writes the program of that name to a file, and gives its URL. */
export function program(name) {
  const file = new URL(`readme-${name}`, import.meta.url);
  writeFileSync(file, block(name));
  return file.href;
}
