// Part of the bundle `dist/toolSettings.js`, and of the bundle for the web: nothing here needs a computer.
export { windowPage } from '../context/window/windowPage.ts';
export { briefReason } from '../context/briefReason.ts';
export { sayEverything } from '../platform/sayEverything.ts';
export { explainFile } from '../context/explainFile.ts';
export { visibilityAnswer } from '../context/visibility/visibilityAnswer.ts';
export { PayloadPreview } from '../preview/payloadPreview.ts';
export { RiskyTabs } from '../tabs/riskyTabs.ts';
export { copyRule, generateCopilotIgnore, generateIgnoreFiles, holdBack } from '../ignore/ignoreFiles.ts';
export { registerIgnoreLanguage } from '../ignore/ignoreLanguage.ts';
export { ruleFileAt } from '../../core/ignore/sources/ruleFiles.ts';
export { addRowToBaseline, addToBaseline } from '../secrets/baseline.ts';
export { fixAllInFile, replaceSecrets } from '../secrets/replaceSecrets.ts';
export { canRefer, environmentReference } from '../../core/secrets/fixes/environmentReference.ts';
export { hasReference } from '../../core/secrets/fixes/everyReference.ts';
export { languageOf } from '../../core/context/copilot/documents/language.ts';
