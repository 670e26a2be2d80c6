import { blockedForResolver } from '../../model.ts';
import type { PolicyModel, Unlisted } from '../../types.ts';

/**
 * Returns lines that keep blocked names from resolving. `address=` always includes subdomains, and the most specific line
 * wins. `#` after a name means 0.0.0.0 and ::, or in `server=` the usual servers. `local=` blocks queries for other records,
 * which may contain addresses too (HTTPS). `host-record=` matches only the name itself (dnsmasq 2.90, man page and measured).
 */
export function unresolvedNames(model: PolicyModel): string {
  const { alone, withNamesBelow, exceptions } = blockedForResolver(model);
  return joined([
    ...alone.map(({ host }) => `host-record=${host},0.0.0.0,::\n`),
    ...withNamesBelow.map(({ host }) => `address=/${host}/#\nlocal=/${host}/\n`),
    ...exceptions.map(({ host }) => `server=/${host}/#\n`),
  ]);
}

/**
 * Returns lines that let only allowed names resolve. `address=/#/` does not work: it is ignored if other servers are
 * configured (measured).
 */
export function onlyAllowedNames(model: PolicyModel): string {
  const open = model.allow.map(({ host }) => `server=/${host}/#\n`);
  return joined(['address=/#/#\n', unresolvedNames(model), ...open]);
}

/** Sets of a packet filter, as a directive of dnsmasq names them. */
interface FilterSets {
  readonly directive: 'nftset' | 'ipset';
  /** Sets of the names that the filter matches: the allowed ones if all else is denied, otherwise the blocked ones. */
  readonly listed: string;
  /** Sets that no rule uses. */
  readonly others: string;
}

/**
 * Returns lines that put the addresses of names into sets of a packet filter as the names are resolved; the most specific
 * line wins. If all else is denied, a blocked name inside an allowed one does not resolve. Otherwise, an allowed name that a
 * blocked one would cover is put into `others`.
 */
export function namesIntoSets(model: PolicyModel, unlisted: Unlisted, sets: FilterSets): string {
  return unlisted === 'deny' ? allowedIntoSets(model, sets) : blockedIntoSets(model, sets);
}

function blockedIntoSets(model: PolicyModel, { directive, listed, others }: FilterSets): string {
  const { alone, withNamesBelow, exceptions } = blockedForResolver(model);
  return joined([
    ...alone.map(({ host }) => `host-record=${host},0.0.0.0,::\n`),
    ...withNamesBelow.map(({ host }) => `${directive}=/${host}/${listed}\n`),
    ...exceptions.map(({ host }) => `${directive}=/${host}/${others}\n`),
  ]);
}

function allowedIntoSets(model: PolicyModel, { directive, listed }: FilterSets): string {
  return joined([unresolvedNames(model), ...model.allow.map(({ host }) => `${directive}=/${host}/${listed}\n`)]);
}

function joined(lines: readonly string[]): string {
  return [...new Set(lines)].join('');
}
