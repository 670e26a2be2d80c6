import path from 'node:path';
import type { IgnoreSource } from '../../core/ignore/writing/source.ts';
import { message } from '../../core/message.ts';
import { readRuleText } from '../../node/files/ruleText.ts';
import type { Environment } from '../environment.ts';
import { say } from '../output/text.ts';
import { existingPath } from './paths.ts';
import { UsageError } from './usage.ts';

/** Reads the file of `--source`, from which the other ignore files are generated; null if none is given. */
export function readSource({ options }: Environment): IgnoreSource | null {
  if (options.source === null) return null;
  const absolute = existingPath(options.source, options) ?? path.resolve(options.workspace, options.source);
  const file = path.relative(options.workspace, absolute).split(path.sep).join('/');
  if (file === '' || file.startsWith('../') || path.isAbsolute(file)) {
    throw new UsageError(`${options.source} is not inside the workspace ${options.workspace}`);
  }
  const { text, problem } = readRuleText(absolute, file);
  if (problem !== null) throw new UsageError(say(problem));
  if (text === null) throw new UsageError(say(message('ignore.source.missing', { file })));
  return { file, text };
}
