import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { commands, Uri } from 'vscode';
import { fakeSecrets } from '../../scripts/lib/editor/demo.mjs';
import { commands as ids } from '../../src/contract.ts';
import { until } from './driver.ts';
import { api } from './editor.ts';

const file = path.join(homedir(), '.claude', 'CLAUDE.md');

/**
 * Writes an instruction file with a secret into the home folder, waits until it counts as sent by Claude Code, and removes it
 * afterwards.
 * @param check runs while the file is there
 */
export async function withHomeInstructions(check: () => Promise<void>): Promise<void> {
  const uri = Uri.file(file).toString();
  const items = async () =>
    (await api())
      .snapshot()
      .simulations.filter(each => each.assistant === 'claude-code' && each.feature === 'agent')
      .flatMap(each => each.items)
      .filter(each => each.uri === uri && each.inclusion === 'certain');
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `# Mine\n\nUse this for tests: ${fakeSecrets().stripe}\n`);
  try {
    await commands.executeCommand(ids.refresh);
    await until('the file of the home folder', async () => (await items()).length === 1);
    await until('its secret', async () => {
      const { findings, exposures } = (await api()).snapshot();
      return (findings.get(uri)?.length ?? 0) === 1 && exposures.some(each => each.path.endsWith('.claude/CLAUDE.md'));
    });
    await check();
  } finally {
    rmSync(file, { force: true });
  }
  await commands.executeCommand(ids.refresh);
  await until('the row to go', async () => (await items()).length === 0);
}
