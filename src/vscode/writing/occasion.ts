import { l10n, window, workspace } from 'vscode';
import type { JournalPorts } from '../../node/journal/ports.ts';
import { maskText } from '../../core/exposure/mask.ts';
import { secrets } from '../secrets/lazySecrets.ts';
import { toolSettings } from '../settings/lazyToolSettings.ts';

/** What the trail says of a change that is made here without anybody's word, such as what a crash left to finish. */
export function portsFor(title: string, justification: string | null = null, keptDays?: number): JournalPorts {
  const tools = toolSettings();
  const days = keptDays === undefined ? {} : { keptDays };
  return tools.portsOn({ command: title, justification, folder: tools.trailFolder(), ...days });
}

/** The same for a change that a person makes, whom the policy may ask for a reason. Null: they gave none, and nothing is to happen. */
export async function portsWithReason(title: string): Promise<JournalPorts | null> {
  const folder = workspace.workspaceFolders?.[0]?.uri.fsPath ?? null;
  const { isAsked, keptDays, organisation } = await toolSettings().trailRules(folder);
  if (!isAsked) return portsFor(title, null, keptDays);
  const reason = await window.showInputBox({
    title,
    prompt: l10n.t(
      'The policy of {0} asks why this is changed. The reason is kept in the trail of changes.',
      organisation,
    ),
    ignoreFocusOut: true,
    validateInput: text => (text.trim() === '' ? l10n.t('Enter a reason') : undefined),
  });
  if (reason === undefined) return null;
  return portsFor(title, maskText(reason, secrets().createScanner(), 'reason'), keptDays);
}
