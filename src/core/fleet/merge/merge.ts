import { compareText } from '../../compareText.ts';
import { type Message, message } from '../../message.ts';
import type { FleetReport } from '../types.ts';
import { type Fact, FactTable, unapprovedRule } from './facts.ts';
import type { Machine } from './machine.ts';
import { summaryOf } from './summary.ts';
import { type OlderMerge, trendOf } from './trend.ts';
import type { FleetSummary, MachineSummary } from './types.ts';

/** How many problems are reported in full; the others are counted. */
const shownProblems = 50;
/** How far a machine's clock may be ahead of ours. */
const acceptedSkew = 24 * 60 * 60 * 1000;

/**
 * Merges reports of machines. For each machine, the newest report counts. A report from the future would always win, so it is
 * reported, and between it and another report the one added last counts. Memory use grows with the machines, by less than a
 * kilobyte each, not with the number or length of the reports.
 */
export class FleetMerge {
  readonly #table = new FactTable();
  readonly #machines = new Map<string, Machine>();
  readonly #problems: { place: string; message: Message }[] = [];
  #problemCount = 0;
  #superseded = 0;
  readonly #ahead: { place: string; message: Message }[] = [];
  #aheadCount = 0;
  readonly #latest: number;

  /** @param now the time of the merge, in milliseconds since 1970; null if no time counts as in the future */
  constructor(now: number | null) {
    this.#latest = now === null ? Infinity : now + acceptedSkew;
  }

  add(report: FleetReport, place: string): void {
    const { id, platform, host, user } = report.machine;
    const known = this.#machines.get(id);
    if (known !== undefined) this.#superseded++;
    const isAhead = Date.parse(report.time) > this.#latest;
    if (isAhead) this.#reportAhead(place, report.time);
    const isOrdered = known !== undefined && !known.isAhead && !isAhead;
    if (isOrdered && Date.parse(known.time) >= Date.parse(report.time)) return;
    const facts = this.#table.numbersOf(report);
    if (facts === null) {
      this.problem(place, message('fleet.read.full'));
      return;
    }
    const secrets = report.sent?.reduce((sum, each) => sum + each.secrets, 0) ?? null;
    const hasPolicy = report.policy !== null;
    this.#machines.set(id, {
      time: report.time,
      isAhead,
      platform,
      host,
      user,
      hasPolicy,
      secretsSent: secrets,
      facts,
    });
  }

  problem(place: string, problem: Message): void {
    this.#problemCount++;
    if (this.#problems.length < shownProblems) this.#problems.push({ place, message: problem });
  }

  #reportAhead(place: string, time: string): void {
    this.#aheadCount++;
    if (this.#ahead.length < shownProblems) this.#ahead.push({ place, message: message('fleet.read.ahead', { time }) });
  }

  summary(older: OlderMerge | null): FleetSummary {
    const machines = [...this.#machines].map(([id, machine]) => this.#rowOf(id, machine));
    // The worst first.
    machines.sort(
      (a, b) =>
        (b.broken ?? -1) - (a.broken ?? -1) || b.unapproved.length - a.unapproved.length || compareText(a.id, b.id),
    );
    const believed = [...this.#machines.values()].filter(({ isAhead }) => !isAhead);
    const times = believed.map(({ time }) => time).sort(compareText);
    const summary = {
      ...{ from: times[0] ?? null, to: times.at(-1) ?? null, machines, superseded: this.#superseded },
      ...summaryOf(this.#machines.values(), this.#table),
      ...{ problems: this.#problems, problemCount: this.#problemCount },
      ...{ ahead: this.#ahead, aheadCount: this.#aheadCount, trend: null },
    };
    return older === null ? summary : { ...summary, trend: trendOf(older, summary) };
  }

  #rowOf(id: string, machine: Machine): MachineSummary {
    const { time, platform, host, user, hasPolicy, secretsSent } = machine;
    const facts = [...machine.facts]
      .map(number => this.#table.at(number))
      .filter((each): each is Fact => each !== undefined);
    const count = (test: (fact: Fact) => boolean): number => facts.filter(test).length;
    const outcome = (wanted: string): number => count(({ kind, row }) => kind === 'rule' && row.outcome === wanted);
    const unapproved = facts.flatMap(({ kind, row }) =>
      kind === 'rule' && row.rule === unapprovedRule && row.outcome === 'broken' ? [row.tool ?? row.subject ?? ''] : [],
    );
    const products = facts.flatMap(({ kind, row }) =>
      kind === 'tool' && row.type !== 'mcp_server' ? [row.identifier] : [],
    );
    return {
      ...{ id, time, platform, host, user },
      tools: new Set(products).size,
      unapproved: unapproved.sort(compareText),
      broken: hasPolicy ? outcome('broken') : null,
      unknown: hasPolicy ? outcome('unknown') : null,
      unguarded: count(({ kind, row }) => kind === 'guard' && row.state !== 'registered'),
      interceptions: count(({ kind }) => kind === 'interception'),
      secretsSent,
    };
  }
}
