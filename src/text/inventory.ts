import { assistantName } from '../core/assistants/catalogue.ts';
import type { Approval, Inventory, Seen, UseRow } from '../core/egress/inventory/types.ts';
import { compareText } from '../core/compareText.ts';
import { amountText } from './egressWords.ts';

export const approvalWords: Readonly<Record<Approval, string>> = {
  approved: 'approved',
  some: 'one of several tools, some approved',
  'not-approved': 'not approved',
};

/** Names the tools of a row: the likeliest one, and how many others use the same host. */
export function toolsText(tools: readonly string[]): string {
  const [first = '', ...others] = tools;
  if (others.length === 0) return assistantName(first);
  const [second = ''] = others;
  return others.length === 1
    ? `${assistantName(first)} or ${assistantName(second)}`
    : `${assistantName(first)} or ${others.length} others`;
}

/** Formats a time to the minute in UTC; as in the log if that gives no zone or year; empty if there is no time. */
export function seenText(seen: Seen): string {
  if (seen === null) return '';
  return 'written' in seen ? seen.written : `${isoOf(seen.time).slice(0, 16).replace('T', ' ')}Z`;
}

function isoOf(time: number): string {
  return new Date(time).toISOString();
}

/** Returns the caveats that a reader must know about the numbers. */
export function inventoryNotes({ rows, otherRequests, uncountedRequests }: Inventory): readonly string[] {
  const notes = [
    'A name of a host tells the tools that use it, not which one it was; a log tells what passed its proxy or resolver, and nothing of what did not.',
  ];
  if (rows.some(row => row.bytesSent === null)) notes.push('Where no amount stands, the log does not tell it.');
  if (rows.some(row => row.first !== null && 'written' in row.first))
    notes.push('Times without a Z are as the log writes them: it names no zone or no year.');
  notes.push(`${otherRequests.toLocaleString('en')} requests went to hosts of no tool that is known here.`);
  if (uncountedRequests > 0)
    notes.push(
      `${uncountedRequests.toLocaleString('en')} requests are over the limit of pairs of client and host, and are not in any row.`,
    );
  return notes;
}

/** The total use of a tool. */
export interface ToolSum {
  readonly name: string;
  readonly approval: Approval | null;
  readonly clients: number;
  readonly requests: number;
  readonly blocked: number;
  readonly bytesSent: number | null;
}

/** Adds up the rows by tool, the most used first. */
export function toolSums(rows: readonly UseRow[]): readonly ToolSum[] {
  const sums = new Map<string, Omit<ToolSum, 'clients'> & { readonly clients: Set<string | null> }>();
  for (const row of rows) {
    const name = toolsText(row.tools);
    const known = sums.get(name) ?? {
      name,
      approval: row.approval,
      clients: new Set(),
      requests: 0,
      blocked: 0,
      bytesSent: null,
    };
    known.clients.add(row.client);
    sums.set(name, {
      ...known,
      requests: known.requests + row.requests,
      blocked: known.blocked + row.blocked,
      bytesSent: row.bytesSent === null ? known.bytesSent : (known.bytesSent ?? 0) + row.bytesSent,
    });
  }
  return [...sums.values()]
    .map(each => ({ ...each, clients: each.clients.size }))
    .sort((a, b) => b.requests - a.requests || compareText(a.name, b.name));
}

export const inventoryHead: readonly string[] = [
  ...['Client', 'Tool', 'For', 'Requests', 'Blocked', 'Sent', 'Received', 'First', 'Last', 'Policy', 'Hosts'],
];

export function inventoryCells(row: UseRow): readonly string[] {
  return [
    row.client ?? 'not named in the log',
    toolsText(row.tools),
    row.trafficClass,
    String(row.requests),
    row.blocked === 0 ? '' : String(row.blocked),
    amountText(row.bytesSent),
    amountText(row.bytesReceived),
    seenText(row.first),
    seenText(row.last),
    row.approval === null ? '' : approvalWords[row.approval],
    row.hosts.join(', '),
  ];
}
