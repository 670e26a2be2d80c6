import { assistantById, catalogue } from '../../core/assistants/catalogue.ts';

/** System folders that a variable moves: XDG base directory specification; Windows, known folders. */
const ofSystem: Readonly<Record<string, string>> = {
  '~/.config/': 'XDG_CONFIG_HOME',
  '~/.local/share/': 'XDG_DATA_HOME',
  '~/.local/state/': 'XDG_STATE_HOME',
  '~/AppData/Roaming/': 'APPDATA',
  '~/AppData/Local/': 'LOCALAPPDATA',
};

/** The longest name first: a folder within another one may be moved separately. */
const variables = [
  ...catalogue.flatMap(({ movedFolders = {} }) => Object.entries(movedFolders)),
  ...Object.entries(ofSystem),
].sort(([a], [b]) => b.length - a.length);

/** Returns the actual places of moved folders, by their usual name (`~/.codex/`). Only absolute paths count. */
export function movedFolders(env: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> {
  const moved: Record<string, string> = {};
  for (const [folder, place] of variables) {
    const [variable = '', ...below] = place.split('/');
    const value = env[variable];
    if (value !== undefined && /^(?:\/|[A-Za-z]:[\\/])/.test(value)) moved[folder] = [value, ...below].join('/');
  }
  return moved;
}

/** Like {@link movedFolders}, for one product. */
export function movedFoldersFor(
  assistant: string,
  env: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string>> {
  const { staysInHome = [] } = assistantById(assistant) ?? {};
  return Object.fromEntries(Object.entries(movedFolders(env)).filter(([usual]) => !staysInHome.includes(usual)));
}
