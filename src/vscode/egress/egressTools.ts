// A bundle of its own, `dist/egressTools.js`, loaded when it is first needed: the table of hosts and the forms of policies
// are large. It holds no network module; the recorder is a program in a terminal.
export { generateEgressPolicy } from './egressPolicy.ts';
export { Recording } from './recording.ts';
