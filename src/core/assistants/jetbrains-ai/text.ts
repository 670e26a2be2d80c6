/** What each setting does, and what its hardened value costs. */
export const jetbrainsAiText = {
  'setting.jetbrainsAi.detailedDataCollection':
    'Sends code-related data; turn it off under Data Sharing in the settings of the IDE.',
} satisfies Readonly<Record<string, string>>;
