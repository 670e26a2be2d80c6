import path from 'node:path';
import { l10n, type QuickPickItem, window, workspace } from 'vscode';
import type { AgentHooks } from '../../core/guard/hooks/types.ts';
import type { GuardScope } from '../../core/guard/scope.ts';
import { message } from '../../core/message.ts';
import { type Installation, planInstall } from '../../node/guard/registering/installation.ts';
import { missingPrograms } from '../../node/guard/registering/machinePrograms.ts';
import type { AgentOverview } from '../../node/guard/registering/overview.ts';
import { findRuntime } from '../../node/guard/registering/runtime.ts';
import { showRestricted } from '../platform/restricted.ts';
import { sayEverything } from '../platform/sayEverything.ts';
import { diskFolders } from '../platform/workspace/workspaceFolders.ts';
import { proposeForAdministrator } from './forAdministrator.ts';
import type { Guard } from './guard.ts';
import { stateSentence, versionText } from './guardTexts.ts';

/**
 * Runs *Guard AI Agents…*: asks which agents, for whom, and what to do if the guard fails, then shows a diff as for every write.
 */
export async function guardAgents(guard: Guard): Promise<void> {
  if (!workspace.isTrusted) return showRestricted();
  await guard.services.assistants.detect();
  await guard.refresh();
  if (guard.agents.length === 0) {
    void window.showInformationMessage(
      l10n.t('No agent with hooks was found on this machine, so there is nothing to guard.'),
    );
    return;
  }
  const where = await chooseScope();
  if (where === undefined) return;
  const agents = await chooseAgents(guard, where.scope);
  if (agents === undefined || agents.length === 0) return;
  const isClosed = await chooseFailure(agents, guard);
  if (isClosed === undefined) return;
  await propose(guard, agents, { ...where, isClosed });
}

interface Where {
  readonly scope: GuardScope;
  readonly workspace: string | null;
}

async function propose(
  guard: Guard,
  agents: readonly AgentHooks[],
  chosen: Where & { readonly isClosed: boolean },
): Promise<void> {
  const { home, env } = guard.surroundings;
  const dist = path.join(guard.services.context.extensionPath, 'dist');
  const runtime = findRuntime(env['PATH'] ?? '', dist);
  const installation: Installation = { home, env, runtime, ...chosen };
  if (chosen.scope === 'machine' && runtime.isEditor) {
    void window.showWarningMessage(
      l10n.t(
        'Files for a machine name the program that runs the guard, and that cannot be the editor. Install Node 20 or newer first.',
      ),
    );
    return;
  }
  const plan = await planInstall(agents, installation);
  for (const { assistant, why } of plan.skipped)
    void window.showWarningMessage(l10n.t('{0} is left out: {1}', guard.nameOf(assistant), sayEverything(why)));
  if (plan.edits.length === 0) {
    if (plan.skipped.length < agents.length)
      void window.showInformationMessage(
        l10n.t('Nothing to do: the guard is registered there as it would be written.'),
      );
    return;
  }
  const title = l10n.t('Guard AI Agents');
  if (chosen.scope === 'machine') {
    await proposeForAdministrator(guard, title, plan.edits, missingPrograms(runtime));
    return;
  }
  const shown = await guard.services.previews.propose({ title, edits: plan.edits, programs: plan.programs });
  if (shown !== 'shown') return;
  const starts = sayEverything(message('guard.install.runtime', { program: runtime.program }));
  const asNode = runtime.isEditor
    ? ` ${l10n.t('No Node was found on PATH, so the editor serves as one (ELECTRON_RUN_AS_NODE).')}`
    : '';
  void window.showInformationMessage(`${starts}${asNode} ${sayEverything(message('guard.install.newSessions'))}`);
}

interface ScopePick extends QuickPickItem {
  readonly scope: GuardScope;
}

