import { message } from '../../../src/core/message.ts';
import type { Finding } from '../../../src/core/secrets/types.ts';

/** Returns a finding in a file, for tests in which only the file and the given properties matter. */
export function findingIn(path: string, given: Partial<Finding> = {}): Finding {
  return {
    ruleId: 'github-token',
    provider: 'GitHub',
    path,
    start: 0,
    end: 8,
    startLine: 1,
    startColumn: 1,
    endLine: 1,
    endColumn: 9,
    confidence: 'high',
    validation: 'none',
    description: message('context.copilot.empty'),
    redacted: '••••••••',
    fingerprint: 'f',
    ...given,
  };
}
