import type { Log } from './log.ts';

/** The longest time, in milliseconds, that one piece of our work may block the extension host, which all extensions share. */
const limit = 8;
/** How many durations are kept per kind of work; enough for percentiles over a typing session. */
const kept = 2_000;

export interface SliceStatistics {
  readonly name: string;
  readonly count: number;
  /** In milliseconds, like the other durations. */
  readonly median: number;
  readonly p95: number;
  readonly longest: number;
}

/** Measures work that runs on the extension host's thread, and logs work that blocked it too long. */
export class SliceMeter {
  readonly #durations = new Map<string, number[]>();

  constructor(private readonly log: Log) {}

  measure<T>(name: string, work: () => T): T {
    const start = performance.now();
    try {
      return work();
    } finally {
      this.#record(name, performance.now() - start);
    }
  }

  /** Returns the statistics since the last reset, by name. */
  statistics(): readonly SliceStatistics[] {
    return [...this.#durations].map(([name, durations]) => {
      const sorted = durations.toSorted((a, b) => a - b);
      const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
      return { name, count: sorted.length, median: at(0.5), p95: at(0.95), longest: sorted.at(-1) ?? 0 };
    });
  }

  reset(): void {
    this.#durations.clear();
  }

  #record(name: string, duration: number): void {
    const durations = this.#durations.get(name) ?? [];
    if (durations.length >= kept) durations.shift();
    durations.push(duration);
    this.#durations.set(name, durations);
    if (duration > limit) this.log.info(`${name} held the extension host for ${duration.toFixed(1)} ms.`);
  }
}
