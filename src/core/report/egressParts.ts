import { assistantName } from '../assistants/catalogue.ts';
import { compareText } from '../compareText.ts';
import { isLoopback } from '../egress/summary/loopback.ts';
import type { CaptureSummary, Comparison, EgressReport, HostTraffic, SentSecret } from '../egress/summary/types.ts';

/** A part of the report on captured traffic, with its rows as data. The wording is in `text/egressReport.ts`. */
export type EgressPart = {
  /** False if these captures cannot show it at all, so missing rows prove nothing. */
  readonly canBeSeen: boolean;
} & (
  | { readonly id: 'secrets'; readonly rows: readonly SentSecret[] }
  | { readonly id: 'unpredicted'; readonly rows: Comparison['unpredicted'] }
  | { readonly id: 'predicted'; readonly rows: Comparison['predicted'] }
  | { readonly id: 'predicted-only'; readonly rows: Comparison['predictedOnly'] }
  | { readonly id: 'body-missing'; readonly rows: Comparison['bodyMissing'] }
  | { readonly id: 'hosts'; readonly rows: readonly HostTraffic[] }
  | { readonly id: 'captures'; readonly rows: readonly CaptureSummary[] }
);

export type EgressPartId = EgressPart['id'];

/**
 * Returns the parts of the report, most important first. Empty parts are left out, except secrets that were sent, and
 * unpredicted files if the captures can show them.
 */
export function egressParts({ hosts, secrets, comparison, captures }: EgressReport): readonly EgressPart[] {
  // If no request shows its contents, nothing can be said about what requests carried.
  const showsContents = hosts.some(({ level }) => level === 'body');
  const seen = (rows: readonly unknown[]): boolean => showsContents || rows.length > 0;
  const { unpredicted, predicted, predictedOnly, bodyMissing } = comparison;
  const parts: readonly EgressPart[] = [
    { id: 'secrets', rows: secrets, canBeSeen: seen(secrets) },
    { id: 'unpredicted', rows: unpredicted, canBeSeen: seen(unpredicted) },
    { id: 'predicted', rows: predicted, canBeSeen: seen(predicted) },
    { id: 'predicted-only', rows: predictedOnly, canBeSeen: showsContents },
    { id: 'body-missing', rows: bodyMissing, canBeSeen: true },
    { id: 'hosts', rows: inOrder(hosts), canBeSeen: true },
    { id: 'captures', rows: captures, canBeSeen: true },
  ];
  return parts.filter(({ id, rows, canBeSeen }) => {
    if (id === 'secrets') return true;
    // It is worth reporting that nothing unpredicted went out, if that can be known.
    return canBeSeen && (rows.length > 0 || id === 'unpredicted');
  });
}

/** Sorts hosts by tool, then hosts of no known tool, then this machine. */
function inOrder(hosts: readonly HostTraffic[]): readonly HostTraffic[] {
  const rank = (host: HostTraffic): number => (isLoopback(host.host) ? 2 : host.tools.length === 0 ? 1 : 0);
  const name = (host: HostTraffic): string => host.tools.map(assistantName).join(', ');
  return hosts.toSorted((a, b) => rank(a) - rank(b) || compareText(name(a), name(b)));
}
