// A separate bundle, `dist/egressTools.js`, loaded on first use: the table of hosts and the policy formats are large. It contains
// no network module; the recorder is a program in a terminal.
export { generateEgressPolicy } from './egressPolicy.ts';
export { Recording } from './recording.ts';
