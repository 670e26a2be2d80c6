import type { Inventory, UseRow } from '../../../core/egress/inventory/types.ts';
import { amountText } from '../../../text/egressWords.ts';
import { approvalWords, inventoryNotes, seenText, toolsText, toolSums } from '../../../text/inventory.ts';
import type { Painter } from '../../output/painter.ts';
import { joined, lines, type Safe, t } from '../../output/safe.ts';
import { counted } from '../../output/text.ts';

/** Formats the inventory for a terminal: which tools are used, then who uses them. */
export function inventoryText(inventory: Inventory, painter: Painter): Safe {
  const { rows } = inventory;
  const tools = toolSums(rows).map(({ name, clients, requests, blocked, bytesSent, approval }) => {
    const facts = [
      counted(clients, 'client'),
      counted(requests, 'request'),
      ...(blocked > 0 ? [`${blocked} blocked`] : []),
      ...(bytesSent === null ? [] : [`${amountText(bytesSent)} sent`]),
      ...(approval === null ? [] : [approvalWords[approval]]),
    ];
    return t`  ${approval === 'not-approved' ? painter.paint('red', name) : painter.bold(name)}  ${facts.join(' · ')}`;
  });
  const clients = rows.flatMap((row, at) => [
    ...(rows[at - 1]?.client === row.client && at > 0
      ? []
      : [t`  ${painter.bold(row.client ?? 'not named in the log')}`]),
    t`    ${toolsText(row.tools)}, ${row.trafficClass}: ${rowFacts(row).join(' · ')}`,
  ]);
  return joined(
    [
      lines([painter.bold(`AI tools in use (${tools.length})`), ...(tools.length > 0 ? tools : ['  None.'])]),
      ...(rows.length > 0 ? [lines([painter.bold('Who uses them'), ...clients])] : []),
      lines(inventoryNotes(inventory).map(note => painter.dim(note))),
    ],
    '\n',
  );
}

function rowFacts(row: UseRow): readonly string[] {
  const [first, last] = [seenText(row.first), seenText(row.last)];
  return [
    counted(row.requests, 'request'),
    ...(row.blocked > 0 ? [`${row.blocked} blocked`] : []),
    ...(row.bytesSent === null ? [] : [`${amountText(row.bytesSent)} sent`]),
    ...(row.approval === 'not-approved' ? [approvalWords[row.approval]] : []),
    ...(first === '' ? [] : [first === last ? first : `${first} to ${last}`]),
    row.hosts.slice(0, 3).join(', ') + (row.hosts.length > 3 ? ' …' : ''),
  ];
}
