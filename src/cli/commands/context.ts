import type { ContextRequest, Simulation } from '../../core/context/types.ts';
import { nothingShown } from '../../core/exposure/masking/mask.ts';
import { type MaskedBlock, payloadMasker } from '../../core/exposure/masking/maskPayload.ts';
import { worstRisk } from '../../core/exposure/risk.ts';
import type { ReportedPrompt } from '../../core/report/formats/json.ts';
import { createScanner } from '../../core/secrets/scanner.ts';
import { refuseSarif } from '../arguments/ownFormat.ts';
import { pathOf } from '../arguments/paths.ts';
import { UsageError } from '../arguments/usage.ts';
import { configured } from '../configuration/configured.ts';
import { sayLimits } from '../configuration/limitLines.ts';
import { contextRun } from '../contextRun.ts';
import type { Environment } from '../environment.ts';
import { contextReport } from '../output/reports/contextReport.ts';
import { exitCode } from '../output/exitCode.ts';

/** `sightglass context FILE --cursor L:C [--open FILE]... [--assistant ID] [--feature ID]` */
export async function contextCommand(given: Environment): Promise<number> {
  const { environment, limits } = configured(given, given.options.workspace, ['assistants', 'failOn']);
  const { options, print } = environment;
  const [, file, ...more] = options.operands;
  if (file === undefined || more.length > 0) throw new UsageError('context takes one file: context FILE --cursor L:C');
  refuseSarif(options, 'context');
  const files = [file, ...options.open].map(name => ({ file: pathOf(name, options), name }));
  const { items, simulations, request, windowFacts, exposures } = await contextRun(environment, {
    files,
    cursor: options.cursor,
    feature: options.feature,
  });
  print(contextReport(items, promptsOf(simulations, request), simulations, windowFacts, limits(), environment));
  sayLimits(limits(), environment);
  return exitCode(options.failOn ?? 'none', [worstRisk(exposures)]);
}

/** Returns the assembled texts with secrets masked, one per feature whose format is known well enough. */
function promptsOf(simulations: readonly Simulation[], request: ContextRequest): readonly ReportedPrompt[] {
  const mask = payloadMasker(request, createScanner());
  return simulations
    .filter(simulation => simulation.payload.length > 0)
    .map(({ assistant, feature, payload }) => {
      const blocks = mask(payload);
      const text = blocks.map(
        (block, at) => `${isAtCursor(blocks[at - 1], block) ? cursorMark : ''}${shownText(block)}`,
      );
      return { assistant, feature, text: text.join('') };
    });
}

/** Marks the cursor, so the texts before and after it do not run together. */
const cursorMark = '⟦cursor⟧';

function isAtCursor(before: MaskedBlock | undefined, { uri, range }: MaskedBlock): boolean {
  return before !== undefined && before.uri === uri && range !== null && (before.range?.end ?? Infinity) <= range.start;
}

function shownText({ shown }: MaskedBlock): string {
  return shown ?? `${nothingShown}\n`;
}
