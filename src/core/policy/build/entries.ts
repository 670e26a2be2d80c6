import { tools as catalogueTools } from '../../assistants/tools.ts';
import type { SettingSpec } from '../../settings/types.ts';
import { askedSettings, type SettingRule } from '../managed/asked.ts';
import type { ManagedTool } from '../managed/types.ts';
import type { Policy } from '../model/types.ts';
import type { Entry } from './types.ts';

/** A setting that a rule asks for, with the required value as its hardened value. */
export interface AskedSetting {
  readonly rule: SettingRule;
  readonly spec: SettingSpec;
}

const settingRules = ['settings.required', 'settings.level', 'telemetry.vendor'] as const;

/** Returns the settings of a tool that the policy asks for. */
export function settingsAsked(policy: Policy, managed: readonly ManagedTool[], tool: string): readonly AskedSetting[] {
  const own = catalogueTools.find(({ id }) => id === tool);
  if (own === undefined) return [];
  return settingRules.flatMap(rule => askedSettings(rule, policy, managed, own).map(spec => ({ rule, spec })));
}

/** Returns the keys with which a tool enforces the policy: those of rules first, then those of settings. */
export function entriesOf(policy: Policy, managed: ManagedTool, all: readonly ManagedTool[]): readonly Entry[] {
  const controls = managed.controls.flatMap((control): readonly Entry[] => {
    const value = control.value(policy);
    const layer = managed.layers.find(({ id }) => id === control.layer);
    if (value === undefined || layer === undefined) return [];
    const { rule, keyPath, merge, strength, note, fidelity, source } = control;
    return [
      {
        rule,
        tool: managed.tool,
        subject: null,
        layer,
        keyPath,
        value,
        strength,
        claim: { fidelity, source },
        ...(merge === undefined ? {} : { merge }),
        ...(note === undefined ? {} : { note }),
      },
    ];
  });
  const settings = settingsAsked(policy, all, managed.tool).flatMap(asked => placed(asked, managed, policy));
  return [...controls, ...settings];
}

/** Returns the keys in administrators' files that enforce a requested setting; empty if the tool has no place for it. */
export function placed({ rule, spec }: AskedSetting, managed: ManagedTool, policy: Policy): readonly Entry[] {
  const value = spec.hardened;
  if (value === undefined) return [];
  return managed.placements.flatMap(({ layer: id, keyPath: pathOf, fidelity, source }): readonly Entry[] => {
    const layer = managed.layers.find(each => each.id === id);
    const keyPath = pathOf(spec, policy);
    if (layer === undefined || keyPath === null) return [];
    const shared = { rule, tool: managed.tool, subject: spec.key, layer, keyPath, value } as const;
    const merge = spec.merge === undefined ? {} : { merge: spec.merge };
    return [{ ...shared, ...merge, strength: 'enforced', claim: { fidelity, source } }];
  });
}
