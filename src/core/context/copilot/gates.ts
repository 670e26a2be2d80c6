/** Shorter texts get no completion. UTF-16 units. */
export const fewestCharacters = 10;
/** The language of the commit message box, whose text may be shorter. */
const exemptLanguage = 'scminput';

/**
 * Whether the text right of the cursor allows a completion: only closing characters, then at most one mark that opens or ends something.
 * Source: microsoft/vscode-copilot-chat@31acd00a, completions-core lib/src/ghostText/ghostText.ts.
 */
export function mayCompleteAt(text: string, cursor: number): boolean {
  let end = cursor;
  while (end < text.length && text.charCodeAt(end) !== 10 && text.charCodeAt(end) !== 13) end++;
  return /^[)\]}>"'`]*\s*[:;,{]?$/.test(text.slice(cursor, end).trim());
}

/** Whether a text is too short for a prompt; only what comes before the cursor counts when no suffix is sent. */
export function isTooShort(text: string, cursor: number, language: string, suffixPercent: number): boolean {
  if (language === exemptLanguage) return false;
  return (suffixPercent > 0 ? text.length : cursor) < fewestCharacters;
}
