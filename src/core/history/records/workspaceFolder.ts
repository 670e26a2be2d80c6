import { parseJson, textIn } from '../../json.ts';

/** The folder that the `workspace.json` of an editor names. */
export function folderOfWorkspace(text: string | null): string | undefined {
  const meta = parseJson(text ?? '');
  const address = textIn(meta, 'folder') ?? textIn(meta, 'workspace');
  const path = address === undefined ? undefined : /^[\w.+-]+:\/\/[^/]*(\/.*)$/.exec(address)?.[1];
  if (path === undefined) return undefined;
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
