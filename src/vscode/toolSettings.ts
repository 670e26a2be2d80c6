import type { ExtensionContext } from 'vscode';
import type { AssistantsInUse } from './assistantsInUse.ts';
import type { Log } from './log.ts';
import { warnAboutDrift } from './driftWarning.ts';
import { Posture } from './posture.ts';

// A bundle of its own, `dist/toolSettings.js`, loaded when it is first needed: reading and writing the configuration of AI
// tools takes their whole table of settings and parsers for JSON, TOML and YAML, more than all the rest of the extension.
export { harden } from './hardening.ts';
export { copyRule, generateCopilotIgnore, generateIgnoreFiles, holdBack } from './ignoreFiles.ts';
export { registerIgnoreLanguage } from './ignoreLanguage.ts';
export { CheckAnswers } from './checkAnswers.ts';
export { verifyHardening } from './driftWarning.ts';
export { PrivacyPanel } from './privacyPanel.ts';
export { StoredFiles } from './storedFiles.ts';
export { ruleFileAt } from '../core/ignore/ruleFiles.ts';
export { readExclusion } from '../node/exclusionFacts.ts';
export { applyEdits, recover } from '../node/journal/journal.ts';
export { canUndo, undoLatest } from '../node/journal/undo.ts';
export { scanKeptFolder } from '../node/scanKeptFolder.ts';
export { readTeamTexts } from '../node/teamTexts.ts';
export { lazyTeamRules } from '../node/lazyTeamRules.ts';
export { addToBaseline } from './baseline.ts';
export { environmentReference } from '../core/secrets/environmentReference.ts';
export { collectPersonalRules } from '../node/settings/personalRules.ts';

export function createPosture(context: ExtensionContext, assistants: AssistantsInUse, log: Log): Posture {
  const posture = new Posture(context, assistants, log);
  posture.onDidDrift(drifts => void warnAboutDrift(posture, drifts));
  return posture;
}
