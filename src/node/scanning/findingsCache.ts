import { createHash } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { isObject } from '../../core/json.ts';
import { readRegularSync } from '../files/regularFile.ts';
import { confidences, type Finding } from '../../core/secrets/types.ts';
import type { TeamSource } from './team/teamTexts.ts';

/** A cache longer than this many characters is not saved. */
const maximumLength = 40_000_000;
/** The same limit in bytes: a character takes at most four. */
const maximumCacheBytes = 4 * maximumLength;
/** How many folders' findings are kept; the folder whose last scan is the oldest is removed first. */
const maximumFolders = 20;

type StoredFinding = Omit<Finding, 'path'>;
interface Entry {
  readonly digest: string;
  readonly findings: readonly StoredFinding[];
}

/**
 * The findings in the files of one folder, by a digest of their content, kept on disk between runs. Contains findings, never
 * text. A cache that cannot be trusted (of another version, broken or foreign) counts as empty.
 */
export class FindingsCache {
  readonly #file: string;
  readonly #known = new Map<string, Entry>();
  readonly #next = new Map<string, Entry>();

  /**
   * @param folder where caches are kept, absolute; created if missing
   * @param root the folder that is scanned
   * @param version see {@link scanVersion}
   */
  constructor(
    private readonly folder: string,
    root: string,
    private readonly version: string,
  ) {
    this.#file = path.join(folder, `${createHash('sha256').update(root).digest('hex').slice(0, 32)}.json`);
    this.#read();
  }

  /** Returns the content digest for which a file's findings are known; null if there are none. */
  digestOf(name: string): string | null {
    return this.#known.get(name)?.digest ?? null;
  }

  /** Returns the known findings of a file whose content has not changed, and keeps them for the next run. */
  reuse(name: string): readonly Finding[] {
    const entry = this.#known.get(name);
    if (entry === undefined) return [];
    this.#next.set(name, entry);
    return entry.findings.map(finding => ({ ...finding, path: name }));
  }

  keep(name: string, digest: string, findings: readonly Finding[]): void {
    this.#next.set(name, { digest, findings: findings.map(withoutPath) });
  }

  /** Writes what this run kept, atomically and readable only by this user. Failing to write the cache is not an error. */
  async save(): Promise<void> {
    const files = [...this.#next].map(([name, { digest, findings }]) => [name, digest, findings] as const);
    const text = JSON.stringify({ version: this.version, files });
    if (text.length > maximumLength) return;
    const temporary = `${this.#file}.${process.pid}.tmp`;
    try {
      if (await isOthers(this.folder)) return;
      await mkdir(this.folder, { recursive: true, mode: 0o700 });
      await writeFile(temporary, text, { mode: 0o600 });
      await rename(temporary, this.#file);
      await this.#removeOldest();
    } catch {
      await rm(temporary, { force: true }).catch(() => undefined);
    }
  }

  #read(): void {
    let value: unknown;
    try {
      const read = readRegularSync(this.#file, { maximumBytes: maximumCacheBytes });
      if (read.kind !== 'bytes') return;
      value = JSON.parse(new TextDecoder('utf-8').decode(read.content));
    } catch {
      return;
    }
    if (!isObject(value) || value['version'] !== this.version || !Array.isArray(value['files'])) return;
    for (const row of value['files'] as readonly unknown[]) {
      if (!Array.isArray(row)) continue;
      const [name, digest, findings] = row as readonly unknown[];
      if (typeof name !== 'string' || typeof digest !== 'string' || !Array.isArray(findings)) continue;
      if (findings.every(isStoredFinding)) this.#known.set(name, { digest, findings });
    }
  }

  async #removeOldest(): Promise<void> {
    const names = (await readdir(this.folder)).filter(name => name.endsWith('.json'));
    if (names.length <= maximumFolders) return;
    const aged = await Promise.all(
      names.map(async name => ({ name, time: (await stat(path.join(this.folder, name))).mtimeMs })),
    );
    aged.sort((a, b) => b.time - a.time);
    for (const { name } of aged.slice(maximumFolders)) await rm(path.join(this.folder, name), { force: true });
  }
}

/** Whether root would create the folder in somebody else's home. It would belong to root, and that user could not remove it. */
async function isOthers(folder: string): Promise<boolean> {
  if (process.geteuid?.() !== 0) return false;
  for (let at = folder; ; at = path.dirname(at)) {
    const owner = await stat(at).then(
      ({ uid }) => uid,
      () => null,
    );
    if (owner !== null) return owner !== 0;
    if (path.dirname(at) === at) return false;
  }
}

/**
 * Returns a digest of everything besides a file's content on which its findings depend: the program that scans, with its rules
 * and engine, and the team's rules.
 * @param script the bundle that the worker threads run, absolute
 */
export function scanVersion(script: string, team: TeamSource | null): string {
  const read = readRegularSync(script, { maximumBytes: maximumCacheBytes });
  const hash = createHash('sha256').update(read.kind === 'bytes' ? read.content : read.kind);
  return hash.update(JSON.stringify(team)).digest('hex').slice(0, 32);
}

function withoutPath(finding: Finding): StoredFinding {
  const stored: StoredFinding & { path?: string } = { ...finding };
  delete stored.path;
  return stored;
}

const numberKeys = ['start', 'end', 'startLine', 'startColumn', 'endLine', 'endColumn'];
const textKeys = ['ruleId', 'provider', 'redacted', 'fingerprint'];

function isStoredFinding(value: unknown): value is StoredFinding {
  if (!isObject(value)) return false;
  const { confidence, validation, description } = value;
  return (
    numberKeys.every(key => Number.isSafeInteger(value[key])) &&
    textKeys.every(key => typeof value[key] === 'string') &&
    (confidences as readonly unknown[]).includes(confidence) &&
    ['checksum-valid', 'checksum-invalid', 'structure-valid', 'none'].includes(validation as string) &&
    isObject(description) &&
    typeof description['code'] === 'string' &&
    isObject(description['args'])
  );
}
