import type { View } from '../host.ts';
import type { Report, ReportLabels, ReportSetting, ReportState } from '../protocol.ts';

/** A setting with the name of its tool. */
export interface PlacedSetting {
  readonly tool: string;
  /** The version line of the tool in the report. */
  readonly version: string;
  readonly setting: ReportSetting;
}

export interface SettingGroup {
  readonly name: string;
  readonly settings: readonly PlacedSetting[];
}

/**
 * Returns the settings that match: every word of the search occurs somewhere in the row, and the state, the tool and the purpose
 * are the selected ones.
 */
export function matching(
  { tools }: Pick<Report, 'tools'>,
  { text, state, tool: wanted, purpose }: Pick<View, 'text' | 'state' | 'tool' | 'purpose'>,
): readonly PlacedSetting[] {
  const words = text.toLowerCase().split(/\s+/);
  const asked = wanted === '' ? tools : tools.filter(each => each.name === wanted);
  return asked.flatMap(tool =>
    tool.settings
      .filter(setting => isInState(setting, state))
      .filter(({ trafficClass }) => purpose === '' || trafficClass === purpose)
      .filter(setting => {
        const row = [tool.name, setting.key, setting.value, setting.trafficClass, setting.why, ...setting.hosts];
        const whole = row.join('\n').toLowerCase();
        return words.every(word => whole.includes(word));
      })
      .map(setting => ({ tool: tool.name, version: tool.version, setting })),
  );
}

/**
 * Whether the state filter includes a setting. A setting whose file could not be read has another state as well, so two filters can
 * include it.
 */
export function isInState({ state, isReadable }: ReportSetting, chosen: string): boolean {
  if (chosen === 'unknown') return !isReadable;
  return chosen === 'all' || state === chosen;
}

const stateOrder: readonly ReportState[] = ['weak', 'unknown', 'optional', 'ineffective', 'hardened'];

/** Returns the settings in groups, each in the selected order. Groups without settings are left out. */
export function groupsOf(
  settings: readonly PlacedSetting[],
  { group, sort }: Pick<View, 'group' | 'sort'>,
  labels: Pick<ReportLabels, 'open' | 'hardened' | 'optional' | 'unknown' | 'ineffective'>,
): readonly SettingGroup[] {
  const stateNames: Readonly<Partial<Record<ReportState, string>>> = {
    weak: labels.open,
    unknown: labels.unknown,
    optional: labels.optional,
    ineffective: labels.ineffective,
    hardened: labels.hardened,
  };
  const nameOf = ({ tool, setting }: PlacedSetting): string => {
    if (group === 'state') return stateNames[setting.state] ?? setting.stateText;
    return group === 'traffic' ? setting.trafficClass : tool;
  };
  const groups = new Map<string, PlacedSetting[]>();
  if (group === 'state') for (const state of stateOrder) groups.set(stateNames[state] ?? state, []);
  for (const each of settings) {
    const name = nameOf(each);
    groups.set(name, [...(groups.get(name) ?? []), each]);
  }
  return [...groups]
    .filter(([, list]) => list.length > 0)
    .map(([name, list]) => ({ name, settings: sorted(list, sort) }));
}

function sorted(settings: readonly PlacedSetting[], sort: string): readonly PlacedSetting[] {
  switch (sort) {
    case 'name':
      return settings.toSorted((a, b) => compare(a.setting.key, b.setting.key));
    case 'change':
      return settings.toSorted((a, b) => compare(b.setting.changedAt, a.setting.changedAt));
    default:
      return settings;
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
