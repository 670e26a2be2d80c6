import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { configurationSchema } from '../../src/core/configuration/schema.ts';
import { policySchema } from '../../src/core/policy/read/schema.ts';
import { madePages } from './pages.ts';

for (const [name, text] of madePages()) {
  const file = path.join('docs', name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

// Schemas published with the packages, for editors and other programs.
for (const [name, schema] of [
  ['policy', policySchema()],
  ['config', configurationSchema()],
] as const)
  writeFileSync(`media/${name}.schema.json`, `${JSON.stringify(schema, null, 2)}\n`);
