import type { DriftIssue } from '../ignore/drift/types.ts';
import type { Message } from '../message.ts';

/** Formats `sightglass/ignore-drift/1`: one entry per issue, in the order of the issues. */
export function driftJson(issues: readonly DriftIssue[], say: (message: Message) => string): string {
  const body = {
    schema: 'sightglass/ignore-drift/1',
    issues: issues.map(({ file, line, pattern, kind, level, assistants, isDead, missingIn, why }) => ({
      file,
      line,
      pattern,
      kind,
      level,
      assistants,
      isDead,
      missingIn,
      code: why.code,
      args: why.args,
      why: say(why),
    })),
  };
  return `${JSON.stringify(body, null, 2)}\n`;
}
