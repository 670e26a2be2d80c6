import { squidInventory } from '../../core/egress/inventory/squidLog.ts';
import type { Inventory, LogSummary } from '../../core/egress/inventory/types.ts';
import { UseTable } from '../../core/egress/inventory/useTable.ts';
import type { Message } from '../../core/message.ts';
import { type CaptureSource, importCapture } from './importCapture.ts';

/** How many problems of one log are listed; all are counted. */
const shownProblems = 20;

/** Lists who uses which AI tool, from logs of proxies and resolvers, in memory that does not grow with them. Never rejects. */
export async function inventoryLogs(
  logs: readonly { readonly name: string; readonly source: CaptureSource }[],
  approved: ReadonlySet<string> | null,
): Promise<Inventory> {
  const table = new UseTable();
  const summaries: LogSummary[] = [];
  for (const { name, source } of logs) {
    const problems: Message[] = [];
    let problemCount = 0;
    const before = table.requests;
    const { format, reason, bytes } = await importCapture(source, {
      sink: {
        record: record => table.addRecord(record),
        problem: ({ message }) => {
          problemCount++;
          if (problems.length < shownProblems) problems.push(message);
        },
      },
      readers: { squid: ports => squidInventory(ports, table) },
    });
    summaries.push({ name, format, reason, bytes, requests: table.requests - before, problemCount, problems });
  }
  return table.inventory(summaries, approved);
}
