/** What each setting does, and what its hardened value costs. */
export const llamaVscodeText = {
  'setting.llamaVscode.llamaVscodeTelegramBotEnabled': 'Lets a Telegram bot control the extension from outside.',
} satisfies Readonly<Record<string, string>>;
