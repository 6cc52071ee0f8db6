// For Workers.

import { clinikoFetch } from 'cliniko-core/fetch';

import { check } from './vectors.js';

export default {
  fetch: () => new Response(`${typeof clinikoFetch}, ${check()} cases`),
};
