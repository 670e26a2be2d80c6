import { catalogue } from '../../assistants/catalogue.ts';
import type { Mechanism } from '../../assistants/types.ts';

/** Ignore files that other programs own: assistants read them too, but what nobody reads in them is no fault of theirs. */
export const filesOfOthers: ReadonlySet<string> = new Set(['.gitignore', '.npmignore']);

/** git's own list beside `.gitignore`; its patterns are relative to the folder that holds `.git`. */
export const gitExclude = '.git/info/exclude';

/** Names, or ends of paths with `/`, of the files that a walker must collect for these mechanisms. Sorted, each once. */
export function ruleFilesOf(mechanisms: readonly Mechanism[]): readonly string[] {
  const names = new Set<string>();
  for (const mechanism of mechanisms) {
    if (mechanism.kind === 'ignore-file') names.add(mechanism.id);
    if (mechanism.lookup === 'git') names.add(gitExclude);
    for (const file of configFiles(mechanism)) names.add(file);
  }
  return [...names].sort();
}

export const everyMechanism = catalogue.flatMap(assistant => assistant.mechanisms);

/** {@link ruleFilesOf} for every product of the catalogue. */
export const collectedRuleFiles: readonly string[] = ruleFilesOf(everyMechanism);

/** Files in the workspace folder that hold the rules of a mechanism as one of their values. */
export function configFiles(mechanism: Mechanism): readonly string[] {
  return (mechanism.files ?? []).filter(file => file.startsWith('./')).map(file => file.slice(2));
}
