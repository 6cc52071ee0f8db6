// For a runtime with a console.

import { clinikoFetch } from 'cliniko-core/fetch';

import { check } from './vectors.js';

console.log(`${typeof clinikoFetch}, ${check()} cases`);
