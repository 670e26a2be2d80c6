import path from 'node:path';
import { entryOf, folderOf } from '../../../core/paths/absolutePaths.ts';
import { pathBelow, slashed } from '../../../core/guard/places.ts';
import { pathRules, sourceRules } from '../../../core/guard/pathRules.ts';
import type { PathRule } from '../../../core/guard/types.ts';
import { collectedRuleFiles, filesOfOthers, gitExclude } from '../../../core/ignore/sources/collected.ts';
import { personalFile, personalPlaces, personalRuleFile, ruleFileAt } from '../../../core/ignore/sources/ruleFiles.ts';
import type { RuleFile, RuleReference } from '../../../core/ignore/types.ts';
import { readTextSync } from '../../files/readText.ts';
import { movedFolders } from '../../settings/movedFolders.ts';
import type { DiskView } from './diskView.ts';

/** The largest rule file that is read, in bytes. */
const maximumBytes = 1_000_000;

const relevant = collectedRuleFiles.filter(name => !filesOfOthers.has(name) && name !== gitExclude);
/** Names to look for in the listing of each folder, and files in subfolders, which products read only in the workspace folder. */
const inFolder: ReadonlySet<string> = new Set(relevant.filter(name => !name.includes('/')));
const belowRoot = relevant.filter(name => name.includes('/'));

type RuleOf = (path: string) => PathRule | null;

/**
 * The rules for files on disk. Only the rule files in a file's own folder and those above it are read, when they are needed, so no
 * folder has to be walked, and the rules are always up to date.
 */
export class WorkspaceRules {
  readonly #byFolder = new Map<string, readonly RuleFile[]>();
  readonly #byRoot = new Map<
    string,
    {
      readonly personal: readonly RuleFile[];
      readonly compiled: Map<string, RuleOf>;
      readonly ofFolder: Map<string, RuleOf>;
    }
  >();

  /**
   * @param root the workspace's folder, absolute, with `/`
   * @param named rules that people name elsewhere: the file from which ignore files are generated, absolute, and the content exclusion
   *   rules for paths below the root
   */
  constructor(
    private readonly root: string,
    private readonly home: string,
    private readonly env: Readonly<Record<string, string | undefined>>,
    private readonly disk: DiskView,
    private readonly named: {
      readonly source: string | null;
      readonly excludedBy: ((path: string) => RuleReference | null) | undefined;
    },
  ) {}

  /** Returns what the rules say about an absolute path; a path that ends in `/` is a folder. */
  ruleOf(file: string): PathRule | null {
    const plain = file.replace(/\/$/, '');
    const folder = folderOf(plain);
    if (folder === null) return null;
    // For a file outside the workspace, the root is the repository that it is in, or else its own folder.
    const root = pathBelow(this.root, plain) === null ? (this.disk.repositoryOf(folder) ?? folder) : this.root;
    const relative = pathBelow(root, file);
    return relative === null ? null : this.#rulesFor(root, folder)(relative);
  }

  #rulesFor(root: string, folder: string): RuleOf {
    let known = this.#byRoot.get(root);
    if (known === undefined) {
      known = { personal: [...this.#source(root), ...this.#personal(root)], compiled: new Map(), ofFolder: new Map() };
      this.#byRoot.set(root, known);
    }
    const ofFolder = known.ofFolder.get(folder);
    if (ofFolder !== undefined) return ofFolder;
    const files: RuleFile[] = [...known.personal];
    for (const each of foldersBetween(root, folder)) files.push(...this.#filesIn(root, each));
    const key = files.map(({ path: name, mechanism }) => `${name} ${mechanism}`).join('\n');
    let compiled = known.compiled.get(key);
    if (compiled === undefined) {
      compiled = pathRules(files, root === this.root ? this.named.excludedBy : undefined);
      known.compiled.set(key, compiled);
    }
    known.ofFolder.set(folder, compiled);
    return compiled;
  }

  #filesIn(root: string, folder: string): readonly RuleFile[] {
    const key = `${root}\n${folder}`;
    let files = this.#byFolder.get(key);
    if (files === undefined) {
      const listed = this.disk.list(folder);
      const names = listed.filter(name => inFolder.has(name));
      if (folder === root) {
        const folders = new Set(listed.filter(name => name.endsWith('/')));
        names.push(...belowRoot.filter(name => folders.has(name.slice(0, name.indexOf('/') + 1))));
      }
      files = names.flatMap(name => this.#read(root, entryOf(folder, name)));
      this.#byFolder.set(key, files);
    }
    return files;
  }

  #read(root: string, file: string): readonly RuleFile[] {
    const read = readTextSync(path.normalize(file), maximumBytes, path.normalize(root));
    const relative = pathBelow(root, file);
    if (read.kind !== 'text' || relative === null) return [];
    return ruleFileAt(relative, read.text, { root, home: this.home });
  }

  /** Reads the file from which ignore files are generated, so that its rules apply before they are generated, too. */
  #source(root: string): readonly RuleFile[] {
    const { source } = this.named;
    if (source === null || root !== this.root) return [];
    const read = readTextSync(source, maximumBytes, path.normalize(root));
    const relative = pathBelow(root, slashed(source, process.platform === 'win32'));
    if (read.kind !== 'text' || relative === null) return [];
    return [{ path: relative, mechanism: sourceRules, base: '', text: read.text }];
  }

  #personal(root: string): readonly RuleFile[] {
    const folders = { home: this.home, workspace: null, moved: movedFolders(this.env) };
    const found: RuleFile[] = [];
    const texts = new Map<string, string | null>();
    for (const place of personalPlaces) {
      const file = personalFile(place, folders);
      if (file === null || filesOfOthers.has(place.mechanism.id)) continue;
      let text = texts.get(file.path);
      if (text === undefined) {
        const read = readTextSync(file.path, maximumBytes);
        text = read.kind === 'text' ? read.text : null;
        texts.set(file.path, text);
      }
      if (text !== null) found.push(personalRuleFile(place, file, text, { root, home: this.home }));
    }
    return found;
  }
}

/** Returns the root and the folders from there down to `folder`. */
function foldersBetween(root: string, folder: string): readonly string[] {
  const folders = [root];
  for (const part of pathBelow(root, folder)?.split('/') ?? []) folders.push(entryOf(folders.at(-1) ?? root, part));
  return folders;
}
