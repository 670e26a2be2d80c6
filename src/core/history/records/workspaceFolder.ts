import { parseJson, textIn } from '../../json.ts';

/** The folder named in the `workspace.json` of an editor. */
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
