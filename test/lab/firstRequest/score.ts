import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { placeSlug, slugOf } from './labelsOf.ts';
import type { AgentLabels, PrintedItem } from './labels.ts';

export interface Score {
  /** Names of what was sent, and of what was sent but not named. */
  readonly present: readonly string[];
  readonly missed: readonly string[];
  /** Names of what is called certain, and of what is called certain but was not sent. */
  readonly certain: readonly string[];
  readonly wrong: readonly string[];
}

/** Facts that count for the recall; the others (date, platform …) reveal nothing personal. */
const counted =
  /^(?:cwd|git(?:Branch|Status|Log|Commit|CommitBody|Remote|UserName|Email)|osUser|hostname|listing|envVar)$/;

/**
 * Measures how many of the texts and facts in a first request are named, and how much of what is called certain was sent. A file
 * counts once, whichever of its parts is sent; a file of which only the path is sent does not count for the recall.
 * @param place the current, absolute location of the fixture
 */
export function scoreOf(
  labels: AgentLabels,
  items: readonly PrintedItem[],
  place: { readonly home: string; readonly workspace: string },
): Score {
  // A link and its target are one file.
  const absolute = (written: string): string => {
    const name = written
      .replace(placeSlug, slugOf(path.dirname(place.home)))
      .replace('<workspace-slug>', slugOf(place.workspace));
    const file = name.startsWith('~/') ? path.join(place.home, name.slice(2)) : path.resolve(place.workspace, name);
    return existsSync(file) ? realpathSync(file) : file;
  };
  const named = (file: string): string => {
    const inHome = path.relative(place.home, file);
    const inWorkspace = path.relative(place.workspace, file);
    return inWorkspace.startsWith('../../../..') ? `~/${inHome}` : inWorkspace;
  };
  const texts = new Set<string>();
  const known = new Map<string, boolean>();
  for (const { path: name, present } of labels.items) {
    const file = absolute(name);
    if (present === 'verbatim') texts.add(file);
    known.set(file, (known.get(file) ?? false) || present !== 'no');
  }
  const facts = new Set(labels.facts.filter(each => each.present !== 'no').map(each => each.fact));
  const looked = new Set(labels.facts.map(each => each.fact));
  const own = items.filter(each => each.feature === 'agent' && each.kind !== 'reachable');
  const files = own.filter(each => each.kind !== 'state');
  const offered = files.filter(each => each.inclusion !== 'dropped' && each.kind !== 'path');
  const foundFiles = new Set(offered.map(each => absolute(each.path)));
  const foundFacts = new Set(own.flatMap(each => (each.kind === 'state' ? factsOf(each) : [])));
  const wantedFacts = [...facts].filter(fact => counted.test(fact));
  // What the measurement did not look for cannot be judged.
  const certain = own.filter(
    each => each.inclusion === 'certain' && (each.kind !== 'state' || factsOf(each).every(fact => looked.has(fact))),
  );
  const isThere = (each: PrintedItem): boolean => {
    if (each.kind === 'state') return factsOf(each).every(fact => facts.has(fact));
    const file = absolute(each.path);
    return each.kind === 'path' ? known.get(file) === true : texts.has(file);
  };
  const nameOf = (each: PrintedItem): string =>
    each.kind === 'state' ? `[${factsOf(each).join('+') || each.reason}]` : named(absolute(each.path));
  return {
    present: [...[...texts].map(named), ...wantedFacts],
    missed: [
      ...[...texts].filter(file => !foundFiles.has(file)).map(named),
      ...wantedFacts.filter(fact => !foundFacts.has(fact)),
    ],
    certain: certain.map(nameOf),
    wrong: certain.filter(each => !isThere(each)).map(nameOf),
  };
}

/** Returns the facts of a state item: its field, or if there is none, the facts that the words of its reason imply. */
function factsOf({ fact, reason }: PrintedItem): readonly string[] {
  if (fact !== null && fact !== undefined) return [fact];
  const words: readonly (readonly [RegExp, readonly string[]])[] = [
    [/path of the workspace folder/i, ['cwd']],
    [/^List of/, ['listing']],
    [/^Git branch, status and the latest commit/, ['gitBranch', 'gitStatus', 'gitLog']],
    [/^Git status/, ['gitStatus']],
    [/Git user name/, ['gitUserName']],
    [/remote/i, ['gitRemote', 'gitCommit']],
  ];
  return words.flatMap(([word, facts]) => (word.test(reason) ? facts : []));
}
