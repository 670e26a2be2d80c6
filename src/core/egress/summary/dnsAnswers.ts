import { isLoopback } from '../hostName.ts';
import type { EgressRecord } from '../types.ts';

/** A name for an address, and the other names of the address. */
export interface JoinedName {
  readonly host: string;
  readonly others: readonly string[];
}

interface Answer {
  readonly host: string;
  readonly client: string | undefined;
  readonly time: number | undefined;
}

/** How many answers are kept for one address; a CDN serves thousands of names from one address, which then says nothing. */
const maximumAnswers = 64;

/** Finds names for addresses from the DNS answers in the captures. Nothing is looked up: that would cause traffic of its own. */
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
   * Returns the name for which a client got an address: the last answer before the connection, preferring answers to the same
   * client. Null without an answer, and for loopback addresses, which answers in a test setup share.
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
