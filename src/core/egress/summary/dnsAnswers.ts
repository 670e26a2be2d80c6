import { isLoopback } from '../hostName.ts';
import type { EgressRecord } from '../types.ts';

/** A name for an address, and the others that it had. */
export interface JoinedName {
  readonly host: string;
  readonly others: readonly string[];
}

interface Answer {
  readonly host: string;
  readonly client: string | undefined;
  readonly time: number | undefined;
}

/** Answers kept for one address; networks of delivery serve thousands of names from one, which says nothing any more. */
const maximumAnswers = 64;

/**
 * Names for addresses, from the DNS answers in the captures themselves. Nothing is ever looked up: that would be traffic
 * of its own.
 */
export class DnsAnswers {
  readonly #answers = new Map<string, Answer[]>();

  add({ protocol, host, answers, client, time }: EgressRecord): void {
    if (protocol !== 'dns' || host === undefined) return;
    for (const ip of answers ?? []) {
      const known = this.#answers.get(ip) ?? [];
      const last = known.at(-1);
      if (last?.host === host && last.client === client && last.time === time) continue;
      known.push({ host, client, time });
      if (known.length > maximumAnswers) known.shift();
      this.#answers.set(ip, known);
    }
  }

  /**
   * The name that the client had got for an address: the last answer before the connection, to the same client where any
   * was. Null without an answer, and for this machine's own addresses, which answers in a laboratory share.
   */
  nameOf({ ip, client, time }: Pick<EgressRecord, 'ip' | 'client' | 'time'>): JoinedName | null {
    const all = ip === undefined || isLoopback(ip) ? [] : (this.#answers.get(ip) ?? []);
    const own = all.filter(each => each.client === client);
    const candidates = own.length > 0 ? own : all;
    const before = candidates.filter(each => time === undefined || each.time === undefined || each.time <= time);
    const chosen = before.at(-1) ?? candidates[0];
    if (chosen === undefined) return null;
    return { host: chosen.host, others: [...new Set(all.map(each => each.host))].filter(name => name !== chosen.host) };
  }
}
