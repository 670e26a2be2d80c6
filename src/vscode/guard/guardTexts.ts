import { homedir } from 'node:os';
import path from 'node:path';
import { env, l10n, Uri } from 'vscode';
import type { GuardScope } from '../../core/guard/scope.ts';
import { versionDrift } from '../../core/assistants/versions.ts';
import type { GuardStanding } from '../../core/guard/registrations/standing.ts';
import type { LoggedDecision } from '../../node/guard/decisionLog.ts';
import { relativeInside } from '../../node/files/inside.ts';
import type { AgentOverview } from '../../node/guard/registering/overview.ts';
import { stateMessage } from '../../core/guard/registrations/stateMessage.ts';
import { sayEverything } from '../platform/sayEverything.ts';
import { placeOf, shownPath } from '../platform/workspace/workspaceFolders.ts';

/** Returns how a file is displayed: relative to a folder of the window, with `~` for the home folder, or else the full path. */
export function shownFile(file: string): string {
  const uri = Uri.file(file);
  if (placeOf(uri.toString()).folder !== null) return shownPath(uri);
  const inHome = relativeInside(homedir(), file);
  return inHome === null || inHome === '' ? file : `~${path.sep}${inHome}`;
}

/** Describes the state of an agent in a few words. */
export function stateSentence(standing: GuardStanding): string {
  return sayEverything(stateMessage(standing, shownFile));
}

export function scopeText(scope: GuardScope): string {
  switch (scope) {
    case 'user':
      return l10n.t('for all your folders');
    case 'workspace':
      return l10n.t('for this folder');
    case 'machine':
      return l10n.t('for this machine');
  }
}

/**
 * Says whether the installed agent is older or newer than the measured version; empty if it is neither, or if that is not known.
 */
export function versionText({ hooks, version }: AgentOverview): string {
  const drift = versionDrift(version, hooks.version === null ? [] : [hooks.version]);
  if (drift === null || version === null || hooks.version === null) return '';
  return drift === 'newer'
    ? l10n.t('{0} is newer than {1}, which was measured', version, hooks.version)
    : l10n.t('{0} is older than {1}, which was measured', version, hooks.version);
}

/** Says how it is known how an agent's hooks behave. */
export function knownText({ hooks }: AgentOverview): string {
  const { fidelity, source, version } = hooks;
  if (fidelity !== 'measured') return l10n.t('Documented, not measured ({0})', source.date);
  return version === null ? l10n.t('Measured ({0})', source.date) : l10n.t('Measured: {0} ({1})', version, source.date);
}

export function failureText({ failsClosed }: AgentOverview): string {
  return failsClosed ? l10n.t('If it fails: agent refused') : l10n.t('If it fails: agent continues');
}

/** Names what an agent was about to do. */
export function eventText(event: LoggedDecision['event']): string {
  switch (event) {
    case 'read':
      return l10n.t('Read');
    case 'attachment':
      return l10n.t('Attachment');
    case 'search':
      return l10n.t('Search');
    case 'edit':
      return l10n.t('Edit');
    case 'shell':
      return l10n.t('Command');
    case 'mcp':
      return l10n.t('MCP tool');
    case 'web':
      return l10n.t('Web request');
    case 'prompt':
      return l10n.t('Prompt');
    case 'output':
      return l10n.t('Tool output');
    default:
      return l10n.t('Question');
  }
}

export function decisionText(decision: LoggedDecision['decision']): string {
  switch (decision) {
    case 'allow':
      return l10n.t('Allowed by you');
    case 'ask':
      return l10n.t('Asked you');
    case 'deny':
      return l10n.t('Refused');
    case 'redact':
      return l10n.t('Masked');
    default:
      return l10n.t('No decision: the guard failed');
  }
}

/** Says what decided: a rule's location, the kind of a secret, or another property of a file. */
export function ruleText(rule: string | null): string {
  switch (rule) {
    case null:
      return '';
    case 'guard.sensitive':
    case 'guard.attachment':
      return l10n.t('usually contains credentials');
    case 'guard.own':
      return l10n.t('belongs to the guard');
    case 'guard.hooks':
      return l10n.t('hooks of an agent');
    case 'guard.rules':
      return l10n.t('says what is held back');
    case 'guard.release':
      return l10n.t('would let something past the guard');
    case 'guard.environment':
      return l10n.t('prints the environment');
    case 'guard.heldBackOutput':
      return l10n.t('text of a file that is held back');
    default:
      return rule;
  }
}

/** Formats a time: only the hour if it is today, otherwise with the date. */
export function momentText(milliseconds: number, now = Date.now()): string {
  const at = new Date(milliseconds);
  const isToday = at.toDateString() === new Date(now).toDateString();
  return isToday
    ? at.toLocaleTimeString(env.language, { timeStyle: 'short' })
    : at.toLocaleString(env.language, { dateStyle: 'medium', timeStyle: 'short' });
}

export function untilText(until: number | null): string {
  return until === null ? l10n.t('once') : l10n.t('until {0}', momentText(until));
}
