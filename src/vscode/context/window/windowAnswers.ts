import { env, l10n, Uri } from 'vscode';
import { assistantShortName } from '../../../core/assistants/catalogue.ts';
import type { HeldFile } from '../../../core/exposure/window/heldFiles.ts';
import type { NextSecret } from '../../../core/exposure/window/nextSecrets.ts';
import type { WindowAnswer, WindowAnswers } from '../../../webview/window/protocol.ts';
import { hasComputer } from '../../files/host.ts';
import { say } from '../../platform/text.ts';
import { shownPlace } from '../../platform/workspace/workspaceFolders.ts';

/** A secret in the next request, and the URI of the text that contains it. */
export interface PlacedSecret extends NextSecret {
  readonly uri: string;
}

/** The facts for the answers at the top of the view. */
export interface AnswerFacts {
  readonly secrets: readonly PlacedSecret[];
  readonly held: readonly HeldFile[];
  /** The number of settings per product that allow it to report usage; null until the settings are read. */
  readonly telemetry: ReadonlyMap<string, number> | null;
}

/** How many secrets are listed by name; the picture below them has to stay visible. */
const secretLines = 3;

/**
 * Answers which secrets are sent now and to whom, what holds a file back from which assistants, and whose telemetry is on.
 * @param most a sentence on what takes the most room in the chosen window
 */
export function windowAnswers({ secrets, held, telemetry }: AnswerFacts, most: string): WindowAnswers {
  const [first, ...others] = held;
  return {
    secrets: secretsTitle(secrets),
    secretRows: secrets.slice(0, secretLines).map(secretRow),
    moreSecrets: secrets.length > secretLines ? l10n.t('… and {0} more', secrets.length - secretLines) : '',
    held: first === undefined ? null : heldAnswer(first, others.length),
    most,
    telemetry: telemetryText(telemetry),
    isTelemetryOpen: telemetry !== null && telemetry.size > 0,
    hasReport: hasComputer,
  };
}

/** Counts the certain secrets; if there are none, the possible ones. */
function secretsTitle(secrets: readonly PlacedSecret[]): string {
  const count = secrets.filter(each => each.isCertain).length;
  const possible = secrets.length;
  if (possible === 0) return l10n.t('No secret was found in the next request');
  if (count === 0)
    return possible === 1
      ? l10n.t('1 secret may be in the next request')
      : l10n.t('{0} secrets may be in the next request', possible);
  return count === 1 ? l10n.t('1 secret in the next request') : l10n.t('{0} secrets in the next request', count);
}

function secretRow({ exposure, uri, to, isCertain }: PlacedSecret): WindowAnswer {
  const { description, startLine } = exposure.finding;
  return {
    label: say(description),
    detail: isCertain ? l10n.t('→ {0}', listOf(to)) : l10n.t('may go to {0}', listOf(to)),
    place: `${nameOfFile(uri)}:${startLine}`,
  };
}

function heldAnswer({ uri, from, partly, unknown, openTo }: HeldFile, others: number): WindowAnswer {
  const byRule = new Map<string, string[]>();
  for (const { assistant, by } of from) {
    const rule = by === null ? '' : `${by.file}:${by.line}`;
    byRule.set(rule, [...(byRule.get(rule) ?? []), assistant]);
  }
  const isOpen = from.length + partly.length === 0;
  const parts = [
    ...(isOpen ? [l10n.t('no rule holds it back')] : []),
    ...[...byRule].map(([rule, ids]) =>
      rule === '' ? l10n.t('held back from {0}', listOf(ids)) : l10n.t('held back from {0} by {1}', listOf(ids), rule),
    ),
    ...(partly.length === 0 ? [] : [l10n.t('partly from {0}', listOf(partly))]),
    ...(unknown.length === 0 ? [] : [l10n.t('not known for {0}', listOf(unknown))]),
    ...(openTo.length === 0 || isOpen ? [] : [l10n.t('not from {0}', listOf(openTo))]),
  ];
  const more = others === 0 ? '' : others === 1 ? l10n.t('1 more file') : l10n.t('{0} more files', others);
  return { label: nameOfFile(uri), detail: parts.join('; '), place: more };
}

function telemetryText(open: ReadonlyMap<string, number> | null): string {
  if (open === null) return '';
  if (open.size === 0) return l10n.t('Telemetry: none found open');
  const tools = [...open].sort(([, a], [, b]) => b - a).map(([id, count]) => `${assistantShortName(id)} ${count}`);
  return l10n.t('Telemetry open: {0}', tools.join(', '));
}

function nameOfFile(uri: string): string {
  const place = shownPlace(Uri.parse(uri, true));
  return place.slice(place.lastIndexOf('/') + 1);
}

function listOf(assistants: readonly string[]): string {
  const names = assistants.map(assistantShortName);
  return new Intl.ListFormat(env.language, { style: 'short', type: 'unit' }).format(names);
}
