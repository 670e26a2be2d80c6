import { existsSync } from 'node:fs';
import path from 'node:path';
import type { LoggedDecision } from '../../node/guard/decisionLog.ts';

/** A line of a file. */
export interface Place {
  /** The absolute path. */
  readonly file: string;
  /** 1-based. */
  readonly line: number;
}

/** Returns the absolute path of the file that a decision is about; null if it is not about a file or has no folder. */
export function decisionFile({ folder, path: name }: LoggedDecision): string | null {
  return folder === undefined || name === undefined ? null : path.resolve(folder, name);
}

/** Returns the place of the rule that decided; null if the rule is not in a file, or its file is gone. */
export function decisionRule({ folder, rule }: LoggedDecision): Place | null {
  const [, name, line] = /^(.+):(\d+)$/.exec(rule ?? '') ?? [];
  if (name === undefined || line === undefined) return null;
  if (folder === undefined && !path.isAbsolute(name)) return null;
  const file = path.resolve(folder ?? '', name);
  return existsSync(file) ? { file, line: Number(line) } : null;
}
