import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const statement = /^(?:import|export)\b[^;]*?\bfrom '(\.[^']+)'/gm;

/** Files of our own that a file names in an import, also one of types alone. */
function importsOf(file: string): readonly string[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(statement)].map(([, name = '']) => path.join(path.dirname(file), name));
}

/** The first circle that is met on the way from a file: its members in order, the first one again at the end. */
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
