import { homedir } from 'node:os';
import { assistantName } from '../../core/assistants/catalogue.ts';
import { managedTools } from '../../core/assistants/managed.ts';
import { checkRule, countOutcomes } from '../../core/policy/check/check.ts';
import { endsSoon, exceptionsByEnd } from '../../core/policy/check/exceptions.ts';
import { layerProblems } from '../../core/policy/check/layers.ts';
import type { RuleResult } from '../../core/policy/check/types.ts';
import { rulesOf } from '../../core/policy/model/rules.ts';
import { lineOfRule } from '../../core/policy/read/places.ts';
import { readPolicy } from '../../core/policy/read/readPolicy.ts';
import { policyMarkdown } from '../../core/policy/report/markdown.ts';
import { policyFacts } from '../../node/policy/facts.ts';
import { findPolicy } from '../../node/policy/findPolicy.ts';
import { nextSlice } from '../platform/delays.ts';
import { sayEverything } from '../platform/sayEverything.ts';

/** Something that is told at a line of a policy. 1-based. */
export interface PolicyMark {
  readonly line: number;
  readonly column: number;
  readonly text: string;
  /** `error`: the text is no policy; `broken`: this machine breaks the rule. */
  readonly kind: 'error' | 'broken';
}

/** How this machine and one folder stand to the policy. */
export interface Judgement {
  readonly organisation: string;
  readonly broken: number;
  /** Exceptions that end within a week. */
  readonly ending: number;
  /** For the file of the folder. */
  readonly marks: readonly PolicyMark[];
  readonly markdown: string;
}

/** What is wrong with the text of a policy. */
export function marksIn(text: string, file: string): readonly PolicyMark[] {
  return readPolicy(text, file).problems.map(({ line, column, why }) => ({
    line,
    column,
    text: sayEverything(why),
    kind: 'error',
  }));
}

/** Reads the policy of the machine and of a folder and judges both by it, a rule at a time. Null: there is none, or no readable one. */
export async function judge(folder: string, tools: readonly string[]): Promise<Judgement | null> {
  const found = await findPolicy({ workspace: folder, platform: process.platform });
  const { policy } = found;
  if (policy === null) return null;
  const today = new Date().toISOString().slice(0, 10);
  const facts = await policyFacts(policy, {
    tools,
    home: homedir(),
    workspace: folder,
    env: process.env,
    platform: process.platform,
    today,
    account: { contentExclusion: null },
  });
  const results: RuleResult[] = [];
  for (const rule of rulesOf(policy)) {
    await nextSlice();
    results.push(...checkRule(rule, policy, facts));
  }
  const exceptions = exceptionsByEnd(policy, today);
  const text = found.files.at(-1)?.text ?? '';
  const report = {
    organisation: policy.organisation.name,
    files: found.files.map(({ file }) => file),
    results,
    exceptions,
    notes: [...found.ignored, ...layerProblems(facts, managedTools)],
    placeOf: () => null,
  };
  return {
    organisation: policy.organisation.name,
    broken: countOutcomes(results).broken,
    ending: exceptions.filter(endsSoon).length,
    marks: results.filter(({ outcome }) => outcome === 'broken').map(each => markOf(each, text)),
    markdown: policyMarkdown(report, sayEverything),
  };
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
