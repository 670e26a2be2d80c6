import { catalogue } from '../../assistants/catalogue.ts';
import { classesHeldBack, hostsByPolicy } from '../model/classes.ts';
import { globsOf } from '../model/globs.ts';
import type { Classification, Policy } from '../model/types.ts';
import type { Artefact } from './types.ts';

/** Returns the ignore files that hold classes of files back in each repository, for the tools in use that read them. */
export function ignoreFiles(policy: Policy, tools: readonly string[]): readonly Artefact[] {
  const files = new Map<string, { readonly tools: string[]; readonly classes: Set<Classification> }>();
  for (const { id, mechanisms } of catalogue.filter(each => tools.includes(each.id))) {
    const classes = classesHeldBack(policy, hostsByPolicy(policy, id));
    const names = mechanisms
      .filter(
        ({ kind, syntax, covers, lookup }) =>
          kind === 'ignore-file' &&
          syntax === 'gitignore' &&
          covers.length > 0 &&
          lookup !== 'home' &&
          lookup !== 'git',
      )
      .map(each => each.id);
    if (classes.length === 0) continue;
    for (const name of names) {
      const file = files.get(name) ?? { tools: [], classes: new Set<Classification>() };
      file.tools.push(id);
      for (const each of classes) file.classes.add(each);
      files.set(name, file);
    }
  }
  return [...files].map(([name, file]) => ({
    path: `repository/${name}`,
    text: [...file.classes]
      .flatMap(each => [`# ${each.name}`, ...each.patterns])
      .map(line => `${line}\n`)
      .join(''),
    tools: file.tools,
    system: null,
  }));
}

/** Returns GitHub's content exclusion for every repository, in the format of an organisation's settings. */
export function contentExclusion(policy: Policy, tools: readonly string[]): readonly Artefact[] {
  if (!tools.includes('copilot')) return [];
  const classes = classesHeldBack(policy, hostsByPolicy(policy, 'copilot'));
  const globs = globsOf(
    classes.flatMap(({ patterns }) => patterns),
    ['**/'],
    ['/'],
  );
  if (globs.length === 0) return [];
  const text = ['"*":', ...globs.map(glob => `  - ${JSON.stringify(glob)}`)].map(line => `${line}\n`).join('');
  return [{ path: 'github/content-exclusion.yml', text, tools: ['copilot'], system: null }];
}
