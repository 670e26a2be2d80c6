/** Text from files and settings must stay text in a tooltip: no links, images, icons or HTML of its own. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!|<>~$&]/g, match =>
    match === '&' ? '&amp;' : match === '<' ? '&lt;' : `\\${match}`,
  );
}

/** Inline code with a fence longer than any run of backticks inside. */
export function escapeCode(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map(run => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence} ${text.replace(/\s+/g, ' ')} ${fence}`;
}
