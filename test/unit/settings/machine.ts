import assert from 'node:assert/strict';
import type { Assistant } from '../../../src/core/assistants/types.ts';
import { tools } from '../../../src/core/assistants/tools.ts';
import { assistantById } from '../../../src/core/assistants/catalogue.ts';
import { readSettings } from '../../../src/core/settings/read.ts';
import type { FileReading, Readings } from '../../../src/core/settings/readings.ts';
import type { Plan, SettingState, Tool } from '../../../src/core/settings/types.ts';

/** Returns a machine with these files; paths that start with `~/` or `./` are in its home or workspace folder. */
export function machine(files: Readonly<Record<string, string>>, more: Partial<Readings> = {}): Readings {
  const absolute = (name: string): string => name.replace(/^~\//, '/home/u/').replace(/^\.\//, '/project/');
  const readings = Object.entries(files).map(([name, text]): [string, FileReading] => [
    absolute(name),
    { kind: 'text', text },
  ]);
  return {
    home: '/home/u',
    workspace: '/project',
    platform: 'linux',
    files: new Map(readings),
    environment: {},
    editor: { userFile: '/home/u/.config/Code/User/settings.json', workspaceFile: '/project/.vscode/settings.json' },
    ...more,
  };
}

/** Returns the same machine after a plan was applied. */
export function applied(before: Readings, { edits }: Plan): Readings {
  const files = new Map(before.files);
  for (const { file, after } of edits) files.set(file, { kind: 'text', text: after });
  return { ...before, files };
}

export function assistants(...ids: readonly string[]): readonly Assistant[] {
  return ids.map(id => {
    const found = assistantById(id);
    if (!found) throw new Error(`no assistant ${id}`);
    return found;
  });
}

export function toolsNamed(...ids: readonly string[]): readonly Tool[] {
  return ids.map(id => {
    const found = tools.find(each => each.id === id);
    if (!found) throw new Error(`no tool ${id}`);
    return found;
  });
}

/** Returns the state of a setting of a tool on a machine; fails if the tool has no such setting. */
export function state(readings: Readings, id: string, key: string): SettingState {
  const found = readSettings(toolsNamed(id), readings).find(each => each.spec.key === key);
  assert.ok(found, `${id} ${key}`);
  return found;
}
