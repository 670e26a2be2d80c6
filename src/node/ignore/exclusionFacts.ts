import path from 'node:path';
import { contentExclusion, parseContentExclusion, untriedRule } from '../../core/ignore/sources/contentExclusion.ts';
import type { AccountFacts } from '../../core/ignore/verdicts.ts';
import { type Message, message } from '../../core/message.ts';
import { gitRepositoryOf } from './gitRepository.ts';
import { readStartSync } from '../files/regularFile.ts';
import { readRuleText } from '../files/ruleText.ts';
import { slashed } from '../files/inside.ts';

/** Copilot reads this many bytes of a file that is not open (microsoft/vscode-copilot-chat@31acd00a, remoteContentExclusion.ts). */
const bytesRead = 1024;

export interface ExclusionFacts {
  readonly facts: AccountFacts;
  readonly problems: readonly Message[];
}

export interface ExclusionSource {
  /** The workspace folder, absolute. */
  readonly folder: string;
  /** The name of the file with the rules, as shown in messages; relative to the folder or absolute. */
  readonly file: string;
  /** What the person says about the account; null: nothing. */
  readonly known: boolean | null;
  /** Returns the text of an open document below the folder, which takes precedence over the saved file. */
  readonly openText?: (relative: string) => string | undefined;
}

/**
 * Reads the content exclusion rules of a Copilot account from a file in the YAML of GitHub's settings. Rules for a repository
 * apply if the folder was fetched from it. A person who has such rules is taken to have the account that they belong to.
 */
export function readExclusion({ folder, file, known, openText }: ExclusionSource): ExclusionFacts {
  const { text, problem } = readRuleText(path.resolve(folder, file), file);
  if (text === null)
    return { facts: { contentExclusion: known }, problems: [problem ?? message('ignore.exclusion.missing', { file })] };
  const { rules, untried, problems } = parseContentExclusion(text, file);
  const repository = gitRepositoryOf(folder);
  const root = repository?.root ?? folder;
  const place = {
    root: slashed(root),
    below: slashed(path.relative(root, folder)),
    fetchUrls: repository === null || repository.fetchUrls.length === 0 ? null : repository.fetchUrls,
  };
  const textOf = (relative: string): string => openText?.(relative) ?? startOf(path.join(folder, relative));
  const excludedBy = contentExclusion(rules, place, file, textOf);
  const mayBeExcludedBy = untriedRule(untried, place, file);
  return { facts: { contentExclusion: known ?? true, excludedBy, mayBeExcludedBy }, problems };
}

function startOf(file: string): string {
  return new TextDecoder('utf-8').decode(readStartSync(file, bytesRead));
}
