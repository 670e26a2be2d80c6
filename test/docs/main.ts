import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { madePages } from './pages.ts';

for (const [name, text] of madePages()) {
  const file = path.join('docs', name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}
