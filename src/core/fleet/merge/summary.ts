import { compareText } from '../../compareText.ts';
import type { FleetOutcome, RuleRow, ToolRow } from '../types.ts';
import { type FactTable, unapprovedRule } from './facts.ts';
import type { Machine } from './machine.ts';
import type { DriftSummary, FleetSummary, GuardSummary, McpSummary, RuleSummary, ToolSummary } from './types.ts';

type Sums = Pick<FleetSummary, 'withoutPolicy' | 'tools' | 'rules' | 'drift' | 'mcp' | 'guard' | 'interception'>;

/** How many rows each list has. The rest is so rare that only the rows of machines show it. */
const mostRows = 2_000;
/** Outcomes, worst first: a machine counts by its worst result. */
const worst: readonly FleetOutcome[] = ['broken', 'unknown', 'excepted', 'met'];

/** Summarises what machines have in common, counted by machine. */
export function summaryOf(machines: Iterable<Machine>, table: FactTable): Sums {
  const counts = new Uint32Array(table.size);
  const tools = new Counter();
  const unapproved = new Counter();
  const rules = new Map<string, Record<FleetOutcome, number>>();
  let withoutPolicy = 0;
  for (const { facts, hasPolicy } of machines) {
    if (!hasPolicy) withoutPolicy++;
    const own: RuleRow[] = [];
    for (const number of facts) {
      counts[number] = (counts[number] ?? 0) + 1;
      const fact = table.at(number);
      if (fact?.kind === 'tool') tools.once(productOf(fact.row));
      if (fact?.kind === 'rule') own.push(fact.row);
    }
    for (const { rule, outcome, tool } of own)
      if (rule === unapprovedRule && outcome === 'broken' && tool !== null) unapproved.once(tool);
    tools.next();
    unapproved.next();
    addWorst(rules, own);
  }
  return { withoutPolicy, ...listsOf(counts, table, tools, unapproved), rules: rulesOf(rules) };
}

/** Counts one machine for each rule, by the worst of its results. */
function addWorst(sums: Map<string, Record<FleetOutcome, number>>, rows: readonly RuleRow[]): void {
  const ranks = new Map<string, number>();
  for (const { rule, outcome } of rows)
    ranks.set(rule, Math.min(ranks.get(rule) ?? worst.length, worst.indexOf(outcome)));
  for (const [rule, rank] of ranks) {
    const sum = sums.get(rule) ?? { met: 0, broken: 0, unknown: 0, excepted: 0 };
    sum[worst[rank] ?? 'unknown']++;
    sums.set(rule, sum);
  }
}

/** Counts machines, each at most once per key. */
class Counter {
  readonly #sums = new Map<string, number>();
  readonly #seen = new Set<string>();

  once(key: string): void {
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.#sums.set(key, this.of(key) + 1);
  }

  next(): void {
    this.#seen.clear();
  }

  of(key: string): number {
    return this.#sums.get(key) ?? 0;
  }
}

function productOf({ type, identifier, name }: ToolRow): string {
  return `${type}\n${identifier}\n${name}`;
}

function rulesOf(rules: ReadonlyMap<string, Record<FleetOutcome, number>>): readonly RuleSummary[] {
  return [...rules]
    .map(([rule, sums]) => ({ rule, ...sums }))
    .sort((a, b) => b.broken - a.broken || compareText(a.rule, b.rule));
}

function listsOf(
  counts: Uint32Array,
  table: FactTable,
  machinesOf: Counter,
  unapproved: Counter,
): Pick<Sums, 'tools' | 'drift' | 'mcp' | 'guard' | 'interception'> {
  const tools = new Map<string, ToolSummary & { readonly versions: { version: string | null; machines: number }[] }>();
  const mcp = new Map<string, McpSummary>();
  const guard = new Map<string, GuardSummary>();
  const drift: DriftSummary[] = [];
  const interception: Sums['interception'][number][] = [];
  for (const [number, machines] of counts.entries()) {
    const fact = table.at(number);
    // The fact is only in superseded reports.
    if (fact === undefined || machines === 0) continue;
    if (fact.kind === 'interception') interception.push({ ...fact.row, machines });
    else if (fact.kind === 'rule') {
      if (fact.row.outcome === 'broken') drift.push(driftOf(fact.row, machines));
    } else if (fact.kind === 'guard') {
      const { agent, state } = fact.row;
      const known = guard.get(agent) ?? { agent, registered: 0, others: 0 };
      const which = state === 'registered' ? 'registered' : 'others';
      guard.set(agent, { ...known, [which]: known[which] + machines });
    } else if (fact.row.type === 'mcp_server') addServer(mcp, fact.row, machines);
    else {
      const { type, identifier, name, version } = fact.row;
      const key = productOf(fact.row);
      const known = tools.get(key);
      const versions = known?.versions ?? [];
      versions.push({ version, machines });
      if (known === undefined)
        tools.set(key, {
          type,
          identifier,
          name,
          versions,
          machines: machinesOf.of(key),
          unapproved: unapproved.of(identifier),
        });
    }
  }
  for (const { versions } of tools.values()) versions.sort(byMachines);
  return {
    tools: listed(tools.values()),
    drift: listed(drift),
    mcp: listed(mcp.values()),
    guard: [...guard.values()].sort((a, b) => compareText(a.agent, b.agent)),
    interception: listed(interception),
  };
}

function addServer(servers: Map<string, McpSummary>, row: ToolRow, machines: number): void {
  const { name, endpoint, detail, identifier } = row;
  const key = `${name}\n${endpoint ?? ''}\n${detail ?? ''}`;
  const known = servers.get(key) ?? { name, endpoint, command: detail, tools: [], machines: 0 };
  const tools = known.tools.includes(identifier) ? known.tools : [...known.tools, identifier].sort(compareText);
  // Several tools of a machine may have the same server. The highest count of one tool is close enough, and never too high.
  servers.set(key, { ...known, tools, machines: Math.max(known.machines, machines) });
}

function driftOf({ rule, tool, subject, layer }: RuleRow, machines: number): DriftSummary {
  return { rule, tool, subject, layer, machines };
}

function byMachines(a: { readonly machines: number }, b: { readonly machines: number }): number {
  return b.machines - a.machines;
}

function listed<T extends { readonly machines: number }>(rows: Iterable<T>): readonly T[] {
  return [...rows]
    .sort((a, b) => byMachines(a, b) || compareText(JSON.stringify(a), JSON.stringify(b)))
    .slice(0, mostRows);
}
