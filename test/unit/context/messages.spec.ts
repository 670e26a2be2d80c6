import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { contextText } from '../../../src/text/messages/context.ts';

describe('sentences about context', () => {
  const folder = 'src/core/context';
  const used = new Map<string, Set<string>>();
  for (const name of readdirSync(folder, { recursive: true }).map(String)) {
    if (!name.endsWith('.ts')) continue;
    const source = readFileSync(path.join(folder, name), 'utf8');
    for (const [, code = '', args = ''] of source.matchAll(/message\(\s*'([^']+)'(?:,\s*\{([^}]*)\})?/g)) {
      const names = [...args.matchAll(/(\w+)(?=\s*[:,}]|\s*$)/g)].map(([, arg = '']) => arg);
      used.set(code, new Set([...(used.get(code) ?? []), ...names]));
    }
  }

  it('has a template for every code and a use for every template', () => {
    assert.deepEqual([...used.keys()].sort(), Object.keys(contextText).sort());
  });
  it('uses only arguments that are given', () => {
    for (const [code, template] of Object.entries(contextText)) {
      for (const [, name = ''] of template.matchAll(/\{(\w+)\}/g))
        assert.ok(used.get(code)?.has(name), `${code}: ${name}`);
    }
  });
});
