import type { TrafficClass } from '../../assistants/trafficClass.ts';
import { hardeningLevels, type SettingSpec, type SettingValue, type Tool } from '../../settings/types.ts';
import type { Policy } from '../model/types.ts';
import { without } from '../model/without.ts';
import { controlSpecs } from './specs.ts';
import type { ManagedTool } from './types.ts';

/** Rules about the settings of the catalogue. */
export type SettingRule = 'settings.level' | 'settings.required' | 'telemetry.vendor';

/** The classes of traffic to vendors that these settings stop. */
const ofVendors: readonly TrafficClass[] = ['telemetry', 'error-reporting', 'experiments'];

/**
 * Returns the settings of a tool that a rule asks for, with the required value as the hardened value. The level does not
 * apply to keys that another rule decides (the organisation's own collector, for example) or that the policy names.
 */
export function askedSettings(
  rule: SettingRule,
  policy: Policy,
  managed: readonly ManagedTool[],
  { id, settings }: Tool,
): readonly SettingSpec[] {
  const { level, required } = policy.settings;
  const own = managed.find(({ tool }) => tool === id);
  const decided = own === undefined ? [] : decidedPaths(own, policy);
  const judged = settings.filter(spec => isJudged(spec) && !decided.includes(pathOf(spec)));
  switch (rule) {
    case 'settings.level': {
      const highest = level === undefined ? -1 : hardeningLevels.indexOf(level);
      const isNamed = (key: string): boolean => required.some(each => each.tool === id && each.key === key);
      return judged.filter(spec => hardeningLevels.indexOf(spec.level) <= highest && !isNamed(spec.key));
    }
    case 'telemetry.vendor':
      if (policy.telemetry.vendor !== 'deny') return [];
      return judged.filter(spec => spec.level !== 'off' && ofVendors.includes(spec.trafficClass));
    case 'settings.required':
      return required
        .filter(({ tool }) => tool === id)
        .flatMap(({ key, value }) =>
          settings
            .filter(spec => spec.key === key && spec.kind !== 'account')
            .map(spec => ({ ...requiredSpec(spec, value) })),
        );
  }
}

/** Returns the setting with the policy's value instead of our advice. */
function requiredSpec(spec: SettingSpec, value: SettingValue): SettingSpec {
  return { ...without(spec, 'accepts', 'presenceOnly', 'shouldBeUnset', 'ineffective', 'reportOnly'), hardened: value };
}

/**
 * Whether a setting can have its advised value. Choices in an account are included and reported as unknown; old names and
 * settings without effect are left out.
 */
function isJudged({ reportOnly, ineffective, hardened, shouldBeUnset, kind }: SettingSpec): boolean {
  return !reportOnly && !ineffective && (hardened !== undefined || shouldBeUnset === true || kind === 'account');
}

/** Returns the keys whose whole value another rule of the policy decides. */
function decidedPaths(managed: ManagedTool, policy: Policy): readonly string[] {
  return controlSpecs(managed, policy)
    .filter(({ control }) => control.merge === undefined)
    .map(({ control }) => control.setting ?? control.keyPath.join('.'));
}

function pathOf({ kind, key, keyPath }: SettingSpec): string {
  return kind === 'env' ? `env.${key}` : (keyPath?.join('.') ?? key);
}
