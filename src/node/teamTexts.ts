import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { type Message, message } from '../core/message.ts';
import { baselineFile, type PathShift, teamFileNames, type TeamTexts } from '../core/secrets/teamFiles.ts';
import { readTextSync } from './readText.ts';

/** Bytes of one file; the baselines of very large repositories stay below. */
const maximumBytes = 20_000_000;

/** Where a scan finds a team's rules. Plain data: worker threads read the files themselves. */
export interface TeamSource {
  /** The folder of the files, absolute. */
  readonly folder: string;
  readonly shift: PathShift;
  /** Our baseline, absolute; absent: the folder's own; null: none counts. */
  readonly baseline?: string | null;
  /** Whether data about people is looked for too. */
  readonly personalData: boolean;
  /** A digest of the texts: threads read them anew when it changes. */
  readonly stamp: string;
}

export interface ReadTeamTexts {
  readonly texts: TeamTexts;
  readonly problems: readonly Message[];
  readonly stamp: string;
}

/** Reads the files at the root of a folder. Those that are there and cannot be read become problems. */
export function readTeamTexts({ folder, baseline }: Pick<TeamSource, 'folder' | 'baseline'>): ReadTeamTexts {
  const texts: Partial<Record<keyof TeamTexts, string>> = {};
  const problems: Message[] = [];
  const hash = createHash('sha256');
  for (const name of teamFileNames) {
    if (name === baselineFile && baseline === null) continue;
    const file = name === baselineFile && typeof baseline === 'string' ? baseline : path.join(folder, name);
    const read = readTextSync(file, maximumBytes);
    if (read.kind === 'text') {
      texts[name] = read.text;
      hash.update(`${name}\0${read.text.length}\0${read.text}`);
    } else if (existsSync(file)) {
      problems.push(message('secrets.team.unreadable', { file: name, reason: read.kind }));
    }
  }
  return { texts, problems, stamp: hash.digest('hex') };
}
