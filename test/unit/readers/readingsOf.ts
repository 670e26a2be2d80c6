import type { FileReading, Readings } from '../../../src/core/settings/readings.ts';

/** Returns readings of some files, with names relative to `/home/dev` and `/work/shop`. */
export function readingsOf(files: Readonly<Record<string, string>>, editors: readonly string[] = []): Readings {
  const at = (name: string): string =>
    name.startsWith('~/') ? `/home/dev/${name.slice(2)}` : name.startsWith('./') ? `/work/shop/${name.slice(2)}` : name;
  const entries = Object.entries(files).map(([name, text]): [string, FileReading] => [
    at(name),
    { kind: 'text', text },
  ]);
  return {
    home: '/home/dev',
    workspace: '/work/shop',
    platform: 'linux',
    files: new Map(entries),
    environment: {},
    editor: {
      userFile: null,
      workspaceFile: null,
      installed: editors.map(userFile => ({ name: userFile, userFile })),
    },
  };
}
