import type { Inventory, Seen, UseRow } from '../egress/inventory/types.ts';
import { csv } from './formats/csv.ts';
import type { Say } from './types.ts';

/** Formats `sightglass egress inventory --format json`. */
export function inventoryJson({ logs, rows, otherRequests, uncountedRequests }: Inventory, say: Say): string {
  const body = {
    schema: 'sightglass/egress-inventory/1',
    logs: logs.map(({ name, format, reason, bytes, requests, problemCount, problems }) => ({
      ...{ name, format, bytes, requests, reason: reason === null ? null : say(reason) },
      problems: { count: problemCount, shown: problems.map(say) },
    })),
    otherRequests,
    uncountedRequests,
    rows: rows.map(row => ({ ...row, first: seen(row.first), last: seen(row.last) })),
  };
  return `${JSON.stringify(body, null, 2)}\n`;
}

/** Formats the rows for a spreadsheet or another program. */
export function inventoryCsv({ rows }: Inventory): string {
  const head = [
    ...['client', 'tools', 'traffic_class', 'requests', 'blocked', 'bytes_sent', 'bytes_received'],
    ...['first_seen', 'last_seen', 'approval', 'hosts'],
  ];
  return csv(head, rows.map(cells));
}

function cells(row: UseRow): readonly (string | number | null)[] {
  return [
    ...[row.client, row.tools.join(' '), row.trafficClass, row.requests, row.blocked, row.bytesSent, row.bytesReceived],
    ...[seen(row.first), seen(row.last), row.approval, row.hosts.join(' ')],
  ];
}

/** Returns an ISO time, or the text of the log if it gives no instant. */
function seen(time: Seen): string | null {
  if (time === null) return null;
  return 'written' in time ? time.written : new Date(time.time).toISOString();
}
