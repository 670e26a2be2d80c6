import path from 'node:path';
import { l10n, type QuickPickItem, window, workspace } from 'vscode';
import type { GuardScope } from '../../core/guard/scope.ts';
import type { FileEdit } from '../../core/settings/types.ts';
import { planRemove } from '../../node/guard/registering/installation.ts';
import { ownRuntime } from '../../node/guard/registering/launcher.ts';
import { type AgentOverview, isRegistered } from '../../node/guard/registering/overview.ts';
import { showRestricted } from '../platform/restricted.ts';
import type { Guard } from './guard.ts';
import type { GuardNode } from './guardTree.ts';
import { stateSentence } from './guardTexts.ts';

interface RemovePick extends QuickPickItem {
  readonly overview: AgentOverview;
}

/**
 * Runs *Remove Guard…*: removes the guard from agents, everywhere except in files of an administrator.
 * @param row the row of the agent in the view, to remove only that one
 */
export async function removeGuard(guard: Guard, row: unknown): Promise<void> {
  if (!workspace.isTrusted) return showRestricted();
  await guard.refresh();
  const node = row as GuardNode | undefined;
  const given = node?.kind === 'agent' ? node.overview.hooks.id : null;
  const registered = guard.agents.filter(each => isRegistered(each) && (given === null || each.hooks.id === given));
  if (registered.length === 0) {
    void window.showInformationMessage(l10n.t('The guard is registered in no agent.'));
    return;
  }
  const chosen = given === null ? await choose(guard, registered) : registered;
  if (chosen === undefined || chosen.length === 0) return;
  if (!(await isPersonSure(guard, chosen))) return;
  const edits = await removal(guard, chosen);
  if (edits.length === 0) {
    void window.showInformationMessage(
      l10n.t('Only files of an administrator register it there; an administrator takes them away.'),
    );
    return;
  }
  await guard.services.previews.propose({ title: l10n.t('Remove Guard'), edits });
}

async function choose(
  guard: Guard,
  registered: readonly AgentOverview[],
): Promise<readonly AgentOverview[] | undefined> {
  const picks = registered.map((overview): RemovePick => ({
    label: guard.nameOf(overview.hooks.id),
    description: stateSentence(overview.standing),
    overview,
  }));
  const picked = await window.showQuickPick(picks, {
    canPickMany: true,
    title: l10n.t('Remove Guard'),
    placeHolder: l10n.t('Agents that no longer have to ask; a diff follows'),
  });
  return picked?.map(each => each.overview);
}

/** Asks in a modal dialog, which no command can answer: an agent that can run editor commands must not be able to free itself. */
async function isPersonSure(guard: Guard, chosen: readonly AgentOverview[]): Promise<boolean> {
  const remove = l10n.t('Show the Diff');
  const names = chosen.map(each => guard.nameOf(each.hooks.id)).join(', ');
  const answer = await window.showWarningMessage(
    l10n.t('Remove the guard from {0}?', names),
    {
      modal: true,
      detail: l10n.t('It will read, run and send without asking again. You see a diff before anything is written.'),
    },
    remove,
  );
  return answer === remove;
}

async function removal(guard: Guard, chosen: readonly AgentOverview[]): Promise<readonly FileEdit[]> {
  const { home, env, folders } = guard.surroundings;
  const runtime = ownRuntime(path.join(guard.services.context.extensionPath, 'dist'));
  const agents = chosen.map(each => each.hooks);
  const edits = new Map<string, FileEdit>();
  const add = async (scope: GuardScope, folder: string | null): Promise<void> => {
    const plan = await planRemove(agents, { home, env, runtime, isClosed: false, scope, workspace: folder });
    for (const edit of plan.edits) edits.set(edit.file, edit);
  };
  await add('user', null);
  for (const folder of folders) await add('workspace', folder);
  return [...edits.values()];
}
