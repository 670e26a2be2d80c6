import { env, l10n } from 'vscode';
import type { TrafficClass } from '../../core/assistants/trafficClass.ts';
import { groupOf, type SettingGroup } from '../../core/report/privacy.ts';
import type { StoredData, StoredKind } from '../../core/settings/stored.ts';
import type { SettingState, SettingValue } from '../../core/settings/types.ts';
import { byteAmount } from './byteAmount.ts';

export function stateText(state: SettingState): string {
  switch (state.state) {
    case 'hardened':
      return l10n.t('Hardened');
    case 'weak':
      return state.spec.level === 'recommended' ? l10n.t('Open') : l10n.t('Optional');
    case 'default':
      return defaultText(groupOf(state));
    case 'unset':
      // The value that then applies is not always known.
      return groupOf(state) === 'weak' ? l10n.t('Open: not set') : l10n.t('Optional');
    case 'locked':
      return l10n.t('Set by your organisation');
    case 'account':
      return l10n.t('In your account');
    case 'ineffective':
      return l10n.t('Not what it seems');
    case 'malformed':
      return groupOf(state) === 'weak' ? l10n.t('Open: its file is malformed') : l10n.t('Not readable: malformed');
    case 'unreadable':
      return groupOf(state) === 'weak' ? l10n.t('Open: not readable') : l10n.t('Not readable');
  }
}

function defaultText(group: SettingGroup): string {
  if (group === 'hardened') return l10n.t('Hardened by default');
  return group === 'weak' ? l10n.t('Open by default') : l10n.t('Optional');
}

/** Returns where a setting is set, or can be set; empty if it is not set and there is no file to open. */
export function whereText(state: SettingState): string {
  const place = placeText(state);
  if (state.folders === undefined) return place;
  const folders = state.folders.join(', ');
  return place === '' ? l10n.t('(in {0})', folders) : l10n.t('{0} (in {1})', place, folders);
}

function placeText(state: SettingState): string {
  if (state.file !== null) return state.line === undefined ? state.file : `${state.file}:${state.line}`;
  return scopeText(state.scope) || (state.spec.kind === 'vscode-setting' ? l10n.t('Open in Settings') : '');
}

/** Returns the name of the layer that decides; empty if the layer has no name. */
export function scopeText(scope: string | null): string {
  switch (scope) {
    case 'user':
      return l10n.t('User settings');
    case 'workspace':
      return l10n.t('Workspace settings');
    case 'folder':
      return l10n.t('Folder settings');
    case 'policy':
      return l10n.t('Policy');
    case 'env':
      return l10n.t('Environment');
    default:
      return '';
  }
}

export function valueText(value: SettingValue | undefined): string {
  if (value === undefined || value === null) return l10n.t('not set');
  return typeof value === 'string' ? value : JSON.stringify(value);
}

export function trafficText(kind: TrafficClass): string {
  switch (kind) {
    case 'model':
      return l10n.t('Model requests');
    case 'telemetry':
      return l10n.t('Telemetry');
    case 'error-reporting':
      return l10n.t('Error reports');
    case 'experiments':
      return l10n.t('Experiments');
    case 'auth':
      return l10n.t('Sign-in');
    case 'update':
      return l10n.t('Updates');
    case 'sharing':
      return l10n.t('Sharing');
    case 'registry':
      return l10n.t('Registries');
    case 'index':
      return l10n.t('Index uploads');
  }
}

export function storedKindText(kind: StoredKind): string {
  switch (kind) {
    case 'transcripts':
      return l10n.t('Conversations');
    case 'telemetry':
      return l10n.t('Telemetry');
    case 'logs':
      return l10n.t('Logs');
    case 'snapshots':
      return l10n.t('Snapshots');
    case 'index':
      return l10n.t('Index');
    case 'identifier':
      return l10n.t('Identifier');
  }
}

export function sizeText({ bytes, files, isWhole }: Pick<StoredData, 'bytes' | 'files' | 'isWhole'>): string {
  const size = bytesText(bytes);
  const text = files === 1 ? l10n.t('{0} in 1 file', size) : l10n.t('{0} in {1} files', size, files);
  return isWhole ? text : l10n.t('at least {0}', text);
}

export function bytesText(bytes: number): string {
  return byteAmount(bytes, env.language);
}

export function shownTime(iso: string): string {
  return new Date(iso).toLocaleString(env.language, { dateStyle: 'medium', timeStyle: 'short' });
}
