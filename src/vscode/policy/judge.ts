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

/** A remark at a line of a policy. 1-based. */
export interface PolicyMark {
  readonly line: number;
  readonly column: number;
  readonly text: string;
  /** `error`: the text is not a valid policy; `broken`: this machine breaks the rule. */
  readonly kind: 'error' | 'broken';
}

/** How this machine and one folder comply with the policy. */
export interface Judgement {
  /** Of the folder; null without one. */
  readonly name: string | null;
  /** Absolute; null without one. */
  readonly folder: string | null;
  readonly organisation: string;
  readonly results: readonly RuleResult[];
  readonly exceptions: readonly AppliedException[];
  readonly notes: readonly Message[];
  readonly readings: Readings;
  /** The keys behind what is broken, which hardening can plan with. */
  readonly toMend: readonly SettingState[];
  /** For the file of the folder. */
  readonly marks: readonly PolicyMark[];
}

/** A judgement, or why a file is not a policy. */
export type Judged =
  | { readonly judgement: Judgement; readonly problems: readonly [] }
  | { readonly judgement: null; readonly problems: readonly Message[] };

/** What is wrong with the text of a policy. */
export function marksIn(text: string, file: string): readonly PolicyMark[] {
  return readPolicy(text, file).problems.map(({ line, column, why }) => ({
    line,
    column,
    text: sayEverything(why),
    kind: 'error',
  }));
}

/**
 * Reads the policy of the machine and of a folder and judges both by it, a rule at a time. Null: there is none. In Restricted
 * Mode the policy of the folder is read and the settings of the folder, which are not in force, say nothing.
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

/** The results of all folders, each once. */
export function distinctResults(judged: readonly Judgement[]): readonly RuleResult[] {
  const rows = judged.flatMap(({ results }) => results);
  const keyOf = ({ rule, tool, subject, outcome, file, line }: RuleResult): string =>
    JSON.stringify([rule, tool, subject, outcome, file, line]);
  return [...new Map(rows.map(each => [keyOf(each), each])).values()];
}

/** Exceptions of all folders, each once, the one that ends first before the others. */
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
