import path from 'node:path';
import { commands as vscodeCommands, type Disposable, type ExtensionContext, window } from 'vscode';
import { commands, panels } from '../../contract.ts';
import type { GuardFeature } from '../guard/guardFeature.ts';
import { DisposableStore } from '../platform/disposables.ts';
import { toolSettings } from '../settings/lazyToolSettings.ts';
import type { Past } from '../history/past.ts';
import type { PolicyFeature } from '../policy/organisationPolicy.ts';
import type { Log } from '../platform/log.ts';
import type { Posture } from '../settings/posture.ts';
import type { Previews } from '../writing/previews.ts';
import type { PrivacyPanel } from './privacyPanel.ts';
import type { StoredFiles } from '../settings/storedFiles.ts';

export interface PrivacyServices {
  readonly context: ExtensionContext;
  readonly postureOf: () => Posture;
  readonly policyOf: () => PolicyFeature;
  readonly previews: Previews;
  readonly guard: GuardFeature;
  readonly history: Past;
  readonly log: Log;
}

/** Registers the report and its related commands. The code behind them is loaded on first use. */
export function registerPrivacy(services: PrivacyServices): Disposable {
  const { context, postureOf, policyOf, previews, guard, history, log } = services;
  const disposables = new DisposableStore();
  let made: { readonly panel: PrivacyPanel; readonly stored: StoredFiles } | undefined;
  const lazily = (): { readonly panel: PrivacyPanel; readonly stored: StoredFiles } => {
    if (made !== undefined) return made;
    const { CheckAnswers, HereReaders, PrivacyPanel: Panel, StoredFiles: Stored } = toolSettings();
    const posture = postureOf();
    const journal = path.join(context.globalStorageUri.fsPath, 'journal');
    const onDidPurge = (): void => {
      void previews.start();
      history.clear();
    };
    const stored = disposables.add(new Stored(posture, journal, onDidPurge, log));
    const readers = disposables.add(new HereReaders(context, posture, previews, log));
    const panel = disposables.add(
      new Panel({
        ...{ context, posture, answers: new CheckAnswers(context), stored, readers },
        ...{ policy: policyOf(), guard, history, log },
      }),
    );
    made = { panel, stored };
    return made;
  };
  disposables.add(vscodeCommands.registerCommand(commands.showPrivacyReport, () => lazily().panel.show()));
  disposables.add(vscodeCommands.registerCommand(commands.showTrafficPicture, () => lazily().panel.show('outbound')));
  disposables.add(
    vscodeCommands.registerCommand(commands.showPolicy, () =>
      toolSettings().showPolicy(policyOf(), () => lazily().panel.show('policy')),
    ),
  );
  disposables.add(vscodeCommands.registerCommand(commands.fixPolicy, () => policyOf().fix()));
  disposables.add(
    vscodeCommands.registerCommand(commands.verifyHardening, () => toolSettings().verifyHardening(postureOf())),
  );
  disposables.add(vscodeCommands.registerCommand(commands.purgeStoredData, () => lazily().stored.purge()));
  disposables.add(
    window.registerWebviewPanelSerializer(panels.privacyReport, {
      deserializeWebviewPanel: restored => {
        lazily().panel.restore(restored);
        return Promise.resolve();
      },
    }),
  );
  return disposables;
}
