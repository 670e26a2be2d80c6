import { createHash } from 'node:crypto';
import path from 'node:path';
import { type Message, message } from '../../../core/message.ts';
import {
  baselineFile,
  baseText,
  extendedPath,
  type PathShift,
  teamFileNames,
  type TeamTexts,
} from '../../../core/secrets/team/teamFiles.ts';
import { readTextSync } from '../../files/readText.ts';

/** The largest file that is read, in bytes; the baselines of very large repositories are smaller. */
const maximumBytes = 20_000_000;

/** How long a chain of files that extend each other may be; gitleaks follows no longer one. */
const longestChain = 2;

/** Where a scan finds a team's rules. Plain data: worker threads read the files themselves. */
export interface TeamSource {
  /** The folder of the files, absolute. */
  readonly folder: string;
  readonly shift: PathShift;
  /** Our baseline, absolute; absent: the folder's own; null: none is used. */
  readonly baseline?: string | null;
  /** Fingerprints of a baseline that is checked elsewhere; see `ScannerOptions.knownFingerprints`. */
  readonly known?: readonly string[];
  /** Gitignore patterns of files that the folder's configuration excludes; absent: none. */
  readonly excludes?: readonly string[];
  /** Whether personal data is searched for, too. */
  readonly personalData: boolean;
  /** A digest of the texts: threads read the files again when it changes. */
  readonly stamp: string;
}

export interface ReadTeamTexts {
  readonly texts: TeamTexts;
  readonly problems: readonly Message[];
  readonly stamp: string;
}

/** Reads the files at the root of a folder. Files that exist but cannot be read become problems. */
export function readTeamTexts({ folder, baseline }: Pick<TeamSource, 'folder' | 'baseline'>): ReadTeamTexts {
  const texts: { -readonly [K in keyof TeamTexts]: TeamTexts[K] } = {};
  const problems: Message[] = [];
  const hash = createHash('sha256');
  for (const name of teamFileNames) {
    if (name === baselineFile && baseline === null) continue;
    const file = name === baselineFile && typeof baseline === 'string' ? baseline : path.join(folder, name);
    // A baseline that was named may be anywhere; files of the repository must not lead out of it.
    const within = file === baseline ? null : folder;
    const read = readTextSync(file, maximumBytes, within);
    if (read.kind === 'text') {
      texts[name] = read.text;
      hash.update(`${name}\0${read.text.length}\0${read.text}`);
    } else if (read.kind !== 'absent') {
      problems.push(message('secrets.team.unreadable', { file: name, reason: read.kind }));
    }
  }
  // gitleaks resolves the path from the folder that it runs in, which is the repository's (config.go, extendPath). A path that
  // leads out of the repository is not followed: a repository must not choose what else is read.
  let next = extendedPath(texts['.gitleaks.toml'] ?? '');
  for (let depth = 0; next !== null && depth < longestChain; depth++) {
    const key = baseText(next);
    const read = readTextSync(path.resolve(folder, next), maximumBytes, folder);
    if (read.kind !== 'text' || texts[key] !== undefined) break;
    texts[key] = read.text;
    hash.update(`${key}\0${read.text.length}\0${read.text}`);
    next = extendedPath(read.text);
  }
  return { texts, problems, stamp: hash.digest('hex') };
}