async function chooseScope(): Promise<Where | undefined> {
  const folders = diskFolders();
  const picks: readonly ScopePick[] = [
    {
      label: l10n.t('For Me'),
      description: l10n.t('recommended'),
      detail: l10n.t('In your own settings of each agent: it is asked in every folder, no matter who created it.'),
      scope: 'user',
    },
    ...(folders.length === 0
      ? []
      : [
          {
            label: l10n.t('For This Folder'),
            detail: l10n.t(
              'In files of the folder, which others get with it. It names a program below your home folder.',
            ),
            scope: 'workspace' as const,
          },
        ]),
    {
      label: l10n.t('For This Machine'),
      detail: l10n.t('As files for an administrator to put in place: no repository can switch those off.'),
      scope: 'machine',
    },
  ];
  const picked = await window.showQuickPick(picks, {
    title: l10n.t('Guard AI Agents'),
    placeHolder: l10n.t('For whom? You choose the agents next, and see a diff before anything is written'),
  });
  if (picked === undefined) return undefined;
  const [first] = folders;
  if (picked.scope !== 'workspace' || folders.length < 2)
    return { scope: picked.scope, workspace: first?.uri.fsPath ?? null };
  const folder = await window.showWorkspaceFolderPick({ placeHolder: l10n.t('In which folder?') });
  return folder?.uri.scheme === 'file' ? { scope: picked.scope, workspace: folder.uri.fsPath } : undefined;
}

interface AgentPick extends QuickPickItem {
  readonly overview: AgentOverview;
}

async function chooseAgents(guard: Guard, scope: GuardScope): Promise<readonly AgentHooks[] | undefined> {
  const able = guard.agents.filter(each => each.places.some(place => place.scope === scope));
  if (able.length === 0) {
    void window.showInformationMessage(l10n.t('None of the agents found here has a place for hooks there.'));
    return undefined;
  }
  const picks = able.map((overview): AgentPick => {
    const { hooks, standing } = overview;
    const isDocumented = hooks.fidelity !== 'measured';
    return {
      label: guard.nameOf(hooks.id),
      description: [stateSentence(standing), isDocumented ? l10n.t('documented, not measured') : versionText(overview)]
        .filter(each => each !== '')
        .join(' · '),
      detail: `${outputText(hooks)} ${l10n.t('{0} ways stay open.', hooks.blind.length)}`,
      picked: true,
      overview,
    };
  });
  const picked = await window.showQuickPick(picks, {
    canPickMany: true,
    title: l10n.t('Guard AI Agents'),
    placeHolder: l10n.t('Agents that must ask before they read, run or send'),
  });
  return picked?.map(each => each.overview.hooks);
}

/** Says what the guard does, including with tool output that contains a secret. */
function outputText({ output }: AgentHooks): string {
  switch (output) {
    case 'replace':
      return l10n.t('Refuses what is held back, and masks secrets in the output of tools.');
    case 'withhold':
      return l10n.t('Refuses what is held back, and withholds the output of tools with secrets in it.');
    case 'none':
      return l10n.t('Refuses what is held back; the output of tools passes as it is.');
  }
}

/** Asks whether the agent is refused if the guard fails. Undefined if canceled. */
async function chooseFailure(agents: readonly AgentHooks[], guard: Guard): Promise<boolean | undefined> {
  const able = agents.filter(each => each.closes === 'option');
  if (able.length === 0) return false;
  const names = (some: readonly AgentHooks[]): string => some.map(each => guard.nameOf(each.id)).join(', ');
  const never = agents.filter(each => each.closes === 'never');
  const picks = [
    {
      label: l10n.t('The Agent Goes On'),
      description: l10n.t('usual'),
      detail: l10n.t('A guard that fails stops nobody’s work; the agent shows a notice where it can.'),
      isClosed: false,
    },
    {
      label: l10n.t('The Agent Is Refused'),
      detail: [
        l10n.t('In {0}.', names(able)),
        ...(never.length === 0 ? [] : [l10n.t('{0} continue in any case.', names(never))]),
      ].join(' '),
      isClosed: true,
    },
  ];
  const picked = await window.showQuickPick(picks, {
    title: l10n.t('Guard AI Agents'),
    placeHolder: l10n.t('When the guard fails or comes too late'),
  });
  return picked?.isClosed;
}
