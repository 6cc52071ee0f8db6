// Shows on the page what the checker says of the two fields.

import { check, pace, regions, withHyphen } from './checker.js';

const PAUSE = 2000; // milliseconds after which a user waits for an answer
const AROUND = 10; // so many characters around a wrong one are shown: with it, they fit a phone
const SIGNS = {
  right: 'sign-right', short: 'sign-warning', assumed: 'sign-warning', hyphen: 'sign-warning', different: 'sign-wrong',
};

const element = (id) => document.getElementById(id);
const fields = Object.fromEntries(['key', 'address'].map((name) => [name, {
  input: element(name), note: element(`${name}-note`), pace: pace.left, timer: undefined,
}]));
const [reveal, picker, region, shards, shard] = ['reveal', 'picker', 'region', 'shards', 'shard'].map(element);
let picked;
let kept = false;

for (const [name, field] of Object.entries(fields)) {
  field.input.addEventListener('input', (event) => {
    if (name === 'key') forget(); // what was said of another key
    const typed = /^(insertText|insertCompositionText|delete)/.test(event.inputType);
    go(field, typed ? pace.typing : pace.resting);
    if (typed) field.timer = setTimeout(go, PAUSE, field, pace.resting);
  });
  field.input.addEventListener('blur', () => go(field, pace.left));
  field.input.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') go(field, pace.left);
  });
}

reveal.addEventListener('click', () => {
  hide(fields.key.input.type === 'text');
  render();
});

for (const { name } of regions) region.append(new Option(name));

region.addEventListener('change', () => {
  const choice = regions[region.selectedIndex - 1]?.shards ?? [];
  const options = choice.map((code) => new Option(code));
  shard.replaceChildren(new Option('Choose a shard', ''), ...options);
  shards.hidden = choice.length < 2;
  picked = choice.length === 1 ? choice[0] : undefined;
  render();
});

shard.addEventListener('change', () => {
  picked = shard.value || undefined;
  render();
});

element('add-hyphen').addEventListener('click', () => {
  fields.key.input.value = withHyphen(fields.key.input.value);
  settle();
});

element('keep-key').addEventListener('click', () => {
  kept = true;
  settle();
});

// The browser keeps a page that was left, fields and all, for the Back button.
addEventListener('pagehide', () => {
  for (const field of Object.values(fields)) field.input.value = '';
  hide(true);
  forget();
  render();
});

const hints = check({ text: '', pace: pace.left }, { text: '', pace: pace.left });
for (const name of Object.keys(fields)) element(`${name}-hint`).textContent = hints[`${name}-text`];
render();
element('unready').hidden = true;
element('form').hidden = false;

function go(field, to) {
  clearTimeout(field.timer);
  field.pace = to;
  render();
}

// The buttons of the question go with it, and the focus must not.
function settle() {
  fields.key.input.focus();
  go(fields.key, pace.resting);
}

function hide(hidden) {
  fields.key.input.type = hidden ? 'password' : 'text';
  reveal.firstChild.data = hidden ? 'Show' : 'Hide';
}

function forget() {
  picked = undefined;
  kept = false;
  region.selectedIndex = 0;
  shards.hidden = true;
}

function render() {
  const { key, address } = fields;
  const answer = check(
    { text: key.input.value, pace: key.pace },
    { text: address.input.value, pace: address.pace },
    picked,
    kept,
  );
  for (const [name, { input, note }] of Object.entries(fields)) {
    const state = answer[name];
    const different = answer.verdict === 'different';
    input.setAttribute('aria-invalid', String(state === 'wrong' || different));
    input.setAttribute('aria-describedby', `${name}-hint ${different ? 'status' : `${name}-note`}`);
    note.dataset.state = state;
    update(note, state === 'empty' ? [] : sentences(answer, name, input));
  }
  const result = element('result');
  result.dataset.verdict = answer.verdict ?? 'none';
  update(element('status'), answer.verdict ? verdict(answer) : []);
  picker.hidden = !answer.pick;
  element('hyphen').hidden = answer.verdict !== 'hyphen';
}

// The note below a field.
function sentences(answer, name, { value, type }) {
  const lines = [];
  const mark = answer[`${name}-mark`];
  if (mark !== undefined) lines.push(marked(value, mark, type === 'password'));
  if (answer[`${name}-text`]) lines.push(node('p', 'sentence', answer[`${name}-text`]));
  if (answer[`${name}-place`]) lines.push(node('p', 'place', answer[`${name}-place`]));
  return lines;
}

// The characters around the mistake, for the eye; the sentences say it to everyone. Of hidden input it shows only the
// character that no key has.
function marked(text, start, hidden) {
  const from = text.slice(start);
  const [mark] = from.match(/^[A-Za-z\d][A-Za-z\d.-]*|^./su) ?? [''];
  const show = (part) => (hidden ? '•'.repeat([...part].length) : [...part].map(visible).join(''));
  const before = [...text.slice(0, start)];
  const after = [...from.slice(mark.length)];
  const line = node('p', 'mirror');
  line.setAttribute('aria-hidden', 'true');
  line.append(
    before.length > AROUND ? '…' : '', show(before.slice(-AROUND).join('')),
    node('mark', '', /^[A-Za-z\d]/.test(mark) ? show(mark.slice(0, 2 * AROUND)) : visible(mark)),
    show(after.slice(0, AROUND).join('')), after.length > AROUND ? '…' : '',
  );
  return line;
}

// A sign for a character that has none.
function visible(character) {
  if (/^\s$/.test(character)) return '␣';
  return /^[\p{C}\p{M}\p{Z}\u115F\u1160\u3164\uFFA0]/u.test(character) ? '▯' : character;
}

// The answer for the key as a whole.
function verdict(answer) {
  const title = node('h2');
  title.append(element(SIGNS[answer.verdict]).content.firstElementChild.cloneNode(true), answer.title);
  const parts = [title, node('p', '', answer.text)];
  if (answer.shard) {
    const facts = node('dl');
    const where = [['Region', answer.region], ['Shard', answer.shard], ['Base URL', answer['base-url']]];
    for (const [term, value] of where) {
      const row = node('div');
      row.append(node('dt', '', term), node('dd', '', value));
      facts.append(row);
    }
    if (answer.assumed) facts.querySelector('dd').append(' ', node('span', 'assumed', 'assumed'));
    parts.push(facts);
  }
  return parts;
}

function node(name, className = '', text = '') {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.textContent = text;
  return made;
}

// A screen reader reads a region again when its content is replaced, so equal content stays.
function update(region, parts) {
  const made = document.createElement('div');
  made.append(...parts);
  if (made.innerHTML !== region.innerHTML) region.replaceChildren(...made.childNodes);
}
