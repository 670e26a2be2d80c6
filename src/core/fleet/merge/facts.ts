import type { FleetReport, GuardRow, InterceptionRow, RuleRow, ToolRow } from '../types.ts';

/** A statement of a report that many reports have in common. */
export type Fact =
  | { readonly kind: 'tool'; readonly row: ToolRow }
  | { readonly kind: 'rule'; readonly row: RuleRow }
  | { readonly kind: 'guard'; readonly row: GuardRow }
  | { readonly kind: 'interception'; readonly row: InterceptionRow };

/** The rule that a tool must be approved. */
export const unapprovedRule = 'tools.approved';

/** How many different facts are kept for all reports together: fake reports must not fill the memory. */
const mostFacts = 400_000;

/** Numbers all facts, so a machine is a list of numbers. */
export class FactTable {
  readonly #numbers = new Map<string, number>();
  readonly #facts: Fact[] = [];

  /** Returns the numbers of a report's facts; null if there are already too many different facts. */
  numbersOf(report: FleetReport): Uint32Array | null {
    const numbers: number[] = [];
    const add = (fact: Fact, ...parts: readonly (string | boolean | null)[]): void => {
      const key = `${fact.kind}\n${parts.map(part => (part === null ? '\u0000' : String(part))).join('\n')}`;
      let number = this.#numbers.get(key);
      if (number === undefined) {
        number = this.#facts.length < mostFacts ? this.#facts.push(fact) - 1 : -1;
        if (number >= 0) this.#numbers.set(key, number);
      }
      numbers.push(number);
    };
    for (const row of report.tools)
      add({ kind: 'tool', row }, row.type, row.identifier, row.name, row.version, row.endpoint, row.detail, row.source);
    for (const row of report.policy?.results ?? [])
      add({ kind: 'rule', row }, row.rule, row.tool, row.subject, row.outcome, row.layer, row.managed);
    for (const row of report.guard) add({ kind: 'guard', row }, row.agent, row.state, row.failsClosed);
    for (const row of report.interception)
      add({ kind: 'interception', row }, row.kind, row.name, row.where, row.isLoopback);
    return numbers.includes(-1) ? null : Uint32Array.from(new Set(numbers));
  }

  at(number: number): Fact | undefined {
    return this.#facts[number];
  }

  get size(): number {
    return this.#facts.length;
  }
}
