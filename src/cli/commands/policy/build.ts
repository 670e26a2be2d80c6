import type { Environment } from '../../environment.ts';
import { policyHere } from './read.ts';

export async function policyBuildCommand(environment: Environment): Promise<number> {
  await policyHere(environment);
  return 0;
}
