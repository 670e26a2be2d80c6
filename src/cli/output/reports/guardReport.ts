import { versionDrift } from '../../../core/assistants/versions.ts';
import { assistantName } from '../../../core/assistants/catalogue.ts';
import type { SharedHooks } from '../../../core/guard/hooks/types.ts';
import { reasonMessage, refusal } from '../../../core/guard/refusal.ts';
import type { Allowance, Decision } from '../../../core/guard/types.ts';
import type { LoggedDecision } from '../../../node/guard/decisionLog.ts';
import type { GuardStatus, RegisteredHooks, RegistrationState } from '../../../node/guard/registering/status.ts';
import type { Format } from '../../arguments/options.ts';
import { shownBelow } from '../../../node/files/inside.ts';
import { UsageError } from '../../arguments/usage.ts';
import type { Painter } from '../painter.ts';
import { json, lines, type Safe, t } from '../safe.ts';
import { say } from '../text.ts';

/** The guard's answer, with every reason. */
export function decisionReport({ decision, reasons }: Decision, format: Format): Safe {
  if (isJson('guard check', format)) {
    const shown = reasons.map(({ code, path, by, ruleId }) => ({ code, path, by, ruleId }));
    return asJson({ schema: 'sightglass/guard-check/1', decision, reasons: shown });
  }
  return lines([
    decision,
    ...reasons.map(each => t`  ${say(reasonMessage(each))}`),
    ...refusal(reasons)
      .slice(1)
      .map(each => t`  ${say(each)}`),
  ]);
}

interface StatusOptions {
  readonly format: Format;
  readonly painter: Painter;
  readonly workspace: string;
  /** The products that run the hooks of an agent, by its id. */
  readonly sharedBy: (agent: string) => readonly SharedHooks[];
}

/** Returns where the guard is registered, whether it answers there, and what it cannot see. */
export function statusReport(
  all: readonly GuardStatus[],
  allowances: readonly Allowance[],
  { format, painter, workspace, sharedBy }: StatusOptions,
): Safe {
  if (isJson('guard', format)) {
    const agents = all.map(({ agent, version, registered, failsClosed }) => ({
      agent: agent.id,
      version,
      registered: registered.map(({ scope, file, state, problem }) => ({
        scope,
        file: shownBelow(workspace, file),
        state,
        ...(problem === undefined ? {} : { problem: say(problem) }),
      })),
      failsClosed,
      alsoAskedBy: sharedBy(agent.id).map(({ id, fidelity, source }) => ({ assistant: id, fidelity, source })),
      blind: agent.blind.map(say),
    }));
    return asJson({ schema: 'sightglass/guard/1', agents });
  }
  const rows = all.flatMap(({ agent, version, registered, failsClosed }) => [
    t`${painter.bold(assistantName(agent.id))}${versionText(version, agent.version)}`,
    ...registered.map(
      each =>
        t`  ${stateText(each, painter)}  ${each.scope}  ${shownBelow(workspace, each.file)}${whyText(each, workspace)}`,
    ),
    t`  ${failsClosed ? 'When the guard fails, the agent is refused.' : 'When the guard fails, the agent goes on.'}`,
    ...sharedBy(agent.id).map(
      ({ id, fidelity, source }) =>
        t`  Also asked by ${assistantName(id)} (${fidelity}: ${source.ref}, ${source.date})`,
    ),
    t`  Known from ${agent.fidelity === 'measured' ? `measurements with ${agent.version ?? ''}` : 'documents alone'}, ${agent.source.date}. What no hook of it stops:`,
    ...agent.blind.map(each => painter.dim(t`    ${say(each)}`)),
  ]);
  const allowed = allowances.map(({ path, until }) => t`  ${path}  ${untilText(until)}`);
  return lines([
    ...(rows.length === 0 ? ['No agent with hooks was found on this machine.'] : rows),
    ...(allowed.length === 0 ? [] : [painter.bold('Allowed by you'), ...allowed]),
  ]);
}

function whyText({ disabledBy, problem }: RegisteredHooks, workspace: string): string {
  if (problem !== undefined) return ` (${say(problem)})`;
  return disabledBy === undefined ? '' : ` (switched off by ${shownBelow(workspace, disabledBy)})`;
}

function versionText(installed: string | null, known: string | null): string {
  if (installed === null) return '';
  const drift = versionDrift(installed, known === null ? [] : [known]);
  return drift === null ? ` ${installed}` : ` ${installed} (${drift} than ${known}, with which the guard was measured)`;
}

const colours: Readonly<Record<RegistrationState, 'green' | 'yellow' | 'red'>> = {
  working: 'green',
  missing: 'yellow',
  partly: 'red',
  untrusted: 'red',
  disabled: 'red',
  broken: 'red',
};

function stateText({ state }: RegisteredHooks, painter: Painter): Safe {
  return painter.paint(colours[state], state);
}

export function logReport(all: readonly LoggedDecision[], format: Format, painter: Painter): Safe {
  if (isJson('guard log', format)) return asJson({ schema: 'sightglass/guard-log/1', decisions: all });
  if (all.length === 0) return lines(['Nothing was refused or masked yet.']);
  return lines(
    all.map(
      ({ time, agent, event, decision, rule, milliseconds }) =>
        t`${painter.dim(time)}  ${agent}  ${event}  ${decision}  ${rule ?? ''}  ${painter.dim(`${milliseconds} ms`)}`,
    ),
  );
}

export function allowanceReport({ path, until }: Allowance, format: Format): Safe {
  if (isJson('guard allow', format))
    return asJson({
      schema: 'sightglass/guard-allow/1',
      path,
      until: until === null ? null : new Date(until).toISOString(),
    });
  return lines([t`Agents may read ${path} ${untilText(until)}.`]);
}

function untilText(until: number | null): string {
  return until === null ? 'once' : `until ${new Date(until).toISOString()}`;
}

function isJson(command: string, format: Format): boolean {
  if (format === 'sarif' || format === 'markdown') throw new UsageError(`${command} has no ${format} format`);
  return format === 'json';
}

function asJson(body: object): Safe {
  return json(`${JSON.stringify(body, null, 2)}\n`);
}
