/** What each setting does, and what its hardened value costs. */
export const llamaVscodeText: Readonly<Record<string, string>> = {
  'setting.llamaVscode.llamaVscodeTelegramBotEnabled': 'Lets a Telegram bot control the extension from outside.',
};
