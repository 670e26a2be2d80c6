import { existsSync } from 'node:fs';
import path from 'node:path';
import type { LoggedDecision } from '../../node/guard/decisionLog.ts';

/** A line of a file. */
export interface Place {
  /** Absolute. */
  readonly file: string;
  /** 1-based. */
  readonly line: number;
}

/** The file that a decision is about, absolute; null where it is not about a file, or the file is gone. */
export function decisionFile({ folder, path: name }: LoggedDecision): string | null {
  return folder === undefined || name === undefined ? null : path.resolve(folder, name);
}

/** Where the rule is that decided; null where no rule of a file did, or its file is gone. */
export function decisionRule({ folder, rule }: LoggedDecision): Place | null {
  const [, name, line] = /^(.+):(\d+)$/.exec(rule ?? '') ?? [];
  if (name === undefined || line === undefined) return null;
  if (folder === undefined && !path.isAbsolute(name)) return null;
  const file = path.resolve(folder ?? '', name);
  return existsSync(file) ? { file, line: Number(line) } : null;
}
