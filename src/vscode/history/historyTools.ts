// A separate bundle, `dist/historyTools.js`, loaded on demand: most windows never read the records.
export { Records } from './records.ts';
export { showRotation } from './rotationAdvice.ts';
