import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { appendToTrail, type TrailNote } from '../../../src/node/trail/append.ts';

const monthlong = 31 * 24 * 60 * 60 * 1000;

/** Writes a history of some changes, over more than one file if `months` is true. */
export async function writeHistory(
  folder: string,
  next: () => number,
  changes: number,
  months: boolean,
): Promise<void> {
  let time = Date.UTC(2026, 0, 1);
  for (let i = 0; i < changes; i++) {
    time += next() * (months ? monthlong : 60_000);
    await appendToTrail(folder, noteOf(i, next), { clock: () => new Date(time), keptDays: months ? 200 : 400 });
  }
}

export function noteOf(i: number, next: () => number): TrailNote {
  const content = next() < 0.1 ? null : Buffer.from(`{"telemetry": ${next() < 0.5}, "n": ${i}, "ä": "ö"}`);
  return {
    action: next() < 0.7 ? 'applied' : 'undone',
    change: `change-${i}`,
    command: 'harden',
    justification: next() < 0.5 ? null : `weil „${i}“ es verlangt \u2028 "quoted"`,
    files: [{ file: `/home/anna/.config/tool ${i % 7}.json`, old: content, new: Buffer.from(String(next())) }],
    values: [{ tool: 'vscode', key: 'telemetry.telemetryLevel', old: undefined, new: 'off' }],
  };
}

/** Returns all files of a trail with their bytes, so that they can be tampered with and restored. */
export function filesOf(folder: string): ReadonlyMap<string, Buffer> {
  return new Map(readdirSync(folder).map(name => [name, readFileSync(path.join(folder, name))]));
}

export function put(folder: string, name: string, bytes: Uint8Array): void {
  writeFileSync(path.join(folder, name), bytes);
}
