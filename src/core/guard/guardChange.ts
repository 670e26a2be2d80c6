/** The old and the new text of a file; null if there is no file. */
export interface TextChange {
  /** Absolute. */
  readonly file: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** Lines that register the guard, make an agent trust it, or switch hooks off. */
const significant =
  /[\\/]\.sightglass[\\/]+(?:bin|guard)\b|[\\/]guard\.js|trusted_hash|disableAllHooks|disableHooks|hooksConfig/;

/** Whether a change of texts, in either direction, affects the guard of an agent: only the user may do that. */
export function changesGuard(changes: readonly TextChange[]): boolean {
  return changes.some(({ file, before, after }) => {
    if (/[\\/]\.sightglass[\\/](?:bin|guard)[\\/]/.test(file)) return before !== after;
    return linesThatCount(before) !== linesThatCount(after);
  });
}

function linesThatCount(text: string | null): string {
  const lines = (text ?? '').split(/\r?\n/).filter(line => significant.test(line));
  return lines.map(line => line.trim().replace(/,$/, '')).join('\n');
}
