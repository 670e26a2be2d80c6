import { button, cell, element, section, table } from '../dom.ts';
import { post } from '../host.ts';
import { flowPicture } from '../pictures/flow.ts';
import { addGridKeys } from '../pictures/gridKeys.ts';
import type { Report } from '../protocol.ts';

/**
 * Shows where traffic went in the captures imported last, as a picture and as a table; null if there are no captures. The rows of
 * the table are one tab stop; a row opens its host in the view of captured traffic.
 */
export function outboundSection({ labels, outbound = [] }: Report): HTMLElement | null {
  if (outbound.length === 0) return null;
  const buttons = outbound.map(({ host, spoken }, index) =>
    button(host, () => post({ type: 'host', host }), {
      ...{ id: `host-${index}`, class: 'link', 'aria-label': spoken, tabindex: index === 0 ? '0' : '-1' },
    }),
  );
  const { picture, mark } = flowPicture(outbound, labels, index => buttons[index]?.focus());
  for (const [index, each] of buttons.entries())
    each.addEventListener('focus', () => {
      for (const other of buttons) other.setAttribute('tabindex', other === each ? '0' : '-1');
      mark(index);
    });
  addGridKeys(buttons.map(each => [each]));
  const rows = outbound.map(({ when, purpose, tool, requests, sent, secretsText, capture }, index) =>
    element(
      'tr',
      {},
      cell(tool),
      cell(buttons[index] ?? null),
      cell(purpose),
      cell(sent),
      cell(secretsText),
      cell(requests),
      cell(when),
      cell(capture),
    ),
  );
  const head = [
    ...[labels.tool, labels.host, labels.purpose, labels.sent, labels.secrets],
    ...[labels.requests, labels.when, labels.capture],
  ];
  const intro = element('p', { class: 'intro' }, labels.outboundIntro);
  return section('outbound', labels.outbound, intro, picture, table('outbound', head, rows));
}
