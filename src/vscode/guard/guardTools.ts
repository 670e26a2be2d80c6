// A bundle of its own, `dist/guardTools.js`, loaded after the start: the hooks of all agents, parsers for their files and the
// sentences about them are large. It starts no program; what asks an agent's own command line runs in a terminal.
export { Guard } from './guard.ts';
export { allow, revoke } from './allowing.ts';
export { checkInTerminal } from './checkInTerminal.ts';
export { guardAgents } from './guarding.ts';
export { removeGuard } from './removing.ts';
