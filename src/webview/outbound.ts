import { cell, element, section, table } from './dom.ts';
import type { Report } from './protocol.ts';

/** Where traffic went by the captures imported last; nothing where none was. */
export function outboundSection({ labels, outbound = [] }: Report): HTMLElement | null {
  if (outbound.length === 0) return null;
  const rows = outbound.map(({ when, host, purpose, tool, requests, sent, capture }) =>
    element(
      'tr',
      {},
      cell(when),
      cell(element('code', {}, host)),
      cell(purpose),
      cell(tool),
      cell(requests),
      cell(sent),
      cell(capture),
    ),
  );
  const head = [labels.when, labels.host, labels.purpose, labels.tool, labels.requests, labels.sent, labels.capture];
  const intro = element('p', {}, labels.outboundIntro);
  return section('outbound', labels.outbound, intro, table('outbound', head, rows));
}
