// A bundle of its own, `dist/secrets.js`, loaded with the first document that is scanned, after start-up: the tables of
// credential formats are most of what the editor's thread needs to find secrets.
export { ruleById } from '../../core/secrets/catalogue.ts';
export { createScanner } from '../../core/secrets/scanner.ts';
