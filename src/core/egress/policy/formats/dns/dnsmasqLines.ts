import { blockedForResolver } from '../../model.ts';
import type { PolicyModel, Unlisted } from '../../types.ts';

/**
 * Lines that keep blocked names from resolving. `address=` always includes the names below and the most specific line
 * wins; `#` after a name stands for 0.0.0.0 and ::, or in `server=` for the usual servers. `local=` stops the questions
 * for other records, which may hold addresses too (HTTPS). `host-record=` is about one name alone (dnsmasq 2.90, man page
 * and measured).
 */
export function unresolvedNames(model: PolicyModel): string {
  const { alone, withNamesBelow, exceptions } = blockedForResolver(model);
  return joined([
    ...alone.map(({ host }) => `host-record=${host},0.0.0.0,::\n`),
    ...withNamesBelow.map(({ host }) => `address=/${host}/#\nlocal=/${host}/\n`),
    ...exceptions.map(({ host }) => `server=/${host}/#\n`),
  ]);
}

/** Lines that let only allowed names resolve. `address=/#/` would not do: next to other servers it is not asked (measured). */
export function onlyAllowedNames(model: PolicyModel): string {
  const open = model.allow.map(({ host }) => `server=/${host}/#\n`);
  return joined(['address=/#/#\n', unresolvedNames(model), ...open]);
}

/** Sets of a packet filter, as a directive of dnsmasq names them. */
interface FilterSets {
  readonly directive: 'nftset' | 'ipset';
  /** Sets of the names that the filter is about: the allowed ones where all else is denied, else the blocked ones. */
  readonly listed: string;
  /** Sets that no rule asks. */
  readonly others: string;
}

/**
 * Lines that put the addresses of names into sets of a packet filter as the names are resolved; the most specific line
 * wins. Where all else is denied, a blocked name inside an allowed one does not resolve; elsewhere an allowed name that a
 * blocked one would take along is put into `others`.
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
