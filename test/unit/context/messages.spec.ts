import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { contextText } from '../../../src/text/messages/context.ts';

describe('sentences about context', () => {
  const core = 'src/core';
  // Files of products also contain messages about other subjects.
  const isAboutContext = (name: string, code: string): boolean =>
    name.startsWith('context/') || (name.startsWith('assistants/') && code.startsWith('context.'));
  const used = new Map<string, Set<string>>();
  for (const name of readdirSync(core, { recursive: true }).map(each => String(each).replaceAll(path.sep, '/'))) {
    if (!name.endsWith('.ts')) continue;
    const source = readFileSync(path.join(core, name), 'utf8');
    for (const [, code = '', args = ''] of source.matchAll(/message\(\s*'([^']+)'(?:,\s*\{([^}]*)\})?/g)) {
      if (!isAboutContext(name, code)) continue;
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
