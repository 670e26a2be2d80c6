import { message } from '../../message.ts';
import type { SettingSpec, SettingValue, Tool } from '../../settings/types.ts';
import type { Policy } from '../model/types.ts';
import { without } from '../model/without.ts';
import type { Control, ManagedLayer, ManagedTool } from './types.ts';

/** A control in the form of settings, so the settings reader finds its value and the layer that decides. */
export interface ControlSpec {
  readonly control: Control;
  /** The key itself, and its equivalent alternatives. */
  readonly specs: readonly SettingSpec[];
}

/** Returns the controls with which a tool enforces a policy. */
export function controlSpecs(managed: ManagedTool, policy: Policy): readonly ControlSpec[] {
  return managed.controls.flatMap(control => {
    const hardened = (control.wanted ?? control.value)(policy);
    const layer = layerOf(managed, control.layer);
    if (layer === undefined || hardened === undefined) return [];
    const others = (control.instead ?? []).flatMap(({ layer: id, keyPath, value, accepts = [] }) => {
      const own = layerOf(managed, id);
      return own === undefined
        ? []
        : [{ ...specOf({ ...without(control, 'comparison'), keyPath }, own, managed, value), accepts }];
    });
    return [{ control, specs: [specOf(control, layer, managed, hardened), ...others] }];
  });
}

function layerOf({ layers }: ManagedTool, id: string): ManagedLayer | undefined {
  return layers.find(each => each.id === id);
}

function specOf(control: Control, layer: ManagedLayer, { ordinary }: ManagedTool, hardened: SettingValue): SettingSpec {
  const { keyPath, comparison, merge, environment, needsCommands, setting, fidelity, source } = control;
  const shared = {
    ...(control.default === undefined ? {} : { default: control.default }),
    ...(comparison === undefined ? {} : { comparison }),
    ...(merge === undefined ? {} : { merge }),
    ...(needsCommands === undefined ? {} : { needsCommands }),
    ...asRow(control.rule),
    hardened,
    fidelity,
    source,
  };
  if (setting !== undefined) return { ...shared, key: setting, kind: 'vscode-setting', policy: keyPath.join('.') };
  return {
    ...shared,
    key: keyPath.join('.'),
    kind: layer.format === 'json' ? 'json-file' : 'toml-file',
    keyPath,
    ...(control.isOnlyManaged ? {} : ordinary),
    ...placesOf(layer),
    ...(environment === undefined ? {} : { environment, managedWins: true }),
  };
}

/** Returns where the files and preferences of a layer are, and what moves them. */
function placesOf({
  files,
  folders,
  preferences,
  preferencesReplaceFiles,
  bypass,
  isByRootOnly,
}: ManagedLayer): Partial<SettingSpec> {
  return {
    managedFiles: files,
    ...(preferences === undefined ? {} : { managedPreferences: [preferences] }),
    ...(preferencesReplaceFiles ? { preferencesReplaceFiles } : {}),
    ...(folders === undefined ? {} : { managedFolders: folders }),
    ...(bypass?.names === 'file' ? { managedFilesVariable: bypass.variable } : {}),
    ...(bypass?.names === 'folder' ? { managedFolderVariable: bypass.variable } : {}),
    ...(isByRootOnly ? { managedByRootOnly: true } : {}),
  };
}

/** Fills the properties of a settings row that a policy rule does not need. */
function asRow(rule: string): Pick<SettingSpec, 'level' | 'trafficClass' | 'hosts' | 'effect'> {
  return { level: 'recommended', trafficClass: 'model', hosts: [], effect: message('policy.rule', { rule }) };
}

/** Returns what must be read to check a policy, besides the settings of the tools and their readers: its controls. */
export function policyTools(managed: readonly ManagedTool[], policy: Policy): readonly Tool[] {
  return managed.map(each => ({
    id: each.tool,
    name: each.tool,
    settings: controlSpecs(each, policy).flatMap(({ specs }) => specs),
  }));
}
