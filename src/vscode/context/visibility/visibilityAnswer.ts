import { Uri, workspace } from 'vscode';
import { readAdvice } from '../../../core/exposure/reach/readAdvice.ts';
import type { Verdict } from '../../../core/ignore/types.ts';
import { sensitivePath } from '../../../core/secrets/sensitivePaths.ts';
import type { Finding } from '../../../core/secrets/types.ts';
import { ruleText } from '../../../text/ruleText.ts';
import { secrets } from '../../../node/scanning/lazySecrets.ts';
import type { Store } from '../../state/store.ts';
import { decodeText, fileInFolder } from '../../files/host.ts';
import { readFile } from '../../platform/workspace/readFile.ts';
import { say, whyText } from '../../platform/text.ts';
import { placeOf } from '../../platform/workspace/workspaceFolders.ts';

/** The largest closed file, in bytes, that is scanned for an answer; more would block the extension host too long. */
const scanLimit = 400_000;

/** The same answer for everything that is not a file of the workspace, so a caller learns nothing about the rest of the disk. */
const refusal =
  'This tool answers only for files inside the folders of this workspace. Give a path relative to a workspace folder, with forward slashes.';

/** The services that the answer needs. */
export interface VisibilityServices {
  readonly store: Store;
  readonly verdictsOf: (uri: Uri) => readonly Verdict[];
}

/**
 * Returns whether an agent may read a file, as JSON: verdicts, rules, kinds and lines of secrets, never their text. Throws the same
 * error for everything that is not a file of the workspace.
 * @param path as the model gives it: relative to a workspace folder; for folders on disk, also absolute
 */
export async function visibilityAnswer(services: VisibilityServices, path: string): Promise<string> {
  const file = await find(path);
  if (file === null) throw new Error(refusal);
  return JSON.stringify(answerOf(services, file.uri, findingsOf(services.store, file)), null, 1);
}

/** Returns the known findings, or else scans the file now. Null if the file is too large or cannot be read as text. */
function findingsOf(store: Store, { uri, text }: WorkspaceFile): readonly Finding[] | null {
  const known = store.snapshot.findings.get(uri.toString());
  if (known !== undefined) return known;
  const open = workspace.textDocuments.find(each => each.uri.toString() === uri.toString());
  const current = open?.getText() ?? text;
  if (current === null || current.length > scanLimit) return null;
  return secrets()
    .createScanner()
    .scan({ path: placeOf(uri.toString()).path, text: current })
    .filter(each => each.confidence !== 'low');
}

function answerOf({ verdictsOf }: VisibilityServices, uri: Uri, findings: readonly Finding[] | null): object {
  const verdicts = verdictsOf(uri);
  const kind = sensitivePath(placeOf(uri.toString()).path);
  return {
    path: workspace.asRelativePath(uri),
    advice: readAdvice(findings, kind !== null, verdicts),
    usuallyHoldsSecrets: kind === null ? null : say(kind.why),
    secrets: findings?.map(each => ({ kind: each.ruleId, line: each.startLine })) ?? 'not scanned',
    verdicts: verdicts.map(each => ({
      assistant: each.assistant,
      feature: each.feature,
      verdict: each.verdict,
      rule: each.by === null ? null : ruleText(each.by),
      why: whyText(each.why, [each.feature]),
    })),
  };
}

/** A file of the workspace; `text` is null if it is too large or not text. */
interface WorkspaceFile {
  readonly uri: Uri;
  readonly text: string | null;
}

/** Returns the file of a workspace folder that a path names; null for anything else, whether it exists or not. */
async function find(path: string): Promise<WorkspaceFile | null> {
  for (const { uri: folder } of workspace.workspaceFolders ?? []) {
    if (folder.scheme === 'file') {
      const found = fileInFolder(folder.fsPath, path, scanLimit);
      if (found !== null) return { uri: Uri.file(found.file), text: found.text };
    } else {
      const found = await findElsewhere(Uri.joinPath(folder, path), folder);
      if (found !== null) return found;
    }
  }
  return null;
}

/** Finds a file in a folder that is not on a disk of this host. */
async function findElsewhere(uri: Uri, folder: Uri): Promise<WorkspaceFile | null> {
  if (!uri.path.startsWith(`${folder.path.replace(/\/$/, '')}/`)) return null;
  const read = await readFile(uri, scanLimit);
  if (typeof read !== 'string') return { uri, text: decodeText(read) };
  return read === 'too-large' ? { uri, text: null } : null;
}
