import { button, element } from '../dom.ts';
import { keyMark } from './keyMark.ts';
import type { WindowAnswer, WindowPage } from './protocol.ts';

/** The actions behind the answers. */
export interface AnswerActions {
  readonly secret: (row: number) => void;
  readonly held: (row: number) => void;
  readonly findings: () => void;
  readonly report: () => void;
}

/**
 * Shows the answers to the user's first questions in a few lines at the top: which secrets are sent now and to whom, what holds a
 * file back from which assistants, and whose telemetry is on. On a computer there is also a link to the privacy report.
 */
export function answersOf({ answers, labels }: WindowPage, actions: AnswerActions): HTMLElement {
  const { secrets, secretRows, moreSecrets, held, most, telemetry, isTelemetryOpen, hasReport } = answers;
  const hasSecrets = secretRows.length > 0;
  const report = button(telemetry === '' ? labels.report : labels.reportShort, actions.report, {
    ...{ id: 'report', class: 'link inline', title: labels.report },
    ...(telemetry === '' ? {} : { 'aria-label': labels.report }),
  });
  return element(
    'section',
    { class: 'answers', 'aria-label': labels.answers },
    element(
      'p',
      { class: 'answer' },
      hasSecrets ? element('strong', { class: 'secret' }, keyMark(), secrets) : secrets,
    ),
    hasSecrets
      ? element('ul', { class: 'answer' }, ...secretRows.map((row, at) => secretLine(row, at, actions.secret)))
      : null,
    moreSecrets === '' ? null : button(moreSecrets, actions.findings, { id: 'more-secrets', class: 'link indented' }),
    held === null ? null : heldLine(held, () => actions.held(0)),
    most === '' ? null : element('p', { class: 'answer most' }, most),
    hasReport
      ? element(
          'p',
          { class: isTelemetryOpen ? 'answer telemetry open' : 'answer telemetry' },
          telemetry === '' ? null : `${telemetry} · `,
          report,
        )
      : null,
  );
}

function secretLine({ label, detail, place }: WindowAnswer, at: number, onChoose: (row: number) => void): HTMLElement {
  const line = button('', () => onChoose(at), { id: `secret-${at}`, class: 'line one' });
  const text = element('span', {}, label, ' ', element('span', { class: 'detail' }, detail), ' ');
  line.append(text, element('span', { class: 'place' }, place));
  return element('li', {}, line);
}

function heldLine({ label, detail, place }: WindowAnswer, onChoose: () => void): HTMLElement {
  const line = button('', onChoose, { id: 'held-0', class: 'line held' });
  const more = place === '' ? [] : [' · ', element('span', { class: 'place' }, place)];
  line.append(label, ' ', element('span', { class: 'detail' }, detail), ...more);
  return element('p', { class: 'answer' }, line);
}
