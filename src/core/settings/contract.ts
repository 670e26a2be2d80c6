/** The settings that name rules: the part of `src/contract.ts` that the guard uses too, which runs without an editor. */
export const ruleSettingIds = {
  exclusionRules: 'sightglass.copilot.exclusionRules',
  ignoreSource: 'sightglass.ignore.source',
} as const;
