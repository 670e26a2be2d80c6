import type { Uri } from 'vscode';
import { l10n, type QuickPickItem, window, workspace, type WorkspaceFolder } from 'vscode';
import type { Assistant } from '../../core/assistants/types.ts';
import { type IgnoreProposal, ignoreProposals } from '../../core/exposure/sensitiveFiles.ts';
import type { Generated } from '../../core/ignore/writing/block.ts';
import { contentExclusionYaml } from '../../core/ignore/writing/exclusionYaml.ts';
import type { SensitiveFile } from '../../core/ignore/writing/generate.ts';
import { fromSource, type IgnoreSource, sourceLoss } from '../../core/ignore/writing/source.ts';
import { listIn, textIn } from '../../core/json.ts';
import {
  addFile,
  addPattern,
  generateFor,
  type IgnoreTarget,
  ignoreTargets,
  rebased,
} from '../../core/ignore/writing/targets.ts';
import type { Finding } from '../../core/secrets/types.ts';
import { listFiles } from '../files/folderFiles.ts';
import { ignoreEdits } from './ignoreEdits.ts';
import { readIgnoreSource } from './ignoreSource.ts';
import type { IgnoreFileServices } from './ignoreServices.ts';
import { reachNote } from './reachNote.ts';
import { sayEverything as say } from '../platform/sayEverything.ts';
import type { Proposals } from '../writing/proposals.ts';
import type { Store } from '../state/store.ts';
import { showRestricted } from '../platform/restricted.ts';
import { placeOf } from '../platform/workspace/workspaceFolders.ts';

const copilotTarget: IgnoreTarget = { file: '.copilotignore', form: 'gitignore', assistants: ['copilot'] };

/** Runs *Generate .copilotignore…*. */
export function generateCopilotIgnore(services: IgnoreFileServices): Promise<void> {
  return generate(services, [copilotTarget], []);
}

/** Runs *Generate AI Ignore Files…*: one file for each assistant in use that reads one. */
export function generateIgnoreFiles(services: IgnoreFileServices): Promise<void> {
  const { current } = services.assistants;
  const targets = ignoreTargets(current);
  return generate(services, targets, readingNone(current, targets));
}

/** Returns the assistants that read none of these files. */
function readingNone(assistants: readonly Assistant[], targets: readonly IgnoreTarget[]): readonly Assistant[] {
  return assistants.filter(each => !targets.some(target => target.assistants.includes(each.id)));
}

async function generate(
  services: IgnoreFileServices,
  targets: readonly IgnoreTarget[],
  without: readonly Assistant[],
): Promise<void> {
  const folder = await chosenFolder(services.previews);
  if (folder === undefined) return;
  if (targets.length === 0) {
    void window.showInformationMessage(l10n.t('None of the assistants in use reads an ignore file.'));
    return;
  }
  if (targets[0] !== copilotTarget) {
    const { source, problem } = await readIgnoreSource(services.configuration, folder);
    if (problem !== null) {
      void window.showErrorMessage(say(problem));
      return;
    }
    if (source !== null) {
      await writeFrom(services, folder, source, targets);
      return;
    }
  }
  const proposals = ignoreProposals(await listFiles(folder), findingsIn(services.store, folder));
  if (proposals.length === 0) {
    void window.showInformationMessage(l10n.t('Nothing sensitive was found in {0}.', folder.name));
    return;
  }
  const chosen = await choose(proposals, targets, without);
  if (chosen === undefined) return;
  const sensitive = chosen.proposals.flatMap(({ pattern, paths: covered, why }) =>
    covered.map((name): SensitiveFile => ({ path: name, pattern, why })),
  );
  if (chosen.withYaml) await showExclusionRules(sensitive);
  await propose(services, folder, titleOf(targets), targets, (target, text) =>
    generateFor(target, text, sensitive, say),
  );
}

/** Updates the ignore files of all assistants from the file that the settings name as their source. */
async function writeFrom(
  services: IgnoreFileServices,
  folder: WorkspaceFolder,
  source: IgnoreSource,
  targets: readonly IgnoreTarget[],
): Promise<void> {
  const losses = targets.map(target => sourceLoss(target, source)).filter(each => each !== null);
  for (const loss of losses) void window.showWarningMessage(say(loss));
  const others = targets.filter(target => target.file !== source.file);
  await propose(services, folder, titleOf(others), others, (target, text) => fromSource(target, text, source));
}

/** Shows the rules as a document to copy from: they belong in the settings on GitHub and cannot be written from here. */
async function showExclusionRules(sensitive: readonly SensitiveFile[]): Promise<void> {
  const content = contentExclusionYaml(sensitive, say);
  await window.showTextDocument(await workspace.openTextDocument({ language: 'yaml', content }), { preview: false });
}

/**
 * Copies one rule into the root ignore files that should contain it and do not, after a diff.
 * @param argument passed by a quick fix: the pattern, the workspace folder, the files, and `base`, the folder of the ignore file
 * that contains the rule, relative to the workspace folder
 */
export async function copyRule(services: IgnoreFileServices, argument: unknown): Promise<void> {
  const folder = workspace.workspaceFolders?.find(each => each.uri.toString() === textIn(argument, 'folder'));
  const rule = textIn(argument, 'pattern');
  if (folder === undefined || rule === undefined) return;
  const pattern = rebased(rule, textIn(argument, 'base') ?? '');
  const files = listIn(argument, 'files');
  const targets = ignoreTargets(services.assistants.current).filter(target => files.includes(target.file));
  await propose(services, folder, l10n.t('Copy {0}', rule), targets, (target, text) =>
    addPattern(target, text, pattern),
  );
}

