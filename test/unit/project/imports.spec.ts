import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const statement = /^(?:import|export)\b[^;]*?\bfrom '(\.[^']+)'/gm;

/** Returns our own files that a file imports, including imports of types. */
function importsOf(file: string): readonly string[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(statement)].map(([, name = '']) => path.join(path.dirname(file), name));
}

/** Returns the first import cycle that is reachable from a file: its members in order, with the first one repeated at the end. */
function circleFrom(file: string, above: readonly string[], done: Set<string>): readonly string[] | null {
  if (above.includes(file)) return [...above.slice(above.indexOf(file)), file];
  if (done.has(file)) return null;
  for (const next of importsOf(file)) {
    const circle = circleFrom(next, [...above, file], done);
    if (circle !== null) return circle;
  }
  done.add(file);
  return null;
}

describe('imports', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.ts'))
    .map(name => path.join('src', name));

  it('go round in no circle', () => {
    assert.ok(files.length > 300);
    const done = new Set<string>();
    for (const file of files) assert.equal(circleFrom(file, [], done)?.join(' → '), undefined);
  });
});
