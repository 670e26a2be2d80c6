import type { Policy } from '../../../src/core/policy/model/types.ts';
import { extensionIds, hosts, servers, toolIds } from './randomPolicy.ts';

/**
 * What a policy permits, written without the code under test. A question is a fact about a machine; true means that the policy does
 * not object to it. `on` is the day.
 */
export const questions: readonly (readonly [string, (policy: Policy, on: string) => boolean])[] = [
  ...toolIds.flatMap(id =>
    ['0.9.0', '1.0.0', '1.7.0', '2.0.0', '3.5.0'].map(
      version =>
        [
          `tool ${id} ${version}`,
          (p: Policy, on: string) =>
            (excused(p, 'tools.approved', id, on) ||
              p.tools?.others !== 'deny' ||
              p.tools.approved.some(t => t.id === id)) &&
            (excused(p, 'tools.version', id, on) ||
              (p.tools?.approved ?? []).every(
                t => t.id !== id || ((t.minimum ?? '0') <= version && version <= (t.maximum ?? '9')),
              )),
        ] as const,
    ),
  ),
  ...extensionIds.flatMap(id =>
    ['1.0.0', '1.5.0', '2.0.0'].flatMap(version =>
      [true, false].map(
        isPreRelease =>
          [
            `extension ${id} ${version} ${isPreRelease ? 'pre' : ''}`,
            (p: Policy, on: string) => extensionPermitted(p, id, version, isPreRelease, on),
          ] as const,
      ),
    ),
  ),
  ...hosts.map(
    host =>
      [
        `host ${host}`,
        (p: Policy, on: string) =>
          excused(p, 'modelHosts.allowed', 'claude-code', on) ||
          p.modelHosts?.others !== 'deny' ||
          p.modelHosts.allowed.some(each => each.hosts.some(pattern => below(pattern, host))),
      ] as const,
  ),
  ...hosts.flatMap(host =>
    ['.env', 'a.pem', 'secrets/x'].map(
      file =>
        [
          `file ${file} to ${host}`,
          (p: Policy, on: string) =>
            excused(p, 'classifications.heldBack', 'claude-code', on) ||
            p.classifications
              .filter(({ patterns }) => patterns.some(pattern => classed(pattern, file)))
              .every(({ mayReach }) =>
                (p.modelHosts?.allowed ?? []).some(
                  each => mayReach.includes(each.id) && each.hosts.some(pattern => below(pattern, host)),
                ),
              ),
        ] as const,
    ),
  ),
  ...servers.map(
    each =>
      [
        `server ${JSON.stringify(each)}`,
        (p: Policy, on: string) => {
          const listed = (list: readonly object[]): boolean => list.some(entry => sameServer(entry, each));
          return (
            p.mcp === undefined ||
            ((excused(p, 'mcp.allowed', 'claude-code', on) || p.mcp.others === 'allow' || listed(p.mcp.allowed)) &&
              (excused(p, 'mcp.denied', 'claude-code', on) || !listed(p.mcp.denied)))
          );
        },
      ] as const,
  ),
  ...(
    [
      ['permissions.bypass', p => p.permissions.bypass !== 'deny'],
      ['permissions.personalRules', p => p.permissions.personalRules !== 'deny'],
      ['sandbox.required', p => p.sandbox.required !== true],
      ['sandbox.network', p => p.sandbox.network !== 'deny'],
      ['hooks.others', p => p.hooks.others !== 'deny'],
      ['hooks.guard', p => p.hooks.guard !== 'required'],
      ['telemetry.vendor', p => p.telemetry.vendor !== 'deny'],
      ['telemetry.content', p => p.telemetry.content !== 'deny'],
      ['telemetry.collector', p => p.telemetry.collector === undefined],
      ['retention.cloudSessions', p => p.retention.cloudSessions !== 'deny'],
    ] as readonly (readonly [string, (p: Policy) => boolean])[]
  ).map(
    ([rule, isFree]) => [rule, (p: Policy, on: string) => excused(p, rule, 'claude-code', on) || isFree(p)] as const,
  ),
  ['fails open', p => p.hooks.failClosed !== true],
  ['no reason', p => p.trail.justification !== true],
  ...[1, 5, 9].flatMap(days => [
    [
      `transcripts ${days}`,
      (p: Policy, on: string) =>
        excused(p, 'retention.transcripts', 'claude-code', on) || days <= (p.retention.transcripts ?? 99),
    ] as const,
    [`trail ${days}`, (p: Policy) => days >= (p.retention.trail ?? 0)] as const,
  ]),
  ...['none', 'recommended', 'strict', 'off'].map(
    (level, rank) =>
      [
        `level ${level}`,
        (p: Policy, on: string) =>
          excused(p, 'settings.level', 'claude-code', on) ||
          rank >= ['none', 'recommended', 'strict', 'off'].indexOf(p.settings.level ?? 'none'),
      ] as const,
  ),
  ...['x', 'y'].flatMap(key =>
    [true, false].map(
      value =>
        [
          `setting ${key} ${String(value)}`,
          (p: Policy, on: string) =>
            excused(p, 'settings.required', 'claude-code', on) ||
            p.settings.required.every(each => each.key !== key || each.value === value),
        ] as const,
    ),
  ),
];

function excused({ exceptions }: Policy, rule: string, tool: string, on: string): boolean {
  return exceptions.some(e => e.rule === rule && (e.tools === undefined || e.tools.includes(tool)) && on <= e.until);
}

function extensionPermitted(p: Policy, id: string, version: string, isPreRelease: boolean, on: string): boolean {
  const list = p.extensions;
  if (list === undefined) return true;
  const wanted = id.toLowerCase();
  const publisher = wanted.replace(/\..*/, '');
  const isAi = wanted === 'github.copilot' || wanted === 'anthropic.claude-code';
  const tool = wanted === 'github.copilot' ? 'copilot' : wanted === 'anthropic.claude-code' ? 'claude-code' : 'none';
  for (const name of [wanted, publisher]) {
    if (list.denied.some(each => each.toLowerCase() === name)) return excused(p, 'extensions.approved', tool, on);
    const entry = list.allowed.find(each => each.id.toLowerCase() === name);
    if (entry === undefined) continue;
    if (entry.versions === undefined || excused(p, 'extensions.version', tool, on)) return true;
    return entry.versions === 'stable' ? !isPreRelease : entry.versions.includes(version);
  }
  const isFree = list.others === 'allow' || (list.others === 'deny-ai' && !isAi);
  return isFree || excused(p, 'extensions.approved', tool, on);
}

function below(pattern: string, host: string): boolean {
  return pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) : host === pattern;
}

function classed(pattern: string, file: string): boolean {
  if (pattern === '.env') return file === '.env';
  return pattern === '*.pem' ? file.endsWith('.pem') : file.startsWith('secrets/');
}

function sameServer(entry: object, server: object): boolean {
  const { url: pattern, command } = entry as { url?: string; command?: readonly string[] };
  const { url, command: own } = server as { url?: string; command?: readonly string[] };
  if (command !== undefined) return JSON.stringify(command) === JSON.stringify(own);
  return (
    pattern !== undefined &&
    url !== undefined &&
    (pattern.endsWith('*') ? url.startsWith(pattern.slice(0, -1)) : pattern === url)
  );
}
