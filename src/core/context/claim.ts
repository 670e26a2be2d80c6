import type { Claim } from '../fidelity.ts';

/**
 * A claim seen in the requests of the real product, which a server of ours answered on the loopback.
 * @param version the version of the product
 * @param where where it ran or what was looked at, if that matters
 * @param date the date of the measurement
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

/** A claim made by the vendor, or read in the product's own source without running it. */
export function documented(ref: string, date: string): Claim {
  return { fidelity: 'documented', source: { ref, date } };
}

/** A claim that is our reading of the source, for cases where order, timing or a score decide. */
export function estimated(ref: string, date: string): Claim {
  return { fidelity: 'estimated', source: { ref, date } };
}
