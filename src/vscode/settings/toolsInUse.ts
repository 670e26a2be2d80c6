import { tools } from '../../core/assistants/tools.ts';
import type { Tool } from '../../core/settings/types.ts';
import type { AssistantsInUse } from '../state/assistantsInUse.ts';

/** The editor itself also sends data, and is always there. */
const editorId = 'vscode';

/** Returns the tools whose settings are read, in the order of the catalogue: those found here, those in use, and the editor. */
export function toolsInUse({ detected, current }: AssistantsInUse): readonly Tool[] {
  const ids = new Set([editorId, ...detected, ...current.map(each => each.id)]);
  return tools.filter(each => ids.has(each.id));
}
