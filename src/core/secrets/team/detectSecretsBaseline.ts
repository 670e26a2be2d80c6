import { isObject } from '../../json.ts';
import { sha1Hex } from '../../digests.ts';
import type { Finding } from '../types.ts';

/** The contents of a `.secrets.baseline`: digests of accepted secrets by path. */
export type SecretsBaseline = ReadonlyMap<string, ReadonlySet<string>>;

export type BaselineResult =
  | { readonly ok: true; readonly baseline: SecretsBaseline }
  /** `where` is a JSON path such as `results."a.py"[0]`, or empty for the whole text. */
  | { readonly ok: false; readonly where: string };

/**
 * Reads detect-secrets' `.secrets.baseline`: JSON with `results: {file: [{hashed_secret}]}`, where the digest is SHA-1 of
 * the secret (detect-secrets@5e14193 core/baseline, core/potential_secret).
 */
export function parseSecretsBaseline(text: string): BaselineResult {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, where: '' };
  }
  const results = property(value, 'results');
  if (!isObject(results)) return { ok: false, where: 'results' };
  const baseline = new Map<string, ReadonlySet<string>>();
  for (const [path, list] of Object.entries(results)) {
    if (!Array.isArray(list)) return { ok: false, where: `results.${JSON.stringify(path)}` };
    const digests = new Set<string>();
    for (const [index, entry] of (list as readonly unknown[]).entries()) {
      const digest = property(entry, 'hashed_secret');
      if (typeof digest !== 'string') return { ok: false, where: `results.${JSON.stringify(path)}[${index}]` };
      digests.add(digest.toLowerCase());
    }
    baseline.set(path.replace(/\\/g, '/').replace(/^\.\//, ''), digests);
  }
  return { ok: true, baseline };
}

/**
 * Whether a baseline accepts a finding, by path and content.
 * @param text the text of the file
 */
export function isInSecretsBaseline(baseline: SecretsBaseline, finding: Finding, text: string): boolean {
  const digests = baseline.get(finding.path);
  return digests?.has(sha1Hex(text.slice(finding.start, finding.end))) === true;
}

function property(value: unknown, name: string): unknown {
  return isObject(value) ? value[name] : undefined;
}
