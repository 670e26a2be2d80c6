/** The part of `src/contract.ts` that the guard goes by as well, which runs without an editor: settings that name rules. */
export const ruleSettingIds = {
  exclusionRules: 'sightglass.copilot.exclusionRules',
  ignoreSource: 'sightglass.ignore.source',
} as const;
