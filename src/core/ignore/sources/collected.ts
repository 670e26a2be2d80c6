import { catalogue } from '../../assistants/catalogue.ts';
import type { Mechanism } from '../../assistants/types.ts';

/** Ignore files that other programs own. Assistants read them too, but a line that no assistant uses is not a mistake there. */
export const filesOfOthers: ReadonlySet<string> = new Set(['.gitignore', '.npmignore']);

/** git's own list in addition to `.gitignore`; its patterns are relative to the folder that contains `.git`. */
export const gitExclude = '.git/info/exclude';

/** Returns the names, or ends of paths with `/`, of the files that have to be collected for these mechanisms. Sorted, each once. */
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

/** Returns the files in the workspace folder that contain the rules of a mechanism as one of their values. */
export function configFiles(mechanism: Mechanism): readonly string[] {
  return (mechanism.files ?? []).filter(file => file.startsWith('./')).map(file => file.slice(2));
}
