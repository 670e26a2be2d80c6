import { l10n, Uri, window, workspace } from 'vscode';
import { addToBaseline as withEntry } from '../../core/secrets/team/baseline.ts';
import { baselineFile } from '../../core/secrets/team/teamFiles.ts';
import type { Finding } from '../../core/secrets/types.ts';
import type { Proposals } from '../writing/proposals.ts';
import type { Store } from '../state/store.ts';
import { sayEverything } from '../platform/sayEverything.ts';
import { fileOf } from '../platform/workspace/notebooks.ts';
import { nameOfFile } from '../files/fileNames.ts';
import { targetText } from '../files/targetText.ts';
import { placeOf } from '../platform/workspace/workspaceFolders.ts';
import { findingsOfRow } from './rowFindings.ts';

export interface BaselineServices {
  readonly store: Store;
  readonly previews: Proposals;
}

/** Runs *Add to the Baseline* on a row: proposes an entry for each of its secrets. */
export async function addRowToBaseline(services: BaselineServices, row: unknown): Promise<void> {
  const found = findingsOfRow(row, services.store);
  const [first] = found;
  if (first === undefined) return;
  await propose(
    services,
    Uri.parse(first.uri, true),
    found.map(({ finding }) => finding),
  );
}

/** Runs *Add to the Baseline*: proposes an entry that accepts a finding everywhere in its folder. */
export async function addToBaseline(services: BaselineServices, uri: Uri, fingerprint: string): Promise<void> {
  const finding = services.store.snapshot.findings.get(uri.toString())?.find(each => each.fingerprint === fingerprint);
  if (finding !== undefined) await propose(services, uri, [finding]);
}

async function propose(services: BaselineServices, uri: Uri, findings: readonly Finding[]): Promise<void> {
  const folder = workspace.getWorkspaceFolder(fileOf(uri));
  if (folder === undefined || !services.previews.canWrite(folder.uri)) {
    void window.showWarningMessage(
      l10n.t('This file is in no folder that can be written to, so no baseline covers it.'),
    );
    return;
  }
  const file = Uri.joinPath(folder.uri, baselineFile);
  const current = await targetText(file, baselineFile);
  if (current.problem !== null) {
    void window.showErrorMessage(sayEverything(current.problem));
    return;
  }
  const { path: place } = placeOf(uri.toString());
  const entries = findings.map(finding => ({ ...finding, path: place }));
  const after = withEntry(current.text, entries);
  const edits = [{ file: nameOfFile(file), before: current.text, after, changes: [] }];
  await services.previews.propose({ title: l10n.t('Add to {0}', baselineFile), edits });
}
