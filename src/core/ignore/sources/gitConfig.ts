/** One variable in a configuration of git. */
export interface GitVariable {
  /** In lower case, as git compares it. */
  readonly section: string;
  /** Null if there is none; case-sensitive. */
  readonly subsection: string | null;
  /** In lower case. */
  readonly name: string;
  /** Without its quotes and the comment after it; `true` for a name alone. */
  readonly value: string;
}

/**
 * Returns the variables in the text of a git configuration, in order (git-config(1): sections, quotes, comments, a backslash before the
 * end of a line). Skips what git would not read. Never throws.
 */
export function gitVariables(config: string): readonly GitVariable[] {
  const variables: GitVariable[] = [];
  let section = '';
  let subsection: string | null = null;
  for (const raw of config
    .replace(/^\uFEFF/, '')
    .replace(/\\\r?\n/g, '')
    .split(/\r?\n/)) {
    let line = raw.trim();
    const head = /^\[\s*([\w.-]+)(?:\s+"((?:[^"\\]|\\.)*)")?\s*\]\s*/.exec(line);
    if (head !== null) {
      section = (head[1] ?? '').toLowerCase();
      subsection = head[2]?.replace(/\\(.)/g, '$1') ?? null;
      line = line.slice(head[0].length);
    }
    const variable = /^([A-Za-z][\w-]*)\s*(?:=\s*(.*))?$/.exec(line);
    const [, name] = variable ?? [];
    if (name === undefined) continue;
    const written = variable?.[2];
    variables.push({
      section,
      subsection,
      name: name.toLowerCase(),
      value: written === undefined ? 'true' : valueOf(written),
    });
  }
  return variables;
}

/** Returns the addresses that a repository fetches from: `url` of every `[remote "…"]` in the text of its `config`. */
export function remoteUrls(config: string): readonly string[] {
  return gitVariables(config)
    .filter(
      ({ section, subsection, name, value }) =>
        section === 'remote' && subsection !== null && name === 'url' && value !== '',
    )
    .map(({ value }) => value);
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', b: '\b' };

function valueOf(written: string): string {
  let value = '';
  let isQuoted = false;
  for (let i = 0; i < written.length; i++) {
    const char = written.charAt(i);
    if (char === '"') isQuoted = !isQuoted;
    else if (char === '\\') {
      const escaped = written.charAt(++i);
      value += escapes[escaped] ?? escaped;
    } else if (!isQuoted && (char === '#' || char === ';')) break;
    else value += char;
  }
  return value.trim();
}
