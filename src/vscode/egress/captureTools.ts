// A separate bundle, `dist/captureTools.js`, loaded when a capture is imported: the readers of many formats, the table of hosts and
// the secret rules are large, and most people never need them.
export { Captures } from './captures.ts';
