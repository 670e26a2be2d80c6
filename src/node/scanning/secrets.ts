// A bundle of its own, `dist/secrets.js`, loaded when the first text is scanned: the tables of credential formats are most of
// what the editor's thread needs to find secrets, and half of what the guard needs for an answer.
export { ruleById } from '../../core/secrets/catalogue.ts';
export { createScanner } from '../../core/secrets/scanner.ts';
