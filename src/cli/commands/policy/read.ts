import path from 'node:path';
import type { Policy } from '../../../core/policy/model/types.ts';
import { policyFileName } from '../../../core/policy/model/places.ts';
import { findPolicy, type FoundPolicy } from '../../../node/policy/findPolicy.ts';
import { checkIds, detected, type Environment } from '../../environment.ts';
import { existingPath } from '../../arguments/paths.ts';
import { say } from '../../output/text.ts';
import { UsageError } from '../../arguments/usage.ts';

/** Returns the policy that applies here. Throws {@link UsageError} with all problems if it cannot be read, or if there is none. */
export async function policyHere({ options, warn }: Environment): Promise<FoundPolicy & { readonly policy: Policy }> {
  const { file } = options.policy;
  const named = file === null ? null : (existingPath(file, options) ?? path.resolve(options.currentFolder, file));
  const found = await findPolicy({ workspace: options.workspace, named, platform: process.platform });
  const { policy, problems, ignored } = found;
  if (problems.length > 0) throw new UsageError(problems.map(say).join(' '));
  if (policy === null)
    throw new UsageError(`there is no ${policyFileName} here; sightglass policy init makes one from what is here`);
  for (const each of ignored) warn(say(each));
  return { ...found, policy };
}

/** Returns the ids of the tools in use, or of those that were asked for. */
export async function toolsHere({ options, env }: Environment): Promise<readonly string[]> {
  if (options.assistants === null || options.assistants === 'all') return detected(options.home, env);
  checkIds(options.assistants);
  return options.assistants;
}
