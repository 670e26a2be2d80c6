import { tools } from '../core/assistants/tools.ts';
import type { Assistant } from '../core/assistants/types.ts';
import type { ProductVersions } from '../core/assistants/versions.ts';
import { readSettings } from '../core/settings/read.ts';
import type { Message } from '../core/message.ts';
import type { Readings } from '../core/settings/readings.ts';
import type { SettingState, SettingValue, Tool } from '../core/settings/types.ts';
import { isAsAdvised } from '../core/settings/values.ts';
import { collectReadings } from '../node/settings/readings.ts';
import { productVersions } from '../node/versions/productVersions.ts';
import { checkIds, detected, type Environment } from './environment.ts';

/** The editor sends data too, and is present if its settings are. */
const editorId = 'vscode';

/** Returns the tools whose settings a command is about: those asked for, else those found here; the editor is always included. */
export async function settingsTools(environment: Environment): Promise<readonly Tool[]> {
  const { options, env } = environment;
  if (options.assistants === 'all') return tools;
  if (options.assistants !== null) checkIds(options.assistants);
  const wanted = new Set(options.assistants ?? [editorId, ...(await detected(options.home, env))]);
  return tools.filter(each => wanted.has(each.id));
}

export async function readMachine(
  environment: Environment,
  wanted: readonly Tool[],
  workspace: string,
): Promise<{ readonly readings: Readings; readonly states: readonly SettingState[] }> {
  const { options, env } = environment;
  const readings = await collectReadings({
    tools: wanted,
    home: options.home,
    workspace,
    env,
    platform: process.platform,
  });
  return { readings, states: readSettings(wanted, readings) };
}

/** Setting states for an audit: the audited assistants and the editor. */
export async function machineSettings(
  environment: Environment,
  workspace: string,
  assistants: readonly Assistant[],
): Promise<readonly SettingState[]> {
  const wanted = new Set([editorId, ...assistants.map(each => each.id)]);
  const here = tools.filter(each => wanted.has(each.id));
  return (await readMachine(environment, here, workspace)).states;
}

/** Returns the installed versions of some tools, and the versions in which their facts were checked. */
export function versionsOf(
  ids: readonly string[],
  states: readonly SettingState[],
  { options, env }: Environment,
): readonly ProductVersions[] {
  const where = { home: options.home, env };
  return ids.map(id => {
    const own = states.filter(({ assistant }) => assistant === id);
    return productVersions(
      id,
      where,
      own.map(({ spec }) => spec.source),
    );
  });
}

/** "31 of 168": how many of the settings that are stored in files are open. */
export function openOf(states: readonly SettingState[]): string {
  return `${weakStates(states).length} of ${readableStates(states).length}`;
}

/** Leaves out choices that only the account knows. */
export function readableStates(states: readonly SettingState[]): readonly SettingState[] {
  return states.filter(each => each.state !== 'account');
}

/** Returns why settings are unknown, each reason once: files that are broken, ignored by their tool or unreadable. */
export function settingProblems(states: readonly SettingState[]): readonly Message[] {
  const problems = states.flatMap(({ problem }) => (problem === undefined ? [] : [problem]));
  return [...new Map(problems.map(each => [JSON.stringify(each), each])).values()];
}

/**
 * Returns the states that recommended hardening would change, as far as files show. Settings in a file that cannot be read, or that
 * its tool ignores, are included: nothing shows that they are hardened.
 */
export function weakStates(states: readonly SettingState[]): readonly SettingState[] {
  return states.filter(each => {
    const { spec, state } = each;
    if (spec.level !== 'recommended' || spec.hardened === undefined) return false;
    if (state === 'malformed' || state === 'unreadable') return true;
    const isKnown = state === 'weak' || state === 'unset' || state === 'default' || state === 'locked';
    return isKnown && !isAsAdvised(each);
  });
}

export function valueText(value: SettingValue | undefined): string {
  if (value === undefined || value === null) return 'not set';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
