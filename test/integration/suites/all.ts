import { activationSuite } from './activation.ts';
import { badInputSuite } from './secrets/badInput.ts';
import { benchSuite } from './bench.ts';
import { canarySuite } from './secrets/canary.ts';
import { capturesSuite } from './machine/captures.ts';
import { contextWindowSuite } from './context/contextWindow.ts';
import { contextSuite } from './context/context.ts';
import { diagnosticsSuite } from './secrets/diagnostics.ts';
import { egressSuite } from './machine/egress.ts';
import { firstRunSuite } from './windows/firstRun.ts';
import { guardSuite } from './machine/guard.ts';
import { guardPicturesSuite } from './pictures/guardPictures.ts';
import { hardeningSuite } from './machine/hardening.ts';
import { historySuite } from './machine/history.ts';
import { ignoreCheckSuite } from './ignore/ignoreCheck.ts';
import { ignoreFilesSuite } from './ignore/ignoreFiles.ts';
import { ignoreLanguageSuite } from './ignore/ignoreLanguage.ts';
import { policySuite } from './machine/policy.ts';
import { multiRootSuite } from './windows/multiRoot.ts';
import { multiRootCapturesSuite } from './windows/multiRootCaptures.ts';
import { multiRootSettingsSuite } from './windows/multiRootSettings.ts';
import { noFolderSuite } from './windows/noFolder.ts';
import { notebooksSuite } from './secrets/notebooks.ts';
import { packagedSuite } from './windows/packaged.ts';
import { previewsSuite } from './ignore/previews.ts';
import { picturesSuite } from './pictures/pictures.ts';
import { pseudoLocaleSuite } from './pictures/pseudoLocale.ts';
import { privacyPanelSuite } from './machine/privacyPanel.ts';
import { restrictedSuite } from './windows/restricted.ts';
import { riskyTabsSuite } from './secrets/riskyTabs.ts';
import { secretFixesSuite } from './secrets/secretFixes.ts';
import { teamFilesSuite } from './ignore/teamFiles.ts';
import { visibilitySuite } from './context/visibility.ts';

/** Every suite, by the name that a cell of the matrix uses for it. */
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
  // Last, because it leaves its view expanded, and a view below the edge of the side bar has no rows.
  guardPictures: guardPicturesSuite,
  visibility: visibilitySuite,
};
