import type { Carried, HistorySecret, HistorySession } from '../../../src/core/history/report.ts';

/** Returns a session of a report, with the properties that matter to a test. */
export function sessionOf(assistant: string, id: string, more: Partial<HistorySession> = {}): HistorySession {
  return {
    ...{ id, assistant, surface: 'cli', from: null, to: null, cwd: null, requests: 1, model: null, provider: null },
    ...{ host: null, hostFrom: 'unknown', days: [] },
    ...more,
  };
}

export function carriedIn(assistant: string, session: string, more: Partial<Carried> = {}): Carried {
  return {
    ...{ assistant, session, status: 'sent', requests: 1, first: null, last: null, path: null },
    certainty: 'measured',
    ...more,
  };
}

export function secretIn(assistant: string, session: string, more: Partial<HistorySecret> = {}): HistorySecret {
  return {
    ...carriedIn(assistant, session),
    ...{ ruleId: 'github-pat', redacted: 'ghp_…', fingerprint: 'f', confidence: 'high', id: 'i', inWorkspace: [] },
    ...more,
  };
}
