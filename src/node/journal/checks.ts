import path from 'node:path';
import { type Message, message } from '../../core/message.ts';
import type { FileEdit } from '../../core/settings/types.ts';
import { errorCode } from '../files/errorCode.ts';
import type { Entry, JournalFiles } from './files.ts';
import type { RecordedFile } from './record.ts';

interface CheckPorts {
  readonly files: JournalFiles;
  readonly user: number | null;
}

/** Returns the file as the journal will keep it, or why it must not be written. */
export async function checkEdit({ file, before, after }: FileEdit, ports: CheckPorts): Promise<RecordedFile | Message> {
  const { files } = ports;
  if (!path.isAbsolute(file)) return message('journal.relative', { file });
  try {
    const entry = await files.look(file);
    const folders = await missingFolders(file, files);
    const isLinked = entry.kind === 'link' || (await files.look(path.dirname(folders[0] ?? file))).kind === 'link';
    if (isLinked) return message('journal.symlink', { file });
    const bytes = Buffer.from(after, 'utf8');
    if (entry.kind === 'absent') {
      if (before !== null) return message('journal.changed', { file });
      const problem = await ownerProblem(path.dirname(folders[0] ?? file), ports);
      return problem ?? { file, before: null, after: bytes, attributes: null, folders };
    }
    const problem = entryProblem(file, entry, ports);
    if (problem !== null) return problem;
    const found = await files.read(file);
    if (before === null || !found.equals(Buffer.from(before, 'utf8'))) return message('journal.changed', { file });
    const { mode, group } = entry;
    return { file, before: found, after: bytes, attributes: { mode, group }, folders: [] };
  } catch (error) {
    return message('journal.failed', { file, reason: errorCode(error) });
  }
}

/** Returns why the journal must not write into its folder, or null. Root must not create files in another user's folder. */
export async function folderProblem(journalFolder: string, ports: CheckPorts): Promise<Message | null> {
  const [outermost] = await missingFolders(path.join(journalFolder, 'record'), ports.files);
  return ownerProblem(outermost === undefined ? journalFolder : path.dirname(outermost), ports);
}

function entryProblem(file: string, entry: Exclude<Entry, { kind: 'absent' }>, { user }: CheckPorts): Message | null {
  if (entry.kind !== 'file') return message('journal.notAFile', { file });
  if (user !== null && entry.owner !== user) return message('journal.otherOwner', { file });
  if (entry.links > 1) return message('journal.hardLinks', { file, count: entry.links });
  if ((entry.mode & 0o222) === 0) return message('journal.readOnly', { file });
  return null;
}

/** Root would own the files it makes in another user's folder, and that user could not change them. */
async function ownerProblem(folder: string, { files, user }: CheckPorts): Promise<Message | null> {
  const entry = await files.look(folder);
  const isOthers = user === 0 && entry.kind !== 'absent' && entry.owner !== user;
  return isOthers ? message('journal.otherOwner', { file: folder }) : null;
}

/** Returns the folders above a file that do not exist, the outermost first. */
async function missingFolders(file: string, files: JournalFiles): Promise<readonly string[]> {
  const missing: string[] = [];
  for (let folder = path.dirname(file); path.dirname(folder) !== folder; folder = path.dirname(folder)) {
    if ((await files.look(folder)).kind !== 'absent') break;
    missing.unshift(folder);
  }
  return missing;
}
