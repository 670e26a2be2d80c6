import { button, cell, element, section, select, table } from '../dom.ts';
import { post } from '../host.ts';
import type { Report, ReportAnswer, ReportCheck, ReportLabels } from '../protocol.ts';

/** Shows the choices that only the user can check, each with its page and the user's answer. */
export function checklistSection({ labels, checks }: Report): HTMLElement | null {
  if (checks.length === 0) return null;
  const head = [labels.check, labels.page, labels.answer];
  const rows = checks.map((check, at) => row(check, `check-${at}`, labels));
  return section(
    'checklist',
    labels.checklist,
    element('p', { class: 'intro' }, labels.checklistIntro),
    table('checklist', head, rows),
  );
}

function row(check: ReportCheck, id: string, labels: ReportLabels): HTMLElement {
  const options = Object.entries(labels.answers);
  const answered = check.answered === '' ? null : element('div', { class: 'where' }, check.answered);
  return element(
    'tr',
    {},
    element(
      'th',
      { scope: 'row' },
      element('div', { class: 'tool' }, check.tool),
      element('span', { id }, check.key),
      element('div', { class: 'why' }, check.why),
    ),
    cell(
      check.hasPage
        ? button(check.page, () => post({ type: 'page', check: check.id }), { class: 'link' })
        : element('span', {}, '–'),
    ),
    cell(
      select(
        `${labels.answer}: ${check.tool}, ${check.key}`,
        options,
        check.answer,
        answer => post({ type: 'answer', check: check.id, answer: answer as ReportAnswer }),
        { id: `answer-${id}`, class: check.answer },
      ),
      answered,
    ),
  );
}
