import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { productReaders } from '../../../src/core/assistants/readers.ts';
import { checkPolicy } from '../../../src/core/policy/check/check.ts';
import { startFolder } from '../../../src/core/context/agent/files/fileRule.ts';
import { emptyPolicy, type Policy } from '../../../src/core/policy/model/types.ts';
import { policyFacts } from '../../../src/node/policy/facts.ts';
import { scratchFolder } from '../scratchFolder.ts';

const closed: Policy = { ...emptyPolicy, mcp: { others: 'deny', allowed: [], denied: [] } };
const servers = JSON.stringify({ servers: { mine: { url: 'https://mine.example.com' } } });

describe('where a policy looks for MCP servers', () => {
  const scratch = scratchFolder();

  async function brokenAt(home: string, platform: string, tools: readonly string[] = ['copilot']): Promise<string[]> {
    const facts = await policyFacts(closed, {
      ...{ tools, home, workspace: null, env: {}, platform, today: '2026-11-29' },
      account: { contentExclusion: null },
    });
    return checkPolicy(closed, facts)
      .filter(({ outcome }) => outcome === 'broken')
      .map(({ file }) => path.relative(home, file ?? ''));
  }

  const places: readonly (readonly [platform: string, user: string])[] = [
    ['linux', '.config/Code/User'],
    ['linux', '.config/Code - Insiders/User'],
    ['linux', '.local/share/code-server/User'],
    ['darwin', 'Library/Application Support/Code/User'],
    ['win32', 'AppData/Roaming/Code/User'],
    ['linux', '.vscode-server/data/User'],
  ];
  for (const [platform, user] of places) {
    it(`finds mcp.json of the person, and of profiles, in ${user} on ${platform}`, async () => {
      const home = scratch.at(`${platform}-${user.replaceAll('/', '-')}`);
      const names = user.includes('server/data') ? ['mcp.json'] : ['mcp.json', 'profiles/-1a2b/mcp.json'];
      for (const name of names) {
        const file = path.join(home, user, name);
        mkdirSync(path.dirname(file), { recursive: true });
        writeFileSync(file, servers);
      }
      const wanted = names.map(name => path.join(user, name));
      assert.deepEqual((await brokenAt(home, platform)).sort(), wanted.sort());
    });
  }

  it('looks in every place that the list of readers names for a person', async () => {
    for (const { tool, servers: all } of productReaders) {
      for (const [at, { format, file, keyPath }] of all.entries()) {
        if (!file.startsWith('~/') || format !== 'json' || file.includes('AppData') || keyPath.includes(startFolder))
          continue;
        const home = scratch.at(`every-${tool}-${at}`);
        const written = path.join(home, file.slice(2).replaceAll('*', 'any'));
        mkdirSync(path.dirname(written), { recursive: true });
        const value = keyPath.reduceRight<unknown>((inner, key) => ({ [key]: inner }), {
          mine: { url: 'https://mine.example.com' },
        });
        writeFileSync(written, JSON.stringify(value));
        assert.deepEqual(await brokenAt(home, 'linux', [tool]), [path.relative(home, written)], `${tool}: ${file}`);
      }
    }
  });
});
