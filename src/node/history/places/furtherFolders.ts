import { isObject, textIn } from '../../../core/json.ts';
import type { Folders } from '../../../core/settings/readings.ts';
import { movedFolders } from '../../settings/movedFolders.ts';
import type { Settings } from './settingPlaces.ts';

type Variables = Readonly<Record<string, string>>;

/** Editor settings that set variables for started programs: terminals, and Claude Code's extension. */
const settings = [
  ...['linux', 'osx', 'windows'].map(system => `terminal.integrated.env.${system}`),
  'claudeCode.environmentVariables',
];

/**
 * Returns other folders in which products may have records. If a variable moves a folder, records from before stay in the old one.
 * And each editor may set other variables for the programs that it starts, in its own settings (issue 30538 of
 * anthropics/claude-code and VS Code's documentation of the terminal, read 2026-12-01). Never throws.
 * @param ofPerson settings of the editors
 */
export function furtherFolders({ home, moved = {} }: Folders, ofPerson: readonly Settings[]): readonly Folders[] {
  const usual: readonly Folders[] = Object.keys(moved).length > 0 ? [{ home, workspace: null }] : [];
  const byEditors = ofPerson.flatMap(variablesIn).map(movedFolders);
  const given = byEditors.filter(each => Object.keys(each).length > 0);
  return [...usual, ...given.map(each => ({ home, workspace: null, moved: each }))];
}

/** Returns the variables that settings set. */
function variablesIn(of: Settings): readonly Variables[] {
  return settings.map(name => variablesOf(of(name)));
}

/** Reads variables in the form `{ NAME: value }`, or `[{ name, value }]`. */
function variablesOf(value: unknown): Variables {
  const found: Record<string, string> = {};
  const put = (name: unknown, to: unknown): void => {
    if (typeof name === 'string' && typeof to === 'string') found[name] = to;
  };
  if (Array.isArray(value))
    for (const each of value as readonly unknown[]) put(textIn(each, 'name'), textIn(each, 'value'));
  else if (isObject(value)) for (const [name, to] of Object.entries(value)) put(name, to);
  return found;
}
