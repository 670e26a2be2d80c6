import path from 'node:path';
import type { GuardFacts } from '../../core/guard/types.ts';
import type { diskFacts } from '../../node/guard/answering/facts.ts';
import { guardProgram } from '../../node/guard/lazyProgram.ts';
import { readExclusion } from '../../node/ignore/exclusionFacts.ts';
import { secrets } from '../../node/scanning/lazySecrets.ts';
import { accountFacts } from '../arguments/exclusionRules.ts';
import type { Environment } from '../environment.ts';

/** Returns the facts that the guard uses when a person or a server asks what it would answer in the workspace. */
export function guardFacts(environment: Environment, agent: Parameters<typeof diskFacts>[1]): GuardFacts {
  const { options, env } = environment;
  const { excludedBy } = accountFacts(environment);
  const asking = {
    home: options.home,
    env,
    folder: options.workspace,
    now: Date.now(),
    checkTime: () => {},
    createScanner: (choices: Parameters<ReturnType<typeof secrets>['createScanner']>[0]) =>
      secrets().createScanner(choices),
    readExclusion,
    program: path.dirname(__filename),
    ...(excludedBy === undefined ? {} : { excludedBy }),
  };
  return guardProgram().diskFacts(asking, agent);
}
