import type { ExtensionContext } from 'vscode';
import type { AssistantsInUse } from '../state/assistantsInUse.ts';
import type { Log } from '../platform/log.ts';
import { warnAboutDrift } from './driftWarning.ts';
import { Posture } from './posture.ts';

// A separate bundle, `dist/toolSettings.js`, loaded on first use: reading and writing the configuration of AI tools requires the
// whole table of their settings and parsers for JSON, TOML and YAML, which are larger than the rest of the extension.
export * from './editorTools.ts';
export { harden } from './hardening.ts';
export { registerProgram } from '../program/program.ts';
export { registerPolicy, showPolicy } from '../policy/organisationPolicy.ts';
export { firstRun } from '../state/firstRun.ts';
export { CheckAnswers } from './checkAnswers.ts';
export { verifyHardening } from './driftWarning.ts';
export { HereReaders } from '../report/hereReaders.ts';
export { PrivacyPanel } from '../report/privacyPanel.ts';
export { StoredFiles } from './storedFiles.ts';
export { readExclusion } from '../../node/ignore/exclusionFacts.ts';
export { applyEdits } from '../../node/journal/journal.ts';
export { latest, portsWithReason, settle, undoWithReason } from '../writing/occasion.ts';
export { canUndo } from '../../node/journal/undo.ts';
export { changesGuard } from '../../core/guard/guardChange.ts';
export { scanKeptFolder } from '../../node/scanning/scanKeptFolder.ts';
export { readTeamOnDisk } from '../state/team/readTeamOnDisk.ts';
export { lookoutFrom } from '../../node/surroundings/surroundings.ts';
export { collectPersonalRules } from '../../node/settings/personalRules.ts';

export function createPosture(context: ExtensionContext, assistants: AssistantsInUse, log: Log): Posture {
  const posture = new Posture(context, assistants, log);
  posture.onDidDrift(drifts => void warnAboutDrift(posture, drifts));
  return posture;
}
