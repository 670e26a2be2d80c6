import path from 'node:path';

/** Where the guard keeps its own files for one person. All are private to that person. */
export function guardPlaces(home: string): {
  readonly folder: string;
  readonly allowances: string;
  readonly log: string;
  readonly olderLog: string;
  /** The folder for code compiled by V8. */
  readonly compiled: string;
  readonly launcher: string;
  readonly windowsLauncher: string;
  /** Names the folder of the programs, for a launcher whose own folder is gone. */
  readonly pointer: string;
} {
  const folder = path.join(home, '.sightglass', 'guard');
  const bin = path.join(home, '.sightglass', 'bin');
  return {
    folder,
    allowances: path.join(folder, 'allowances.json'),
    log: path.join(folder, 'decisions.jsonl'),
    olderLog: path.join(folder, 'decisions.1.jsonl'),
    compiled: path.join(folder, 'compiled'),
    launcher: path.join(bin, 'sightglass'),
    windowsLauncher: path.join(bin, 'sightglass.cmd'),
    pointer: path.join(bin, 'programs'),
  };
}
