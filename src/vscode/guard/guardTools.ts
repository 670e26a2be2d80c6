// A separate bundle, `dist/guardTools.js`, loaded after startup: the hooks of all agents, the parsers for their files and the texts
// about them are large. It starts no program; an agent's command line is run in a terminal.
export { Guard } from './guard.ts';
export { allow, revoke } from './allowing.ts';
export { checkInTerminal } from './checkInTerminal.ts';
export { guardAgents } from './guarding.ts';
export { removeGuard } from './removing.ts';
