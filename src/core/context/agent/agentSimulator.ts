import { message } from '../../message.ts';
import { estimateTokens } from '../estimatingTokenizer.ts';
import type { Claim } from '../../fidelity.ts';
import { filesOfRule } from '../instructions.ts';
import { factInclusion } from './files/ground.ts';
import { type ItemDraft, shownFile } from './files/shownFile.ts';
import { namedFiles } from '../namedFiles.ts';
import { activePlace, folderFiles, isEditorDocument, otherDocuments, uriIn } from '../places.ts';
import type {
  ContextItem,
  ContextRequest,
  FolderFiles,
  OpenDocument,
  PayloadBlock,
  Simulation,
  Simulator,
} from '../types.ts';
import type { AgentProfile, EditorRule } from './agentProfile.ts';
import { lineNumberAt } from '../lineBreaks.ts';
import { fitting, scopePaths } from './scope.ts';

/** How a rule for certain files is sent because one of them is open. */
interface Scoped {
  readonly draft: Pick<ItemDraft, 'inclusion' | 'reason'>;
  readonly claim: Claim;
}

/** Collects what one profile says about one request. */
class AgentSimulation {
  readonly items: ContextItem[] = [];
  readonly payload: PayloadBlock[] = [];

  constructor(
    private readonly profile: AgentProfile,
    private readonly request: ContextRequest,
  ) {}

  run(): Simulation {
    const { assistant, feature, unknowns, ownTokens } = this.profile;
    this.#files();
    this.#instructions();
    for (const rule of this.profile.editor) this.#editor(rule);
    this.#state();
    const isPartlyKnown = this.profile.everyFolder === undefined && this.request.workspaceFolders.length > 1;
    const others = isPartlyKnown ? [message('context.agent.otherFolders')] : [];
    const isAway = this.profile.readsAround === true && this.request.surroundings === undefined;
    if (this.profile.readsAround === true && this.request.surroundings?.isPartial === true)
      others.push(message('context.agent.tooMuch'));
    if (isAway) others.push(message('context.agent.notOnDisk'));
    return {
      assistant,
      feature,
      items: this.items,
      payload: this.payload,
      ...(ownTokens === undefined ? {} : { ownTokens }),
      unknowns: [...unknowns, ...others],
    };
  }

