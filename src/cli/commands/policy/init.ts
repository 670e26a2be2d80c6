import path from 'node:path';
import { draftPolicy } from '../../../core/policy/init/draftPolicy.ts';
import { emptyPolicy } from '../../../core/policy/model/types.ts';
import { policyFileName } from '../../../core/policy/model/places.ts';
import { createScanner } from '../../../core/secrets/scanner.ts';
import { readRuleText } from '../../../node/files/ruleText.ts';
import { policyFacts } from '../../../node/policy/facts.ts';
import type { Environment } from '../../environment.ts';
import { applyOrPreview, settleInterrupted } from '../../output/plan.ts';
import { say } from '../../output/text.ts';
import { UsageError } from '../../arguments/usage.ts';
import { toolsHere } from './read.ts';

/** `sightglass policy init`: shows a first policy; writes it with --apply. Never replaces an existing one. */
export async function policyInitCommand(environment: Environment): Promise<number> {
  const { options, env } = environment;
  await settleInterrupted(environment);
  const file = path.join(options.workspace, policyFileName);
  const { text: before, problem } = readRuleText(file, policyFileName);
  if (problem !== null) throw new UsageError(say(problem));
  if (before !== null) throw new UsageError(`${policyFileName} is there already; sightglass policy check judges it`);
  const facts = await policyFacts(emptyPolicy, {
    tools: await toolsHere(environment),
    home: options.home,
    workspace: options.workspace,
    env,
    platform: process.platform,
    today: new Date().toISOString().slice(0, 10),
    account: { contentExclusion: null },
  });
  const scanner = createScanner();
  const after = draftPolicy({
    facts,
    holdsSecret: text => scanner.scan({ path: policyFileName, text }).length > 0,
  });
  return applyOrPreview(environment, 'policy-init', {
    edits: [{ file, before: null, after, changes: [] }],
    skipped: [],
  });
}
