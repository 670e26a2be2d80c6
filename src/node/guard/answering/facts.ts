import { existsSync } from 'node:fs';
import path from 'node:path';
import { entryOf } from '../../../core/paths/absolutePaths.ts';
import { pathBelow, slashed } from '../../../core/guard/places.ts';
import type { GuardFacts } from '../../../core/guard/types.ts';
import type { AgentHooks } from '../../../core/guard/hooks/types.ts';
import type { RuleReference } from '../../../core/ignore/types.ts';
import type { Finding, Scanner, ScannerOptions } from '../../../core/secrets/types.ts';
import type { readExclusion } from '../../ignore/exclusionFacts.ts';
import { shownBelow } from '../../files/inside.ts';
import { withoutAccepted } from './acceptedSecrets.ts';
import { readAllowances } from '../allowances.ts';
import { DiskView } from './diskView.ts';
import { ownFiles } from '../ownFiles.ts';
import { ruleSettings } from './ruleSettings.ts';
import { trackedFiles } from './trackedFiles.ts';
import { WorkspaceRules } from './workspaceRules.ts';

type CreateScanner = (options: ScannerOptions) => Scanner;

/** The person's machine, and where and when the question is asked. */
export interface Asking {
  readonly home: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Where the agent works, absolute. */
  readonly folder: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Throws if the time for an answer is over; called between pieces of work. */
  readonly checkTime: () => void;
  /** Creates a scanner; called when the first text is scanned. */
  readonly createScanner: CreateScanner;
  /** The folder of the running program, which an agent must not change. */
  readonly program: string;
  /** Reads content exclusion rules, if a person's settings name them. */
  readonly readExclusion: typeof readExclusion;
  /** Content exclusion rules to use instead. */
  readonly excludedBy?: (path: string) => RuleReference | null;
}

/** Texts are scanned in pieces of this length, so that the time can be checked. UTF-16 units. */
const pieceLength = 1_000_000;

/** Returns everything that a decision depends on, read from this computer on demand. */
export function diskFacts(asking: Asking, agent: Pick<AgentHooks, 'output' | 'canAsk'>): GuardFacts {
  const isWindows = process.platform === 'win32';
  const disk = new DiskView(isWindows);
  const current = slashed(asking.folder, isWindows).replace(/(.)\/$/, '$1');
  const home = slashed(asking.home, isWindows);
  const root = rootOf(disk, current, home);
  const named = ruleSettings(root, asking.home, asking.env);
  const excludedBy = asking.excludedBy ?? exclusionOf(root, named.exclusionRules, asking);
  const rules = new WorkspaceRules(root, home, asking.env, disk, { source: named.source, excludedBy });
  const own = ownFiles(root, asking.home, asking.env, named, file => existsSync(path.normalize(file)));
  const program = slashed(asking.program, isWindows);
  // An update is installed next to the version that is running now.
  const versions = /^.*\/sightglass\.sightglass-(?=[^/]*\/dist$)/i.exec(program)?.[0] ?? null;
  // If the program was built into this very folder, the project is being developed.
  const isWorkedOn = program === entryOf(root, 'dist');
  const isProgram = (path: string): boolean =>
    !isWorkedOn && (pathBelow(program, path) !== null || (versions !== null && path.startsWith(versions)));
  return {
    root,
    current,
    home,
    isWindows,
    ruleOf: path => rules.ruleOf(path),
    realPath: path => disk.realPath(path),
    list: folder => disk.list(folder),
    tracked: () => trackedFiles(root),
    ownFile: path => (isProgram(path) ? 'guard' : own.ownFile(path)),
    holdsOwnFile: (folder, isDirect, isNamed) => {
      // A project may rebuild files in its own folder.
      const holdsProgram = !isDirect && isNamed === undefined && pathBelow(root, program) === null;
      return (holdsProgram && pathBelow(folder, program) !== null) || own.holdsOwnFile(folder, isDirect, isNamed);
    },
    allowances: readAllowances(asking.home),
    now: asking.now,
    scan: withoutAccepted(scanInPieces(asking), path.normalize(root)),
    output: agent.output,
    canAsk: agent.canAsk,
  };
}

function exclusionOf(
  root: string,
  file: string | null,
  asking: Asking,
): ((path: string) => RuleReference | null) | undefined {
  if (file === null) return undefined;
  const folder = path.normalize(root);
  return asking.readExclusion({ folder, file: shownBelow(folder, file), known: null }).facts.excludedBy;
}

/** Returns the repository that the folder is in, unless the repository contains the whole home folder. */
function rootOf(disk: DiskView, folder: string, home: string): string {
  const repository = disk.repositoryOf(folder);
  return repository === null || pathBelow(repository, home) !== null || repository === home ? folder : repository;
}

function scanInPieces({ checkTime, createScanner }: Asking): (text: string) => readonly Finding[] {
  let scanner: Scanner | undefined;
  return text => {
    // Suppression comments next to a secret are for people's own reports: here the author of the text could have written them.
    scanner ??= createScanner({ includeSuppressed: true });
    if (text.length <= pieceLength) {
      checkTime();
      return scanner.scan({ path: '', text });
    }
    const found: Finding[] = [];
    for (let start = 0; start < text.length;) {
      checkTime();
      const feed = text.indexOf('\n', start + pieceLength);
      const end = feed < 0 || feed > start + 2 * pieceLength ? Math.min(text.length, start + pieceLength) : feed + 1;
      const line = found.length === 0 && start === 0 ? 0 : lineOf(text, start);
      for (const each of scanner.scan({ path: '', text: text.slice(start, end) })) {
        found.push({
          ...each,
          start: each.start + start,
          end: each.end + start,
          startLine: each.startLine + line,
          endLine: each.endLine + line,
        });
      }
      start = end;
    }
    return found;
  };
}

function lineOf(text: string, offset: number): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}
