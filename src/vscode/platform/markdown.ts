/** Escapes text from files and settings, so that it remains text in a tooltip: no links, images, icons or HTML. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!|<>~$&]/g, match =>
    match === '&' ? '&amp;' : match === '<' ? '&lt;' : `\\${match}`,
  );
}

/** Returns inline code, with a fence longer than any run of backticks in the text. */
export function escapeCode(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map(run => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence} ${text.replace(/\s+/g, ' ')} ${fence}`;
}
