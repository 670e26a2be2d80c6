import { env, l10n, workspace } from 'vscode';
import { assistantName } from '../../core/assistants/catalogue.ts';
import { type Timeline, timelineOf } from '../../core/history/timeline.ts';
import type { ReadPast } from '../history/past.ts';
import type { ReportHistory, ReportTimeline } from '../../webview/protocol.ts';
import { bytesText } from './reportTexts.ts';

/**
 * Creates the part of the privacy report about what was already sent.
 * @param past null if the records were not read in this window
 */
export function reportHistory(past: ReadPast | null): ReportHistory {
  if (past === null) {
    const why = workspace.isTrusted
      ? l10n.t('The records of AI tools were not read in this window, so what was already sent is not known.')
      : l10n.t('The records of AI tools are not read in Restricted Mode. Trust this workspace first.');
    return { facts: [why], canRead: true, timeline: null, limits: [] };
  }
  const timeline = timelineOf(past.report);
  return {
    facts: [past.summary, ...past.sentences],
    canRead: false,
    timeline: timeline === null ? null : shownTimeline(timeline),
    limits: past.limits,
  };
}

function shownTimeline({ from, to, rows, largest }: Timeline): ReportTimeline {
  const days = Array.from({ length: to - from + 1 }, (_, index) => dayText(from + index));
  return {
    title: l10n.t('What AI tools were sent, by day, from {0} to {1}', days[0] ?? '', days.at(-1) ?? ''),
    days,
    rows: rows.map(({ assistant, cells }) => ({
      assistant: assistantName(assistant),
      cells: cells.map(({ day, size, secrets }) => {
        const shown = size === 0 ? l10n.t('an unknown amount') : l10n.t('about {0}', bytesText(size));
        const text =
          secrets === 0
            ? l10n.t('{0}, {1}: {2}', assistantName(assistant), dayText(day), shown)
            : l10n.t('{0}, {1}: {2}, different secrets: {3}', assistantName(assistant), dayText(day), shown, secrets);
        const weight = largest === 0 ? 0 : size / largest;
        return { day: day - from, weight, secrets, size: shown, text };
      }),
    })),
  };
}

/** Formats a day of the timeline. Days are in UTC, as in the records. */
function dayText(day: number): string {
  return new Date(day * 86_400_000).toLocaleDateString(env.language, { dateStyle: 'medium', timeZone: 'UTC' });
}
