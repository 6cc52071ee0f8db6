import { base64 } from '../generated/module.js';
import { api } from './api.js';

// Node before 25 and browsers before 2025 have no `fromBase64`, and a loop takes 5 ms.
function decode(text) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text);
  if (globalThis.Buffer) return globalThis.Buffer.from(text, 'base64');
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

export const {
  SHARDS, REGIONS, MEDIA_TYPE, ClinikoError, ApiKey, regionOf, apiHost, apiBaseUrl, apiUrl, checkLink, rebaseLink,
  shardOfApiUrl, lastSegment, parseAccountUrl, accountUrl, userAgent,
} = api(new WebAssembly.Module(decode(base64)));
