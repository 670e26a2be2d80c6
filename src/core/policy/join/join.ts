import { type Message, message } from '../../message.ts';
import type { Policy, RequiredSetting } from '../model/types.ts';
import { equalValues } from '../../settings/values.ts';
import { joinExceptions } from './exceptions.ts';
import { joinExtensions } from './extensions.ts';
import { joinHosts, withOwnNames } from './hosts.ts';
import { joinMcp } from './mcp.ts';
import { joinTools } from './tools.ts';
import { either, largest, ofBoth, smallest, tighter } from './tighter.ts';

/** A joined policy, and the parts of the repository's policy that it leaves out. */
export interface Joined {
  readonly policy: Policy;
  /** Demands of the repository that contradict those of the machine. */
  readonly ignored: readonly Message[];
}

/**
 * Joins the policies of a machine and a repository: the result allows what both allow. If they contradict each other, the
 * machine's policy wins. The result is never looser than the machine's policy. Pure.
 */
export function joinPolicies(machine: Policy, other: Policy): Joined {
  const repository = withOwnNames(machine, other);
  const ignored: Message[] = [];
  const ignore = (what: string): void => {
    ignored.push(message('policy.join.ignored', { what }));
  };
  const policy: Policy = {
    version: 1,
    organisation: machine.organisation,
    ...ofBoth('tools', machine.tools, repository.tools, joinTools),
    ...ofBoth('extensions', machine.extensions, repository.extensions, (a, b) => joinExtensions(a, b, ignore)),
    ...ofBoth('modelHosts', machine.modelHosts, repository.modelHosts, joinHosts),
    ...ofBoth('mcp', machine.mcp, repository.mcp, joinMcp),
    classifications: [...machine.classifications, ...repository.classifications],
    permissions: {
      ...tighter('bypass', machine.permissions, repository.permissions),
      ...tighter('personalRules', machine.permissions, repository.permissions),
    },
    sandbox: {
      ...either('required', machine.sandbox, repository.sandbox),
      ...tighter('network', machine.sandbox, repository.sandbox),
    },
    hooks: {
      ...tighter('others', machine.hooks, repository.hooks),
      ...((machine.hooks.guard ?? repository.hooks.guard) ? { guard: 'required' as const } : {}),
      ...either('failClosed', machine.hooks, repository.hooks),
    },
    settings: joinSettings(machine.settings, repository.settings, ignore),
    telemetry: joinTelemetry(machine.telemetry, repository.telemetry, ignore),
    retention: {
      ...smallest('transcripts', machine.retention, repository.retention),
      ...tighter('cloudSessions', machine.retention, repository.retention),
      // Keeping records for longer satisfies the shorter time too.
      ...largest('trail', machine.retention, repository.retention),
    },
    trail: either('justification', machine.trail, repository.trail),
    exceptions: joinExceptions(machine, repository),
  };
  return { policy, ignored };
}

const levels = ['recommended', 'strict', 'off'] as const;

function joinSettings(
  machine: Policy['settings'],
  repository: Policy['settings'],
  ignore: (what: string) => void,
): Policy['settings'] {
  const level = levels.findLast(each => machine.level === each || repository.level === each);
  const added = repository.required.filter(each => {
    const own = machine.required.find(other => isSameSetting(each, other));
    if (own !== undefined && !equalValues(own.value, each.value)) ignore(`settings.required ${each.tool} ${each.key}`);
    return own === undefined;
  });
  return { ...(level === undefined ? {} : { level }), required: [...machine.required, ...added] };
}

function isSameSetting(a: RequiredSetting, b: RequiredSetting): boolean {
  return a.tool === b.tool && a.key === b.key;
}

function joinTelemetry(
  machine: Policy['telemetry'],
  repository: Policy['telemetry'],
  ignore: (what: string) => void,
): Policy['telemetry'] {
  const collector = machine.collector ?? repository.collector;
  if (repository.collector !== undefined && repository.collector !== collector) ignore('telemetry.collector');
  return {
    ...tighter('vendor', machine, repository),
    ...tighter('content', machine, repository),
    ...(collector === undefined ? {} : { collector }),
  };
}