/** Adds a file to the ignore files of the assistants that can get it now. */
export async function holdBack(services: IgnoreFileServices, uri: Uri): Promise<void> {
  const folder = workspace.getWorkspaceFolder(uri);
  const { path: name } = placeOf(uri.toString());
  if (folder === undefined || !services.previews.canWrite(folder.uri)) {
    void window.showWarningMessage(
      l10n.t('{0} is in no folder that can be written to, so no ignore file covers it.', name),
    );
    return;
  }
  const reached = new Set(
    services.store.snapshot
      .verdictsOf(uri.toString())
      .filter(verdict => verdict.verdict !== 'held-back')
      .map(verdict => verdict.assistant),
  );
  const assistants = services.assistants.current.filter(each => reached.has(each.id));
  const targets = ignoreTargets(assistants);
  const without = readingNone(assistants, targets);
  if (without.length > 0) {
    void window.showWarningMessage(
      l10n.t('No ignore file can hold it back from {0}: it reads none.', without.map(each => each.name).join(', ')),
    );
  }
  await propose(services, folder, l10n.t('Hold Back {0}', name), targets, (target, text) =>
    addFile(target, text, name),
  );
}

async function propose(
  services: IgnoreFileServices,
  folder: WorkspaceFolder,
  title: string,
  targets: readonly IgnoreTarget[],
  make: (target: IgnoreTarget, current: string | null) => Generated,
): Promise<void> {
  const { edits, skipped, problem } = await ignoreEdits(folder, targets, make);
  for (const each of skipped) void window.showWarningMessage(say(each));
  if (problem !== null) {
    void window.showErrorMessage(say(problem));
    return;
  }
  const result = await services.previews.propose({ title, edits, note: reachNote(services, folder, edits) });
  if (result === 'nothing-to-do') {
    void window.showInformationMessage(l10n.t('{0}: everything chosen is held back already.', title));
  }
}

interface Chosen {
  readonly proposals: readonly IgnoreProposal[];
  readonly withYaml: boolean;
}

interface ProposalPick extends QuickPickItem {
  /** If absent, this is the pick for the rules to paste. */
  readonly proposal?: IgnoreProposal;
}

async function choose(
  proposals: readonly IgnoreProposal[],
  targets: readonly IgnoreTarget[],
  without: readonly Assistant[],
): Promise<Chosen | undefined> {
  const picks: ProposalPick[] = proposals.map((proposal): ProposalPick => ({
    label: proposal.pattern,
    description: filesText(proposal.paths),
    detail: say(proposal.why),
    picked: proposal.isAdvised,
    proposal,
  }));
  const withYaml: ProposalPick = {
    label: l10n.t('Content-exclusion rules for GitHub'),
    description: l10n.t('YAML to paste into the settings of the repository'),
  };
  if (targets.some(target => target.assistants.includes('copilot'))) picks.push(withYaml);
  const picked = await window.showQuickPick(picks, {
    canPickMany: true,
    title: titleOf(targets),
    placeHolder: placeHolder(targets, without),
    matchOnDetail: true,
  });
  if (picked === undefined) return undefined;
  return { proposals: picked.flatMap(each => each.proposal ?? []), withYaml: picked.includes(withYaml) };
}

function placeHolder(targets: readonly IgnoreTarget[], without: readonly Assistant[]): string {
  if (targets.length === 1 && targets[0] === copilotTarget) {
    return l10n.t('Copilot reads .copilotignore only if its account has content exclusion');
  }
  if (without.length > 0) {
    return l10n.t('No ignore file is read by {0}', without.map(each => each.name).join(', '));
  }
  return l10n.t('Patterns to hold back; a diff follows');
}

function titleOf(targets: readonly IgnoreTarget[]): string {
  return l10n.t('Generate {0}', targets.map(target => target.file).join(', '));
}

function filesText(paths: readonly string[]): string {
  const [first] = paths;
  if (paths.length === 1 && first !== undefined) return first;
  return l10n.t('{0} files: {1}', paths.length, paths.slice(0, 3).join(', ')) + (paths.length > 3 ? ', …' : '');
}

/** Asks if there are several folders. If there is no folder to write to, a message says why. */
async function chosenFolder(previews: Proposals): Promise<WorkspaceFolder | undefined> {
  if (!workspace.isTrusted) {
    showRestricted();
    return undefined;
  }
  const folders = (workspace.workspaceFolders ?? []).filter(folder => previews.canWrite(folder.uri));
  const picked = folders.length > 1 ? await window.showWorkspaceFolderPick() : folders[0];
  if (folders.length > 1 && picked === undefined) return undefined;
  // The picker also offers folders that cannot be written to.
  if (picked === undefined || !previews.canWrite(picked.uri)) {
    void window.showWarningMessage(
      l10n.t('Open a folder that can be written to first: ignore files belong to a folder.'),
    );
    return undefined;
  }
  return picked;
}

/** Returns the findings of one folder, with paths relative to it. */
function findingsIn(store: Store, folder: WorkspaceFolder): readonly Finding[] {
  const found: Finding[] = [];
  for (const [uri, findings] of store.snapshot.findings) {
    const place = placeOf(uri);
    if (place.folder !== folder.uri.toString()) continue;
    found.push(...findings.map(finding => ({ ...finding, path: place.path })));
  }
  return found;
}
