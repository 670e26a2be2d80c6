import { assistantName } from '../../core/assistants/catalogue.ts';
import { type FactSource, factSources, olderThan } from '../../core/assistants/sources.ts';
import { ageOf, oldAfterDays } from '../../core/fidelity.ts';
import { formatOf } from '../arguments/ownFormat.ts';
import { UsageError } from '../arguments/usage.ts';
import type { Environment } from '../environment.ts';
import { json, lines, type Safe, t } from '../output/safe.ts';
import { counted } from '../output/text.ts';

/** `sightglass facts`: what is known of products, where it is from and how old that is. */
export async function factsCommand({ options, print, painter }: Environment): Promise<number> {
  const format = formatOf(options, ['text', 'json'] as const);
  if (options.operands.length > 1) throw new UsageError('facts takes options only');
  const today = new Date().toISOString().slice(0, 10);
  const wanted = options.assistants === null || options.assistants === 'all' ? null : new Set(options.assistants);
  const sources = factSources().filter(({ assistant }) => wanted === null || wanted.has(assistant));
  const days = options.olderThan ?? oldAfterDays;
  const old = olderThan(sources, days, today);
  const shown = options.verbose ? sources : old;
  print(format === 'json' ? json(asJson(sources, days, today)) : asText());
  return Promise.resolve(0);

  function asText(): Safe {
    const facts = sources.reduce((sum, each) => sum + each.facts, 0);
    const products = new Set(sources.map(each => each.assistant)).size;
    const [first, last] = [sources[0]?.source.date ?? '', sources.at(-1)?.source.date ?? ''];
    return lines([
      t`${counted(facts, 'fact')} about ${counted(products, 'product')} from ${counted(sources.length, 'source')}, read ${first} to ${last}`,
      old.length === 0
        ? t`No source is older than ${counted(days, 'day')}.`
        : t`Older than ${counted(days, 'day')}: ${old.length}`,
      ...shown.map(
        each =>
          t`  ${painter.bold(each.source.date)}  ${ageText(each, today)}  ${nameOf(each)}: ${each.source.ref} (${counted(each.facts, 'fact')})`,
      ),
    ]);
  }
}

function asJson(sources: readonly FactSource[], days: number, today: string): string {
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
