import type { SettingObject } from '../settings/types.ts';
import type { ApprovalKind, ApprovalSpec, ServerPlace } from './types.ts';

type Format = ServerPlace['format'];

/**
 * Builds the places of servers below one key of several files.
 * @param reference as in {@link ServerPlace.reference}
 */
export function serversAt(
  format: Format,
  key: string | readonly string[],
  files: readonly string[],
  reference?: string,
): readonly ServerPlace[] {
  const keyPath = typeof key === 'string' ? [key] : key;
  return files.map(file => ({ format, file, keyPath, ...(reference === undefined ? {} : { reference }) }));
}

/** Adds to places the keys with which their tool switches a server off. */
export function withSwitch(places: readonly ServerPlace[], off: SettingObject): readonly ServerPlace[] {
  return places.map(place => ({ ...place, off }));
}

/** Returns a function that builds specs of keys with which a tool stops asking, for files of the same format. */
export function approvalsIn(format: Format, files: readonly string[]) {
  return (
    kind: ApprovalKind,
    keyPath: readonly string[],
    open: ApprovalSpec['open'],
    more: Pick<ApprovalSpec, 'default' | 'asks'> = {},
  ): ApprovalSpec => ({ kind, format, files, keyPath, open, ...more });
}

/** Where every editor stores the settings of a person and of a folder. */
export const editorSettings: readonly string[] = ['<user>/settings.json', './.vscode/settings.json'];