  #add(draft: ItemDraft, claim: Claim): void {
    const { assistant, feature } = this.profile;
    this.items.push({ assistant, feature, ...draft, ...claim });
  }

  #files(): void {
    const [folder] = this.request.workspaceFolders;
    const { surroundings } = this.request;
    const { assistant, feature, readsAround } = this.profile;
    if (folder === undefined || readsAround !== true || surroundings === undefined) return;
    const { place } = surroundings;
    for (const file of surroundings.files.get(assistant) ?? []) {
      if (file.rule.only?.includes(feature) === false) continue;
      const { item, block } = shownFile(file, place, folder);
      const scoped = file.waitsFor === undefined ? undefined : this.#fitting(file.waitsFor);
      this.#add({ ...item, ...scoped?.draft }, scoped?.claim ?? file.rule.claim);
      if (block !== null) this.payload.push(block);
    }
  }

  #instructions(): void {
    const taken = new Set<string>(this.items.map(({ uri }) => uri));
    const [first, ...others] = folderFiles(this.request);
    if (first === undefined) return;
    this.#instructionsIn(first, taken);
    const { everyFolder } = this.profile;
    if (everyFolder !== undefined) for (const each of others) this.#instructionsIn(each, taken, everyFolder);
  }

  #instructionsIn({ folder, files, texts }: FolderFiles, taken: Set<string>, claim?: Claim): void {
    const paths = namedFiles(files);
    for (const rule of this.profile.instructions) {
      for (const path of filesOfRule(rule, paths)) {
        const uri = uriIn(folder, path);
        if (taken.has(uri)) continue;
        taken.add(uri);
        const text = texts.get(path) ?? '';
        const { inclusion } = rule;
        const reason =
          inclusion === 'certain'
            ? message('context.agent.instructions')
            : message('context.agent.possibleInstructions');
        const tokens = estimateTokens(text);
        this.#add(
          { uri, kind: 'file', startLine: null, endLine: null, tokens, inclusion, reason },
          claim ?? rule.claim,
        );
        if (inclusion === 'certain' && text !== '')
          this.payload.push({ title: reason, text, uri, startLine: 1, range: { start: 0, end: text.length } });
      }
    }
  }

  /** Returns how a rule with patterns is sent because of the open files; undefined if no open file matches. */
  #fitting(patterns: readonly string[]): Scoped | undefined {
    const { scope } = this.profile;
    const file = scope === undefined ? undefined : fitting(patterns, scopePaths(scope, this.request));
    if (scope === undefined || file === undefined) return undefined;
    const { inclusion, claim } = scope;
    const reason =
      inclusion === 'certain' ? message('context.agent.fits', { file }) : message('context.agent.mayFit', { file });
    return { draft: { inclusion, reason }, claim };
  }

  #editor(rule: EditorRule): void {
    const { inclusion, claim, most = Infinity } = rule;
    if (rule.part === 'open-paths') {
      const open = [...this.#activeFirst(), ...otherDocuments(this.request)];
      for (const [at, { uri }] of open.entries()) {
        const isAmong = at < most;
        this.#add(
          {
            uri,
            kind: 'path',
            startLine: null,
            endLine: null,
            tokens: isAmong ? estimateTokens(uri) : 0,
            inclusion: isAmong ? inclusion : 'dropped',
            reason: isAmong
              ? message('context.agent.openPath')
              : message('context.agent.notAmongOpen', { limit: most }),
          },
          claim,
        );
      }
      return;
    }
    const place = activePlace(this.request);
    if (place === undefined || !isEditorDocument(place.active)) return;
    const { active, cursor, anchor } = place;
    const { uri } = active;
    const [start, end] = [Math.min(cursor, anchor), Math.max(cursor, anchor)];
    if (rule.part === 'active-path') {
      const reason = message('context.agent.activePath');
      const tokens = estimateTokens(uri);
      this.#add({ uri, kind: 'path', startLine: null, endLine: null, tokens, inclusion, reason }, claim);
    } else if (rule.part === 'active-text' || (rule.part === 'active-text-if-selected' && start < end)) {
      const reason = message('context.agent.activeText');
      this.#addText(active, 0, active.text.length, reason, rule);
    } else if (rule.part === 'selection') {
      this.#addText(active, start, Math.min(end, start + most), message('context.agent.selection'), rule);
    }
  }

  #addText(
    { uri, text }: OpenDocument,
    start: number,
    end: number,
    reason: ContextItem['reason'],
    rule: EditorRule,
  ): void {
    const piece = text.slice(start, end);
    if (piece === '') return;
    const startLine = lineNumberAt(text, start);
    const endLine = lineNumberAt(text, end);
    const tokens = estimateTokens(piece);
    const kind = start === 0 && end === text.length ? 'file' : 'range';
    this.#add({ uri, kind, startLine, endLine, tokens, inclusion: rule.inclusion, reason }, rule.claim);
    if (rule.inclusion === 'certain')
      this.payload.push({ title: reason, text: piece, uri, startLine, range: { start, end: start + piece.length } });
  }

  #activeFirst(): readonly OpenDocument[] {
    const place = activePlace(this.request);
    return place === undefined || !isEditorDocument(place.active) ? [] : [place.active];
  }

  #state(): void {
    const [folder, ...others] = this.request.workspaceFolders;
    if (folder === undefined) return;
    const about = { uri: folder, startLine: null, endLine: null } as const;
    const { assistant, state, reach, everyFolder } = this.profile;
    const addForEach = (draft: ItemDraft, claim: Claim): void => {
      this.#add(draft, claim);
      if (everyFolder !== undefined) for (const uri of others) this.#add({ ...draft, uri }, everyFolder);
    };
    for (const { reason, inclusion, claim, ofEachFolder, fact, needsCommit } of state) {
      const known = fact === undefined ? 'certain' : factInclusion(fact, assistant, this.request.surroundings);
      if (known === null) continue;
      if (needsCommit === true && this.request.surroundings?.git?.hasCommit === false) continue;
      const draft = { ...about, kind: 'state', tokens: 0, inclusion: least(known, inclusion), reason } as const;
      const withFact = { ...draft, ...(fact && { fact }) };
      if (ofEachFolder) addForEach(withFact, claim);
      else this.#add(withFact, claim);
    }
    this.#listing(folder);
    if (reach !== undefined) {
      addForEach({ ...about, kind: 'reachable', tokens: 0, inclusion: 'possible', reason: reach.reason }, reach.claim);
    }
  }

  /** Adds the list of names in the workspace folder, as the product lists them. */
  #listing(folder: string): void {
    const { assistant, listing } = this.profile;
    if (listing === undefined || factInclusion('listing', assistant, this.request.surroundings) === null) return;
    const names = listedNames(this.request.workspaceFiles, listing.dotFiles);
    const count = listing.unit === 'names' ? Math.min(names.length, listing.most) : names.length;
    const text = names
      .slice(0, count)
      .join('\n')
      .slice(0, listing.unit === 'characters' ? listing.most : undefined);
    const reason = message('context.agent.listing', { names: text === '' ? 0 : text.split('\n').length });
    const draft = { uri: folder, startLine: null, endLine: null, kind: 'state', tokens: estimateTokens(text) } as const;
    this.#add({ ...draft, inclusion: 'certain', reason, fact: 'listing' }, listing.claim);
  }
}

/** Returns the less certain of two. */
function least(one: 'certain' | 'possible', other: 'certain' | 'possible'): 'certain' | 'possible' {
  return one === 'certain' ? other : one;
}

/** More names than any product lists; paths after these are not looked at. */
const mostListed = 1000;

function listedNames(paths: readonly string[], dotFiles: boolean): readonly string[] {
  const names: string[] = [];
  for (const path of paths) {
    if (names.length >= mostListed) break;
    const hidden = path.startsWith('.') || path.includes('/.');
    if ((dotFiles || !hidden) && !/(?:^|\/)node_modules\//.test(path)) names.push(path);
  }
  return names;
}

/** Creates a simulator for one row of data. Tokens are estimated because these products use tokenizers of their own. */
export function agentSimulator(profile: AgentProfile): Simulator {
  const { assistant, feature } = profile;
  return {
    assistant,
    feature,
    simulate: request => new AgentSimulation(profile, request).run(),
  };
}
