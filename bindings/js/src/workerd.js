// Workers compile no bytes at run time, but a `.wasm` file is imported as a compiled module.

import module from '../generated/cliniko.wasm';
import { api } from './api.js';

export const {
  SHARDS, REGIONS, MEDIA_TYPE, ClinikoError, ApiKey, regionOf, apiHost, apiBaseUrl, apiUrl, checkLink, rebaseLink,
  shardOfApiUrl, lastSegment, parseAccountUrl, accountUrl, userAgent,
} = api(module);
