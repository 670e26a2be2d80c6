import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { catalogue } from '../../core/assistants/catalogue.ts';
import { objectOf } from '../../core/guard/hooks/toolEvents.ts';
import type { AgentHooks } from '../../core/guard/hooks/types.ts';
import type { Json } from '../../core/guard/types.ts';
import { readTextSync } from '../files/readText.ts';

const maximumBytes = 4_000_000;

/** The version of an agent that npm installed: its package lies above the program that PATH leads to. */
export function installedVersion({ id }: AgentHooks, env: Readonly<Record<string, string | undefined>>): string | null {
  const commands = catalogue.find(each => each.id === id)?.detection.commands ?? [];
  const folders = (env['PATH'] ?? '').split(path.delimiter).filter(folder => path.isAbsolute(folder));
  for (const file of commands.flatMap(command => folders.map(folder => path.join(folder, command)))) {
    if (!existsSync(file)) continue;
    for (let folder = path.dirname(realpathSync(file)); ; folder = path.dirname(folder)) {
      const read = readTextSync(path.join(folder, 'package.json'), maximumBytes);
      const found = read.kind === 'text' ? versionIn(read.text) : null;
      if (found !== null) return found;
      if (folder === path.dirname(folder)) break;
    }
  }
  return null;
}

function versionIn(text: string): string | null {
  try {
    const { name, version } = objectOf(JSON.parse(text) as Json);
    return typeof name === 'string' && typeof version === 'string' ? version : null;
  } catch {
    return null;
  }
}
