import { type Message, message } from '../../message.ts';
import { preferenceFiles } from '../../settings/reading/preferences.ts';
import { readingOf, type Readings } from '../../settings/readings.ts';
import type { PreferenceDomain } from '../../settings/types.ts';
import type { ManagedTool } from '../managed/types.ts';
import type { PolicyFacts } from './types.ts';

/** Returns why an administrator's layer has no effect in a tool in use: a variable bypasses it, or others can write to it. */
export function layerProblems(facts: PolicyFacts, all: readonly ManagedTool[]): readonly Message[] {
  const { readings, tools } = facts;
  const used = all.filter(({ tool }) => tools.some(({ id }) => id === tool));
  const found = used.flatMap(({ tool, layers }) =>
    layers.flatMap(({ bypass, files, isByRootOnly }): readonly Message[] => {
      const isMoved = bypass !== undefined && readings.environment[bypass.variable] !== undefined;
      const loose = (files[readings.platform] ?? []).filter(file => {
        const reading = readingOf(readings, file);
        return isByRootOnly === true && reading.kind === 'text' && reading.isLoose === true;
      });
      return [
        ...(isMoved ? [message('policy.check.bypassed', { tool, name: bypass.variable })] : []),
        ...loose.map(file => message('policy.check.loose', { file })),
      ];
    }),
  );
  return [...new Map(found.map(each => [JSON.stringify(each), each])).values()];
}

/** Returns the layers of tools in use that were not read: the registry of Windows, and preferences of macOS without files. */
export function unreadLayers({ readings, tools }: PolicyFacts, all: readonly ManagedTool[]): readonly Message[] {
  const used = all.filter(({ tool }) => tools.some(({ id }) => id === tool));
  const names = used.flatMap(({ layers }) =>
    layers.flatMap(({ preferences, registry }) => {
      if (readings.platform === 'win32') return registry?.key ?? [];
      return readings.platform !== 'darwin' || preferences === undefined || isLookedAt(preferences, readings)
        ? []
        : preferences.domain;
    }),
  );
  return names.length === 0 ? [] : [message('policy.check.unread', { names: [...new Set(names)].join(', ') })];
}

function isLookedAt(preferences: PreferenceDomain, { files, home }: Readings): boolean {
  return preferenceFiles(preferences, home).some(file => files.has(file));
}
