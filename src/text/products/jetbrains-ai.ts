/** What each setting does, and what its hardened value costs. */
export const jetbrainsAiText: Readonly<Record<string, string>> = {
  'setting.jetbrainsAi.detailedDataCollection':
    'Sends code-related data; turn it off under Data Sharing in the settings of the IDE.',
};
