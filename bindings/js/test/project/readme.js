// The programs in README.md.

import { readFileSync, writeFileSync } from 'node:fs';

const README = readFileSync(new URL('node_modules/cliniko-core/README.md', import.meta.url), 'utf8');

/** Writes the program below the comment `<!-- name -->` to a file of that name, and gives its URL. */
export function program(name) {
  const [, code] = README.split(`\n<!-- ${name} -->\n\`\`\`js\n`);
  const file = new URL(`readme-${name}`, import.meta.url);
  writeFileSync(file, code.slice(0, code.indexOf('\n```\n') + 1));
  return file.href;
}
