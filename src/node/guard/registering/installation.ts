import path from 'node:path';
import { emptied } from '../../../core/guard/registrations/emptied.ts';
import type { AgentHooks, Launch, Registration } from '../../../core/guard/hooks/types.ts';
import {
  errorIn,
  ownEntries,
  withEntries,
  withoutEntries,
  withoutTrust,
  withTrust,
} from '../../../core/guard/registrations/registration.ts';
import type { GuardScope } from '../../../core/guard/scope.ts';
import { message, type Message } from '../../../core/message.ts';
import { resolveFile } from '../../../core/settings/readings.ts';
import type { FileEdit, Plan, SkippedSetting } from '../../../core/settings/types.ts';
import { movedFolders } from '../../settings/movedFolders.ts';
import { readConfig } from '../../settings/readConfig.ts';
import { launcherFile, launchOf, type Runtime } from './launcher.ts';
import { machineFolder } from './machinePrograms.ts';

/** The person whose agents are guarded, and how. */
export interface Installation {
  readonly home: string;
  /** The folder whose own hooks apply; null without one. */
  readonly workspace: string | null;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly scope: GuardScope;
  readonly isClosed: boolean;
  readonly runtime: Runtime;
}

/** Edits, and which of the written files are programs. */
export interface GuardPlan extends Plan {
  readonly programs: readonly string[];
}

/** A file in which an agent looks for hooks. */
export interface HookPlace {
  readonly scope: GuardScope;
  /** Absolute. */
  readonly file: string;
}

/** Returns where the hooks of an agent may be registered on this machine; several files if the agent has one for each event. */
export function hookPlaces(
  { registration }: AgentHooks,
  installation: Pick<Installation, 'home' | 'workspace' | 'env'>,
): readonly HookPlace[] {
  const { home, workspace, env } = installation;
  const { user, workspace: inWorkspace, machine } = registration.files;
  const folders = { home, workspace, moved: movedFolders(env) };
  const names = registration.kind === 'own-files' ? registration.names : [];
  const files = (file: string | null, scope: GuardScope): readonly HookPlace[] => {
    if (file === null) return [];
    return names.length === 0 ? [{ scope, file }] : names.map(name => ({ scope, file: path.join(file, name) }));
  };
  return [
    ...files(resolveFile(user, folders), 'user'),
    ...(inWorkspace === null ? [] : files(resolveFile(inWorkspace, folders), 'workspace')),
    ...(machine?.[process.platform] ?? []).flatMap(file => files(file, 'machine')),
  ];
}

/** Plans the edits that register the guard in agents. A correct registration is not changed. Reads only. */
export async function planInstall(agents: readonly AgentHooks[], installation: Installation): Promise<GuardPlan> {
  const { scope, home, runtime, isClosed } = installation;
  const edits = new Map<string, FileEdit>();
  const skipped: SkippedSetting[] = [];
  const programs: string[] = [];
  const launcher = launcherFile(home, runtime, process.platform);
  const isLaunched = scope !== 'machine';
  for (const agent of agents) {
    const places = hookPlaces(agent, installation).filter(each => each.scope === scope);
    if (places.length === 0) skipped.push(skip(agent, message('guard.install.noPlace', { scope })));
    const launch = isLaunched
      ? launchOf(launcher.file, [], agent.id, isClosed)
      : launchOf(runtime.program, [path.join(machineFolder(process.platform), 'guard.js')], agent.id, isClosed);
    for (const { file } of places) {
      const problem = await planFile(file, agent, launch, installation, edits);
      if (problem !== null) skipped.push(skip(agent, problem));
      else if (agent.registration.kind === 'own-files' && agent.registration.isExecutable) programs.push(file);
    }
  }
  if (isLaunched && agents.length > skipped.length) {
    programs.push(launcher.file);
    const before = await readConfig(launcher.file, null);
    const text = before.kind === 'text' ? before.text : null;
    if (text !== launcher.text) edits.set(launcher.file, edit(launcher.file, text, launcher.text));
  }
  return { edits: [...edits.values()], skipped, programs };
}

