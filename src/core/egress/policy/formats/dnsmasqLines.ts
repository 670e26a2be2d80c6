import { allowedBelow, headsAllowedSuffix } from '../model.ts';
import type { HostRule, PolicyModel } from '../types.ts';

/**
 * Lines that keep blocked names from resolving. `address=` always includes the names below and the most specific line
 * wins; `#` after a name stands for 0.0.0.0 and ::, or in `server=` for the usual servers. `local=` stops the questions
 * for other records, which may hold addresses too (HTTPS). `host-record=` is about one name alone (dnsmasq 2.90, man page
 * and measured).
 */
export function unresolvedNames(model: PolicyModel): string {
  const { alone, withNamesBelow } = split(model);
  const exceptions = withNamesBelow.flatMap(rule => allowedBelow(model, rule));
  return joined([
    ...alone.map(({ host }) => `host-record=${host},0.0.0.0,::\n`),
    ...withNamesBelow.map(({ host }) => `address=/${host}/#\nlocal=/${host}/\n`),
    ...exceptions.map(({ host }) => `server=/${host}/#\n`),
  ]);
}

/** Lines that let only allowed names resolve. `address=/#/` would not do: beside other servers it is not asked (measured). */
export function onlyAllowedNames(model: PolicyModel): string {
  const open = model.allow.map(({ host }) => `server=/${host}/#\n`);
  return joined(['address=/#/#\n', unresolvedNames(model), ...open]);
}

/**
 * Lines that put the addresses of names into sets of a packet filter as the names are resolved; the most specific line
 * wins. A name that such a line would take along although it must not be is put into `others`, a set that no rule asks.
 */
export function blockedIntoSets(
  directive: 'nftset' | 'ipset',
  model: PolicyModel,
  sets: string,
  others: string,
): string {
  const { alone, withNamesBelow } = split(model);
  const exceptions = withNamesBelow.flatMap(rule => allowedBelow(model, rule));
  return joined([
    ...alone.map(({ host }) => `host-record=${host},0.0.0.0,::\n`),
    ...withNamesBelow.map(({ host }) => `${directive}=/${host}/${sets}\n`),
    ...exceptions.map(({ host }) => `${directive}=/${host}/${others}\n`),
  ]);
}

/** As {@link blockedIntoSets}, for allowed names: blocked ones inside them do not resolve. */
export function allowedIntoSets(directive: 'nftset' | 'ipset', model: PolicyModel, sets: string): string {
  return joined([unresolvedNames(model), ...model.allow.map(({ host }) => `${directive}=/${host}/${sets}\n`)]);
}

interface Split {
  readonly alone: readonly HostRule[];
  readonly withNamesBelow: readonly HostRule[];
}

function split(model: PolicyModel): Split {
  const alone = model.block.filter(rule => headsAllowedSuffix(model, rule));
  return { alone, withNamesBelow: model.block.filter(rule => !alone.includes(rule)) };
}

function joined(lines: readonly string[]): string {
  return [...new Set(lines)].join('');
}
