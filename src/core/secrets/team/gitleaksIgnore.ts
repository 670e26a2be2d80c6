/** One line of a `.gitleaksignore`: a finding of gitleaks that people have accepted. */
export interface IgnoredFinding {
  /** Relative to the folder of the file, with `/`. */
  readonly path: string;
  /** The rule id used by gitleaks, kept only for display since our rules are named differently. */
  readonly ruleId: string;
  /** 1-based. */
  readonly line: number;
  /** The 1-based line of the entry itself in the `.gitleaksignore`. */
  readonly at: number;
}

export interface IgnoreList {
  readonly entries: readonly IgnoredFinding[];
  /** 1-based numbers of the lines that are neither a fingerprint nor a comment. */
  readonly malformed: readonly number[];
}

/**
 * Reads a `.gitleaksignore`: one fingerprint per line, `file:rule:line` or `commit:file:rule:line`, with `#` comments (gitleaks
 * README, "Ignoring findings", read 2026-11). gitleaks and we name rules differently, so only path and line count. Line numbers go
 * stale: an entry also hides another secret that moves to that line. gitleaks behaves the same way, and this is why our own
 * baseline uses fingerprints.
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
