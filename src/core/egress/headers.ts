/** Headers that identify products, features and encodings. None of them contains a credential. */
const keptNames: ReadonlySet<string> = new Set([
  'user-agent',
  'content-type',
  'content-encoding',
  'connect-content-encoding',
  'connect-protocol-version',
  'grpc-encoding',
  'openai-intent',
  'x-amz-target',
  'x-client-name',
  'x-client-version',
  'x-cursor-client-version',
  'x-ghost-mode',
  'anthropic-version',
  'editor-version',
  'editor-plugin-version',
]);

/** Values are cut to this length; the rest says nothing more. */
const maximumValue = 300;

/** Maps headers by lower-case name. If a header is repeated, the first one counts. */
export function headerMap(pairs: Iterable<readonly [string, string]>): ReadonlyMap<string, string> {
  const map = new Map<string, string>();
  for (const [name, value] of pairs) {
    const key = name.toLowerCase();
    if (!map.has(key)) map.set(key, value);
  }
  return map;
}

/** Returns the headers that a record keeps; undefined if there are none. */
export function keptHeaders(headers: ReadonlyMap<string, string>): Readonly<Record<string, string>> | undefined {
  const kept = [...headers]
    .filter(([name]) => keptNames.has(name))
    .map(([name, value]) => [name, value.slice(0, maximumValue)]);
  return kept.length === 0 ? undefined : (Object.fromEntries(kept) as Record<string, string>);
}