async function planFile(
  file: string,
  { registration }: AgentHooks,
  launch: Launch,
  installation: Installation,
  edits: Map<string, FileEdit>,
): Promise<Message | null> {
  const reading = await readConfig(file, null);
  if (reading.kind === 'unreadable') return reading.problem;
  const before = reading.kind === 'text' ? reading.text : null;
  const after = textFor(before, registration, launch, installation.isClosed);
  if (after.problem !== null) return after.problem;
  if (after.text !== before) edits.set(file, edit(file, before, after.text));
  return registration.kind === 'entries' && registration.isTrusted === true
    ? planTrust(file, after.text, registration, installation, edits)
    : null;
}

function textFor(before: string | null, registration: Registration, launch: Launch, isClosed: boolean) {
  return registration.kind === 'entries'
    ? withEntries(before, registration, launch, isClosed)
    : { text: registration.text(launch, isClosed), problem: null };
}

/** Plans the edit of Codex's configuration: Codex runs only hooks that its own configuration trusts, even those of a repository. */
async function planTrust(
  file: string,
  text: string,
  registration: Extract<Registration, { kind: 'entries' }>,
  { home, env }: Installation,
  edits: Map<string, FileEdit>,
): Promise<Message | null> {
  const config = resolveFile('~/.codex/config.toml', { home, workspace: null, moved: movedFolders(env) });
  if (config === null) return null;
  const reading = await readConfig(config, null);
  if (reading.kind === 'unreadable') return reading.problem;
  const before = reading.kind === 'text' ? reading.text : null;
  const after = withTrust(before, file, ownEntries(text, registration) ?? []);
  if (after.problem !== null) return after.problem;
  if (after.text !== before) edits.set(config, edit(config, before, after.text));
  return null;
}

/** Plans to remove trust for hooks that are removed. */
async function planDistrust(
  file: string,
  text: string,
  registration: Extract<Registration, { kind: 'entries' }>,
  { home, env }: Installation,
): Promise<readonly FileEdit[]> {
  const config = resolveFile('~/.codex/config.toml', { home, workspace: null, moved: movedFolders(env) });
  const reading = config === null ? null : await readConfig(config, null);
  if (config === null || reading?.kind !== 'text') return [];
  const after = withoutTrust(reading.text, file, ownEntries(text, registration) ?? []);
  return after === reading.text ? [] : [edit(config, reading.text, after)];
}

/** Plans the edits that remove the guard from agents. A file of our own is emptied, since a plan cannot delete it. */
export async function planRemove(agents: readonly AgentHooks[], installation: Installation): Promise<GuardPlan> {
  const edits: FileEdit[] = [];
  const skipped: SkippedSetting[] = [];
  for (const agent of agents) {
    const { registration } = agent;
    for (const { file } of hookPlaces(agent, installation).filter(each => each.scope === installation.scope)) {
      const reading = await readConfig(file, null);
      if (reading.kind === 'unreadable') skipped.push(skip(agent, reading.problem));
      if (reading.kind !== 'text') continue;
      const error = registration.kind === 'entries' ? errorIn(reading.text, registration) : null;
      if (error !== null && /sightglass/i.test(reading.text))
        skipped.push(skip(agent, message('settings.edit.malformed', { line: error.line, column: error.column })));
      const after = registration.kind === 'entries' ? withoutEntries(reading.text, registration) : emptied(file);
      if (after !== reading.text) edits.push(edit(file, reading.text, after));
      if (registration.kind === 'entries' && registration.isTrusted === true)
        edits.push(...(await planDistrust(file, reading.text, registration, installation)));
    }
  }
  return { edits, skipped, programs: [] };
}

function edit(file: string, before: string | null, after: string): FileEdit {
  return { file, before, after, changes: [] };
}

function skip({ id }: AgentHooks, why: Message): SkippedSetting {
  return { assistant: id, key: 'hooks', why };
}
