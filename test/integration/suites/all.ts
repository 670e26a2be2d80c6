import { activationSuite } from './activation.ts';
import { badInputSuite } from './badInput.ts';
import { benchSuite } from './bench.ts';
import { canarySuite } from './canary.ts';
import { capturesSuite } from './captures.ts';
import { contextWindowSuite } from './contextWindow.ts';
import { contextSuite } from './context.ts';
import { diagnosticsSuite } from './diagnostics.ts';
import { egressSuite } from './egress.ts';
import { firstRunSuite } from './firstRun.ts';
import { guardSuite } from './guard.ts';
import { guardPicturesSuite } from './guardPictures.ts';
import { hardeningSuite } from './hardening.ts';
import { historySuite } from './history.ts';
import { ignoreCheckSuite } from './ignoreCheck.ts';
import { ignoreFilesSuite } from './ignoreFiles.ts';
import { ignoreLanguageSuite } from './ignoreLanguage.ts';
import { policySuite } from './policy.ts';
import { multiRootSuite } from './multiRoot.ts';
import { multiRootCapturesSuite } from './multiRootCaptures.ts';
import { multiRootSettingsSuite } from './multiRootSettings.ts';
import { noFolderSuite } from './noFolder.ts';
import { notebooksSuite } from './notebooks.ts';
import { packagedSuite } from './packaged.ts';
import { previewsSuite } from './previews.ts';
import { picturesSuite } from './pictures.ts';
import { pseudoLocaleSuite } from './pseudoLocale.ts';
import { privacyPanelSuite } from './privacyPanel.ts';
import { restrictedSuite } from './restricted.ts';
import { riskyTabsSuite } from './riskyTabs.ts';
import { secretFixesSuite } from './secretFixes.ts';
import { teamFilesSuite } from './teamFiles.ts';
import { visibilitySuite } from './visibility.ts';

/** Every suite by the name under which a cell of the matrix asks for it. */
export const suites: Readonly<Record<string, () => void>> = {
  activation: activationSuite,
  diagnostics: diagnosticsSuite,
  contextWindow: contextWindowSuite,
  context: contextSuite,
  ignoreFiles: () => {
    ignoreFilesSuite();
    ignoreLanguageSuite();
    ignoreCheckSuite();
  },
  policy: policySuite,
  teamFiles: teamFilesSuite,
  hardening: hardeningSuite,
  firstRun: firstRunSuite,
  guard: guardSuite,
  previews: previewsSuite,
  notebooks: notebooksSuite,
  egress: egressSuite,
  captures: capturesSuite,
  history: historySuite,
  privacyPanel: privacyPanelSuite,
  pseudoLocale: pseudoLocaleSuite,
  badInput: badInputSuite,
  bench: benchSuite,
  canary: canarySuite,
  restricted: restrictedSuite,
  riskyTabs: riskyTabsSuite,
  secretFixes: secretFixesSuite,
  multiRoot: multiRootSuite,
  multiRootCaptures: multiRootCapturesSuite,
  multiRootSettings: multiRootSettingsSuite,
  noFolder: noFolderSuite,
  packaged: packagedSuite,
  pictures: picturesSuite,
  // After the others: it leaves its view unfolded, and a view that is below the edge of the side bar has no rows.
  guardPictures: guardPicturesSuite,
  visibility: visibilitySuite,
};
