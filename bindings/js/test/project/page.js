// For a page: shows the outcome in it.

import { clinikoFetch } from 'cliniko-core/fetch';

import { check } from './vectors.js';

const result = document.createElement('p');
result.id = 'result';
try {
  result.textContent = `${typeof clinikoFetch}, ${check()} cases`;
} catch (error) {
  result.textContent = error.stack;
}
document.body.append(result);
