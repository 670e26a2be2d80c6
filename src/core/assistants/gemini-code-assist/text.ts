/** What each setting does, and what its hardened value costs. */
export const geminiCodeAssistText = {
  'setting.geminiCodeAssist.dataUse':
    'On the free tier people may read what you send; turn it off in the privacy settings of Gemini Code Assist.',
} satisfies Readonly<Record<string, string>>;
