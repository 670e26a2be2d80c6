import { button, cell, element, section, table } from '../dom.ts';
import { post } from '../host.ts';
import type { Report, ReportLabels, ReportTimeline } from '../protocol.ts';
import { timelinePicture } from '../pictures/timeline.ts';

/** Shows what was already sent: sentences, the picture, the same data as a table, and what records cannot show. */
export function historySection({ labels, history }: Report): HTMLElement {
  const { facts, canRead, timeline, limits } = history;
  const read = canRead ? labels.readRecords : labels.showSent;
  return section(
    'history',
    labels.history,
    element('p', { class: 'intro' }, labels.historyIntro),
    element('ul', { class: 'facts' }, ...facts.map(text => element('li', {}, text))),
    ...(timeline === null ? [] : [timelinePicture(timeline, labels), timelineTable(timeline, labels)]),
    limits.length === 0
      ? null
      : element('details', {}, element('summary', {}, labels.limits), element('ul', {}, ...limits.map(listItem))),
    button(read, () => post({ type: 'read-history' }), { id: 'read-history' }),
  );
}

function listItem(text: string): HTMLElement {
  return element('li', {}, text);
}

/** Shows every cell of the picture as a row. */
function timelineTable({ days, rows }: ReportTimeline, labels: ReportLabels): HTMLElement {
  const cells = rows.flatMap(({ assistant, cells: own }) =>
    own.map(each =>
      element('tr', {}, cell(days[each.day] ?? ''), cell(assistant), cell(each.size), cell(String(each.secrets))),
    ),
  );
  return element(
    'details',
    {},
    element('summary', { id: 'timeline-table' }, labels.timelineTable),
    table('timeline-table', [labels.day, labels.tool, labels.sent, labels.secrets], cells),
  );
}
