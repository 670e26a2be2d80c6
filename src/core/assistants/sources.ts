import { compareText } from '../compareText.ts';
import { ageOf, type Source } from '../fidelity.ts';
import { catalogue } from './catalogue.ts';
import { contexts } from './contexts.ts';
import { firstRequests } from './firstRequests.ts';
import { agentHooks } from './hooks.ts';
import { assistantHosts } from './hosts.ts';
import { managedTools } from './managed.ts';
import { storedData } from './stored.ts';
import { tools } from './tools.ts';
import { transcripts } from './transcripts.ts';

/** A source of facts about a product. */
export interface FactSource {
  /** The id in the catalogue; empty if a fact is about several products. */
  readonly assistant: string;
  readonly source: Source;
  /** How many facts cite it. */
  readonly facts: number;
}

/**
 * Returns the sources of all facts about products, oldest first. They are collected from the tables themselves: every value with
 * the form of a {@link Source} counts as one.
 */
export function factSources(): readonly FactSource[] {
  const found = new Map<string, { assistant: string; source: Source; facts: number }>();
  for (const [assistant, data] of tables()) {
    for (const source of sourcesIn(data)) {
      const key = JSON.stringify([assistant, source.ref, source.date, source.version]);
      const known = found.get(key);
      if (known === undefined) found.set(key, { assistant, source, facts: 1 });
      else known.facts++;
    }
  }
  return [...found.values()].sort(
    (a, b) =>
      compareText(a.source.date, b.source.date) ||
      compareText(a.assistant, b.assistant) ||
      compareText(a.source.ref, b.source.ref),
  );
}

/** Returns the sources that were read more than `days` days before `today` (an ISO date). */
export function olderThan(sources: readonly FactSource[], days: number, today: string): readonly FactSource[] {
  return sources.filter(({ source }) => ageOf(source, today) > days);
}

function tables(): readonly (readonly [string, unknown])[] {
  return [
    ...[...catalogue, ...tools].map(each => [each.id, each] as const),
    ...assistantHosts.flatMap(({ hosts }) => hosts.map(each => [onlyOf(each.tools), each] as const)),
    ...assistantHosts.flatMap(({ paths = [] }) => paths.map(each => [each.tool, each] as const)),
    ...agentHooks.map(each => [each.id, each] as const),
    ...managedTools.map(each => [each.tool, each] as const),
    ...storedData.map(each => [each.assistant, each] as const),
    ...transcripts.flatMap(({ stores }) => stores.map(each => [each.assistant, each] as const)),
    ...contexts.map(each => [assistantOf(each), each] as const),
    ...Object.entries(firstRequests),
  ];
}

function onlyOf([first = '', ...others]: readonly string[]): string {
  return others.length === 0 ? first : '';
}

function assistantOf({ agents = [], completions = [], index }: (typeof contexts)[number]): string {
  return (agents[0] ?? completions[0] ?? index)?.assistant ?? '';
}

/** Returns every object with a reference and a date, as often as it occurs in the data. */
function sourcesIn(value: unknown): readonly Source[] {
  if (Array.isArray(value)) return value.flatMap(sourcesIn);
  if (typeof value !== 'object' || value === null) return [];
  return isSource(value) ? [value] : Object.values(value).flatMap(sourcesIn);
}

function isSource(value: object): value is Source {
  const { ref, date } = value as Partial<Source>;
  return typeof ref === 'string' && typeof date === 'string';
}
