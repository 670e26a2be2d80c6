import { compareText } from '../compareText.ts';
import { type Message, message } from '../message.ts';
import { sensitivePath } from '../secrets/sensitivePaths.ts';
import type { Finding } from '../secrets/types.ts';

/** A pattern proposed for an ignore file, why, and what it would cover today. */
export interface IgnoreProposal {
  /** In gitignore syntax. */
  readonly pattern: string;
  readonly why: Message;
  /** Relative to the folder, with `/`, sorted. */
  readonly paths: readonly string[];
  /**
   * True for kinds of files that contain only credentials. False for a file that contains a secret among other things: removing the
   * secret is better than hiding the file.
   */
  readonly isAdvised: boolean;
}

/**
 * Proposes what in a folder should not be sent: files of kinds that contain credentials, and files in which a secret was found.
 * Sorted by pattern; findings of low confidence do not count.
 * @param paths relative to the folder, with `/`
 * @param findings with paths relative to the same folder
 */
export function ignoreProposals(paths: readonly string[], findings: readonly Finding[]): readonly IgnoreProposal[] {
  const kinds = new Map<string, { readonly why: Message; readonly paths: string[] }>();
  const named = new Set<string>();
  for (const path of paths) {
    const kind = sensitivePath(path);
    if (kind === null) continue;
    named.add(path);
    const group = kinds.get(kind.pattern) ?? { why: kind.why, paths: [] };
    group.paths.push(path);
    kinds.set(kind.pattern, group);
  }
  const counts = new Map<string, number>();
  for (const { path, confidence } of findings) {
    if (confidence !== 'low' && !named.has(path)) counts.set(path, (counts.get(path) ?? 0) + 1);
  }
  const proposals = [...kinds].map(([pattern, { why, paths: covered }]): IgnoreProposal => ({
    pattern,
    why,
    paths: covered.sort(),
    isAdvised: true,
  }));
  for (const [path, count] of counts) {
    const why = message(count === 1 ? 'exposure.sensitive.oneSecret' : 'exposure.sensitive.secrets', { count });
    proposals.push({ pattern: `/${path}`, why, paths: [path], isAdvised: false });
  }
  return proposals.sort((a, b) => compareText(a.pattern, b.pattern));
}
