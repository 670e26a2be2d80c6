import type { Claim } from '../fidelity.ts';

/**
 * Seen in the requests of the real product, answered by a server of ours on the loopback.
 * @param version of the product
 * @param where it ran, or what was looked at, where that matters
 * @param date of the measurement
 */
export function measured(product: string, version: string, where = '', date = '2026-11-20'): Claim {
  return {
    fidelity: 'measured',
    source: {
      ref: `${product} ${version}${where}, its requests recorded on the loopback`,
      date,
      version,
    },
  };
}

/** Said by the vendor, or read in the product's own source without running it. */
export function documented(ref: string, date: string): Claim {
  return { fidelity: 'documented', source: { ref, date } };
}

/** Our reading of what the source says, where order, timing or a score decide. */
export function estimated(ref: string, date: string): Claim {
  return { fidelity: 'estimated', source: { ref, date } };
}
