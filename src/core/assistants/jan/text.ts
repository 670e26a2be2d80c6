/** What each setting does, and what its hardened value costs. */
export const janText = {
  'setting.jan.analytics': 'Off unless you agree; the switch is in the privacy settings of the app.',
} satisfies Readonly<Record<string, string>>;
