import { homedir } from 'node:os';
import type { ExtensionContext, WorkspaceFolder } from 'vscode';
import { workspace } from 'vscode';
import { assistantName } from '../../core/assistants/catalogue.ts';
import { managedTools } from '../../core/assistants/managed.ts';
import type { Message } from '../../core/message.ts';
import { checkRule } from '../../core/policy/check/check.ts';
import { exceptionsByEnd } from '../../core/policy/check/exceptions.ts';
import { layerProblems, unreadLayers } from '../../core/policy/check/layers.ts';
import { statesToFix } from '../../core/policy/check/fixes.ts';
import type { AppliedException, RuleResult } from '../../core/policy/check/types.ts';
import { rulesOf } from '../../core/policy/model/rules.ts';
import { lineOfRule } from '../../core/policy/read/places.ts';
import { readPolicy } from '../../core/policy/read/readPolicy.ts';
import type { Readings } from '../../core/settings/readings.ts';
import type { SettingState } from '../../core/settings/types.ts';
import { policyFacts } from '../../node/policy/facts.ts';
import { findPolicy } from '../../node/policy/findPolicy.ts';
import { nextSlice } from '../platform/delays.ts';
import { sayEverything } from '../platform/sayEverything.ts';
import { editorReadings } from '../settings/editorReadings.ts';

/** A problem at a position in a policy, 1-based. */
export interface PolicyMark {
  readonly line: number;
  readonly column: number;
  readonly text: string;
  /** `error`: the text is not a valid policy; `broken`: this machine does not comply with the rule. */
  readonly kind: 'error' | 'broken';
}

/** How this machine and one folder comply with the policy. */
export interface Judgement {
  /** The name of the folder; null if there is none. */
  readonly name: string | null;
  /** The absolute path of the folder; null if there is none. */
  readonly folder: string | null;
  readonly organisation: string;
  readonly results: readonly RuleResult[];
  readonly exceptions: readonly AppliedException[];
  readonly notes: readonly Message[];
  readonly readings: Readings;
  /** The settings behind the broken rules, which hardening can plan with. */
  readonly toMend: readonly SettingState[];
  /** The problems to show in the folder's policy file. */
  readonly marks: readonly PolicyMark[];
}

/** A judgement, or the reasons why the policy could not be read. */
export type Judged =
  | { readonly judgement: Judgement; readonly problems: readonly [] }
  | { readonly judgement: null; readonly problems: readonly Message[] };

/** Returns the errors in the text of a policy. */
export function marksIn(text: string, file: string): readonly PolicyMark[] {
  return readPolicy(text, file).problems.map(({ line, column, why }) => ({
    line,
    column,
    text: sayEverything(why),
    kind: 'error',
  }));
}

/**
 * Reads the policy of the machine and of a folder, and judges both by it, one rule at a time. Null if there is no policy. In
 * Restricted Mode the policy of the folder is read, but its settings are ignored because they are not in force.
 */
export async function judge(
  context: ExtensionContext,
  folder: WorkspaceFolder | null,
  tools: readonly string[],
): Promise<Judged | null> {
  const where = folder?.uri.fsPath ?? null;
  const found = await findPolicy({ workspace: where, platform: process.platform });
  const { policy, problems } = found;
  if (policy === null) return problems.length === 0 ? null : { judgement: null, problems };
  const today = new Date().toISOString().slice(0, 10);
  const trusted = workspace.isTrusted ? folder : null;
  const facts = await policyFacts(policy, {
    tools,
    home: homedir(),
    workspace: where,
    env: process.env,
    platform: process.platform,
    today,
    account: { contentExclusion: null },
    readSettings: wanted => editorReadings(context, trusted, wanted),
  });
  const results: RuleResult[] = [];
  for (const rule of rulesOf(policy)) {
    await nextSlice();
    results.push(...checkRule(rule, policy, facts));
  }
  await nextSlice();
  const text = found.files.at(-1)?.text ?? '';
  const judgement = {
    name: folder?.name ?? null,
    folder: where,
    organisation: policy.organisation.name,
    results,
    exceptions: exceptionsByEnd(policy, today),
    notes: [...found.ignored, ...layerProblems(facts, managedTools), ...unreadLayers(facts, managedTools)],
    readings: facts.readings,
    toMend: statesToFix(results, policy, facts),
    marks: results.filter(({ outcome }) => outcome === 'broken').map(each => markOf(each, text)),
  };
  return { judgement, problems: [] };
}

/** Returns the results of all folders, without duplicates. */
export function distinctResults(judged: readonly Judgement[]): readonly RuleResult[] {
  const rows = judged.flatMap(({ results }) => results);
  const keyOf = ({ rule, tool, subject, outcome, file, line }: RuleResult): string =>
    JSON.stringify([rule, tool, subject, outcome, file, line]);
  return [...new Map(rows.map(each => [keyOf(each), each])).values()];
}

/** Returns the exceptions of all folders, without duplicates, the one that ends first at the front. */
export function distinctExceptions(judged: readonly Judgement[]): readonly AppliedException[] {
  const all = judged.flatMap(({ exceptions }) => exceptions);
  return [...new Map(all.map(each => [JSON.stringify(each), each])).values()].sort((a, b) => a.daysLeft - b.daysLeft);
}

function markOf({ rule, tool, subject, why }: RuleResult, text: string): PolicyMark {
  const about = [tool === null ? null : assistantName(tool), subject].filter(each => each !== null).join(', ');
  const sentence = sayEverything(why);
  return {
    line: lineOfRule(text, rule),
    column: 1,
    text: about === '' ? sentence : `${about}: ${sentence}`,
    kind: 'broken',
  };
}
