import type { Inventory, UseRow } from '../../core/egress/inventory/types.ts';
import { compareText } from '../../core/compareText.ts';
import { heatMap } from '../../core/report/page/heatMap.ts';
import { type Markup, markup, nothing } from '../../core/report/page/markup.ts';
import { facts, heading, note, page, table } from '../../core/report/page/page.ts';
import { amountText } from '../egressWords.ts';
import { approvalWords, inventoryCells, inventoryHead, inventoryNotes, toolsText, toolSums } from '../inventory.ts';

/** How many rows the page shows; the CSV contains all of them. */
const shownClients = 150;
const shownRows = 1_500;

/** Returns the inventory of use as a stand-alone page. */
export function inventoryPage(inventory: Inventory): string {
  const { rows, logs } = inventory;
  const clients = new Set(rows.map(row => row.client)).size;
  const sum = (value: (row: UseRow) => number): number => rows.reduce((all, row) => all + value(row), 0);
  const unapproved = new Set(rows.filter(row => row.approval === 'not-approved').map(row => row.client)).size;
  return page('AI tools in use', [
    markup`<h1>AI tools in use</h1>\n`,
    note(`From ${logs.map(log => log.name).join(', ')}`),
    facts([
      [number(clients), 'clients that used an AI tool'],
      [toolSums(rows).length, 'tools or groups of tools'],
      [number(sum(row => row.requests)), 'requests'],
      [number(sum(row => row.blocked)), 'of them blocked'],
      ...(rows.some(row => row.approval !== null)
        ? [[number(unapproved), 'clients with a tool that is not approved'] as const]
        : []),
    ]),
    ...inventoryNotes(inventory).map(note),
    heading('By tool'),
    toolTable(rows),
    heading('Clients and tools'),
    clientMap(rows),
    heading('Everything'),
    rowTable(rows),
    markup`<footer>Made by Sightglass from logs on this machine. Nothing was sent anywhere, and this page asks for nothing.</footer>\n`,
  ]);
}

function number(value: number): string {
  return value.toLocaleString('en');
}

function toolTable(rows: readonly UseRow[]): Markup {
  return table(
    'The most used first',
    [
      { title: 'Tool' },
      ...['Clients', 'Requests', 'Blocked', 'Sent'].map(title => ({ title, isNumber: true })),
      { title: 'Policy' },
    ],
    toolSums(rows).map(({ name, clients, requests, blocked, bytesSent, approval }) => [
      name,
      clients.toLocaleString('en'),
      requests.toLocaleString('en'),
      blocked.toLocaleString('en'),
      amountText(bytesSent),
      approval === null
        ? nothing
        : markup`<span class="${approval === 'approved' ? 'good' : approval === 'some' ? 'open' : 'bad'}">${approvalWords[approval]}</span>`,
    ]),
  );
}

function clientMap(rows: readonly UseRow[]): Markup {
  const columns = toolSums(rows).map(({ name }) => name);
  const byClient = new Map<string, { readonly counts: Map<string, number>; all: number }>();
  for (const row of rows) {
    const name = row.client ?? 'not named in the log';
    const client = byClient.get(name) ?? { counts: new Map<string, number>(), all: 0 };
    const tool = toolsText(row.tools);
    client.counts.set(tool, (client.counts.get(tool) ?? 0) + row.requests);
    client.all += row.requests;
    byClient.set(name, client);
  }
  const most = [...byClient].sort(([a, one], [b, other]) => other.all - one.all || compareText(a, b));
  const rest = most.length - shownClients;
  const more =
    rest > 0 ? `The ${shownClients} that asked most; ${rest.toLocaleString('en')} more are in the CSV. ` : '';
  return heatMap({
    caption: `${more}Requests by client and tool.`,
    corner: 'Client',
    columns,
    rows: most
      .slice(0, shownClients)
      .map(([name, { counts }]) => ({ name, values: columns.map(column => counts.get(column) ?? null) })),
    text: short,
  });
}

function rowTable(rows: readonly UseRow[]): Markup {
  const numbers = new Set(['Requests', 'Blocked', 'Sent', 'Received']);
  const most = [...rows].sort((a, b) => b.requests - a.requests).slice(0, shownRows);
  const caption =
    rows.length > shownRows
      ? `The ${shownRows.toLocaleString('en')} rows with most requests of ${rows.length.toLocaleString('en')}; the CSV has all`
      : 'The most requests first';
  return table(
    caption,
    inventoryHead.map(title => ({ title, isNumber: numbers.has(title) })),
    most.map(row => inventoryCells({ ...row, hosts: row.hosts.slice(0, 4) })),
  );
}

/** Formats a number as 950, 12k or 3.4M. */
function short(value: number): string {
  if (value < 1_000) return String(value);
  return value < 1e6 ? `${(value / 1e3).toFixed(value < 1e4 ? 1 : 0)}k` : `${(value / 1e6).toFixed(1)}M`;
}
