import { assistantName } from '../../core/assistants/catalogue.ts';
import { type FactSource, factSources, olderThan } from '../../core/assistants/sources.ts';
import { ageOf, oldAfterDays } from '../../core/fidelity.ts';
import { formatOf } from '../arguments/ownFormat.ts';
import { UsageError } from '../arguments/usage.ts';
import { checkIds, type Environment } from '../environment.ts';
import { json, lines, type Safe, t } from '../output/safe.ts';
import { counted } from '../output/text.ts';

/** The sources that a run is about, and the age above which one is old. */
interface FactsShown {
  readonly sources: readonly FactSource[];
  readonly days: number;
  /** ISO date. */
  readonly today: string;
}

/** `sightglass facts`: shows what is known about products, from which source, and how old that source is. */
export function factsCommand({ options, print, painter }: Environment): Promise<number> {
  const format = formatOf(options, ['text', 'json'] as const);
  if (options.operands.length > 1) throw new UsageError('facts takes options only');
  const shown: FactsShown = {
    sources: sourcesFor(options.assistants),
    days: options.olderThan ?? oldAfterDays,
    today: new Date().toISOString().slice(0, 10),
  };
  print(format === 'json' ? json(asJson(shown)) : asText(shown, options.verbose, painter));
  return Promise.resolve(0);
}

/** Throws {@link UsageError} for an id that has neither a fact nor a row in the catalogue. */
function sourcesFor(assistants: Environment['options']['assistants']): readonly FactSource[] {
  const sources = factSources();
  if (assistants === null || assistants === 'all') return sources;
  checkIds(assistants.filter(id => !sources.some(({ assistant }) => assistant === id)));
  return sources.filter(({ assistant }) => assistants.includes(assistant));
}

/** Returns a summary and the old sources; with `isVerbose`, all sources. */
function asText({ sources, days, today }: FactsShown, isVerbose: boolean, painter: Environment['painter']): Safe {
  const facts = sources.reduce((sum, each) => sum + each.facts, 0);
  const products = new Set(sources.map(each => each.assistant)).size;
  const [first, last] = [sources[0]?.source.date ?? '', sources.at(-1)?.source.date ?? ''];
  const old = olderThan(sources, days, today);
  return lines([
    t`${counted(facts, 'fact')} about ${counted(products, 'product')} from ${counted(sources.length, 'source')}, read ${first} to ${last}`,
    old.length === 0
      ? t`No source is older than ${counted(days, 'day')}.`
      : t`Older than ${counted(days, 'day')}: ${old.length}`,
    ...(isVerbose ? sources : old).map(
      each =>
        t`  ${painter.bold(each.source.date)}  ${ageText(each, today)}  ${nameOf(each)}: ${each.source.ref} (${counted(each.facts, 'fact')})`,
    ),
  ]);
}

function asJson({ sources, days, today }: FactsShown): string {
  const body = {
    schema: 'sightglass/facts/1',
    today,
    olderThanDays: days,
    sources: sources.map(({ assistant, source, facts }) => ({
      assistant: assistant === '' ? null : assistant,
      ref: source.ref,
      date: source.date,
      version: source.version ?? null,
      facts,
      ageInDays: ageOf(source, today),
      isOld: ageOf(source, today) > days,
    })),
  };
  return `${JSON.stringify(body, null, 2)}\n`;
}

function ageText({ source }: FactSource, today: string): string {
  return counted(ageOf(source, today), 'day').padStart(9);
}

function nameOf({ assistant }: FactSource): string {
  return assistant === '' ? 'several' : assistantName(assistant);
}
