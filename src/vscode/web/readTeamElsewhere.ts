import { Uri } from 'vscode';
import { configurationFile, packageFile, packageKey } from '../../core/configuration/names.ts';
import { readConfiguration } from '../../core/configuration/read.ts';
import { type Message, message } from '../../core/message.ts';
import { baseText, extendedPath, teamFileNames, type TeamTexts } from '../../core/secrets/team/teamFiles.ts';
import { readTeamRules } from '../../node/scanning/team/teamRules.ts';
import { decodeText } from '../files/host.ts';
import { readFile } from '../platform/workspace/readFile.ts';
import type { FileNotRead } from '../files/hostTypes.ts';
import type { ReadTeam } from '../state/team/readTeam.ts';

/** The largest file that is read, in bytes; the baselines of very large repositories are smaller. */
const maximumBytes = 20_000_000;

/** Reads the files that a team has written, through the editor, for a folder that is not on disk; see `readTeamOnDisk`. */
export const readTeamElsewhere: ReadTeam = async ({ folder, personalData }) => {
  const problems: Message[] = [];
  const texts = await teamTexts(folder, problems);
  const excludes = await excludesOf(folder, problems);
  const isOwn = Object.keys(texts).length > 0 || personalData || excludes.length > 0;
  const rules = isOwn ? readTeamRules(texts, personalData, excludes) : null;
  return { rules, problems, source: null, folderSource: null };
};

async function teamTexts(folder: Uri, problems: Message[]): Promise<TeamTexts> {
  const texts: { -readonly [K in keyof TeamTexts]: TeamTexts[K] } = {};
  for (const name of teamFileNames) {
    const read = await textOf(Uri.joinPath(folder, name));
    if (read.text !== null) texts[name] = read.text;
    else if (read.reason !== 'absent') {
      problems.push(message('secrets.team.unreadable', { file: name, reason: read.reason }));
    }
  }
  const extended = extendedPath(texts['.gitleaks.toml'] ?? '');
  const base = extended === null ? null : Uri.joinPath(folder, extended);
  // A base outside the folder is not read, as on disk.
  if (extended === null || !base?.path.startsWith(`${folder.path.replace(/\/$/, '')}/`)) return texts;
  const { text } = await textOf(base);
  return text === null ? texts : { ...texts, [baseText(extended)]: text };
}

/** Returns the patterns of files that the folder's configuration excludes. */
async function excludesOf(folder: Uri, problems: Message[]): Promise<readonly string[]> {
  const own = await textOf(Uri.joinPath(folder, configurationFile));
  const inPackage = await textOf(Uri.joinPath(folder, packageFile));
  const readings = [
    ...(own.text === null ? [] : [readConfiguration(own.text, configurationFile, null)]),
    ...(inPackage.text === null ? [] : [readConfiguration(inPackage.text, packageFile, packageKey)]),
  ].filter(({ configuration, problems: faults }) => configuration !== null || faults.length > 0);
  if (readings.length > 1) {
    const files = `${configurationFile}, ${packageFile}`;
    problems.push(message('configuration.both', { folder: folder.path, files }));
    return [];
  }
  problems.push(...readings.flatMap(each => each.problems));
  return readings[0]?.configuration?.exclude ?? [];
}

type Text = { readonly text: string } | { readonly text: null; readonly reason: FileNotRead | 'binary' };

async function textOf(uri: Uri): Promise<Text> {
  const read = await readFile(uri, maximumBytes);
  if (typeof read === 'string') return { text: null, reason: read };
  const text = decodeText(read);
  return text === null ? { text, reason: 'binary' } : { text };
}
