/** One line of a `.gitleaksignore`: a finding of gitleaks that people have accepted. */
export interface IgnoredFinding {
  /** Relative to the folder of the file, with `/`. */
  readonly path: string;
  /** gitleaks' own rule id; kept for display, since two tools name their rules differently. */
  readonly ruleId: string;
  /** 1-based. */
  readonly line: number;
  /** The entry's own line in the file, 1-based. */
  readonly at: number;
}

export interface IgnoreList {
  readonly entries: readonly IgnoredFinding[];
  /** 1-based numbers of lines that are neither a fingerprint nor a comment. */
  readonly malformed: readonly number[];
}

/**
 * Reads a `.gitleaksignore`: one fingerprint a line, `file:rule:line` or `commit:file:rule:line`, with `#` comments
 * (gitleaks README, "Ignoring findings", read 2026-11). Rules are called differently by two tools, so that path and line
 * decide. Line numbers age: an entry also hides another secret that comes to be there, which is gitleaks' behaviour and
 * why our own baseline goes by content.
 */
export function parseGitleaksIgnore(text: string): IgnoreList {
  const entries: IgnoredFinding[] = [];
  const malformed: number[] = [];
  text.split(/\r\n|\n|\r/).forEach((raw, index) => {
    const line = raw.replace(/\s+#.*$/, '').trim();
    if (line === '' || line.startsWith('#')) return;
    const match = /^(?:[0-9a-f]{7,64}:)?(.+):([^:]+):(\d+)$/.exec(line);
    if (match?.[1] === undefined || match[2] === undefined) malformed.push(index + 1);
    else
      entries.push({
        path: match[1].replace(/\\/g, '/').replace(/^\.\//, ''),
        ruleId: match[2],
        line: Number(match[3]),
        at: index + 1,
      });
  });
  return { entries, malformed };
}
