// A bundle of its own, `dist/historyTools.js`, loaded when records are asked for: most windows never look at them.
export { Records } from './records.ts';
export { showRotation } from './rotationAdvice.ts';
