/**
 * The addresses that a repository fetches from: `url` of every `[remote "…"]` in the text of its `config`. Reads what git
 * writes (git-config(1): sections, quotes, comments, a backslash before the end of a line); everything else is passed over.
 */
export function remoteUrls(config: string): readonly string[] {
  const urls: string[] = [];
  let isRemote = false;
  for (const raw of config.replace(/\\\r?\n/g, '').split(/\r?\n/)) {
    const line = raw.trim();
    const section = /^\[\s*([\w.-]+)(?:\s+"[^"]*")?\s*\]\s*(.*)$/.exec(line);
    if (section !== null) isRemote = section[1]?.toLowerCase() === 'remote';
    const setting = /^url\s*=\s*(.*)$/i.exec(section?.[2] ?? line);
    const url = isRemote && setting !== null ? valueOf(setting[1] ?? '') : '';
    if (url !== '') urls.push(url);
  }
  return urls;
}

/** A value without its quotes and the comment behind it. */
function valueOf(written: string): string {
  let value = '';
  let isQuoted = false;
  for (let i = 0; i < written.length; i++) {
    const char = written.charAt(i);
    if (char === '"') isQuoted = !isQuoted;
    else if (char === '\\') value += written.charAt(++i);
    else if (!isQuoted && (char === '#' || char === ';')) break;
    else value += char;
  }
  return value.trim();
}
