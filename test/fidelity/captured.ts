import { replayFocus } from '../../src/core/context/copilot/similar/accessTimes.ts';
import { plainLineEnds } from '../../src/core/context/copilot/prompt/blocks.ts';
import { defaultPromptLimits } from '../../src/core/context/copilot/prompt/budget.ts';
import {
  copilotIgnoreRules,
  type Exclusion,
  excludesNothing,
} from '../../src/core/context/copilot/exclusion/exclusion.ts';
import { readDocument } from '../../src/core/context/copilot/documents/notebook.ts';
import { completionPrompt } from '../../src/core/context/copilot/prompt/prompt.ts';
import { remoteRules, type RemoteRule } from '../../src/core/context/copilot/exclusion/remoteRules.ts';
import { parseUri } from '../../src/core/context/copilot/documents/uris.ts';
import { WindowCache } from '../../src/core/context/copilot/similar/windowCache.ts';
import type { OpenDocument, Tokenizer } from '../../src/core/context/types.ts';
import type { CaseResult } from './report.ts';

type ServedRules = readonly RemoteRule[] | Readonly<Record<string, readonly RemoteRule[]>>;

/** The state of a real editor, and the request that Copilot sent from it; null if there was no request. */
export interface CapturedCase {
  readonly id: string;
  readonly server: {
    readonly token?: { readonly copilotignore_enabled?: boolean };
    /** A list: rules for the repository of the folder; a record: by repository, `*` for all and for no repository. */
    readonly contentExclusion?: ServedRules;
  } | null;
  readonly settings: Readonly<Record<string, unknown>> | null;
  readonly folders: readonly string[];
  readonly focus: readonly (readonly [time: number, uri: string])[];
  readonly active: { readonly uri: string; readonly language: string; readonly offset: number };
  readonly docs: readonly {
    readonly uri: string;
    readonly language: string;
    readonly text: string;
    readonly closed?: boolean;
  }[];
  /** By path relative to the folder. */
  readonly ignoreFiles: Readonly<Record<string, string>>;
  readonly request: {
    readonly prompt: string;
    readonly suffix: string;
    readonly extra: {
      readonly language: string;
      readonly context?: readonly string[];
      readonly prompt_tokens: number;
      readonly suffix_tokens: number;
    };
  } | null;
}

export function isCaptured(value: object): value is CapturedCase {
  return 'focus' in value && 'docs' in value;
}

function exclusionOf(captured: CapturedCase): Exclusion {
  if (captured.server?.token?.copilotignore_enabled !== true) return excludesNothing;
  const roots = captured.folders.map(folder => parseUri(folder).path);
  const text = captured.ignoreFiles['.copilotignore'];
  const local = copilotIgnoreRules(
    text === undefined ? [] : roots.slice(0, 1).map(root => ({ path: `${root}/.copilotignore`, text })),
  );
  const served = captured.server.contentExclusion ?? {};
  const all = 'length' in served ? (served as readonly RemoteRule[]) : Object.values(served).flat();
  const fetchUrl = 'https://host.invalid/repository';
  const sets = new Map([[fetchUrl, all]]);
  const remote = remoteRules(
    sets,
    roots.map(root => ({ root, fetchUrl })),
  );
  return document => local(document) || remote(document);
}

/**
 * Returns why the snapshot cannot lead to the bytes that were sent, judged by these bytes alone: the case contains neither the
 * edits before it, nor the suffix of an earlier request, nor what a context provider returned.
 */
function knownReason(captured: CapturedCase): string | undefined {
  const { request, active } = captured;
  const context = request?.extra.context ?? [];
  if (context.some(each => each.includes('End of recent edits'))) return 'the edits before the snapshot are not in it';
  if (context.some(each => each.includes('Consider this related information:'))) {
    return 'the TypeScript language service added declarations';
  }
  const text = captured.docs.find(document => document.uri === active.uri)?.text ?? '';
  const before = text.slice(0, active.offset);
  if (request !== null && request.prompt.length > before.length && request.prompt.endsWith('\n')) {
    return 'the indentation of the new line is counted but not sent, and the snapshot was made before it';
  }
  if (request !== null && !plainLineEnds(text).includes(request.suffix))
    return 'the suffix of an earlier request was sent again';
  return undefined;
}

/** Whether the user switched completions off for the language of the active document. */
function isSwitchedOff({ settings, active }: CapturedCase): boolean {
  const enable = settings?.['github.copilot.enable'];
  return (
    typeof enable === 'object' && enable !== null && new Map(Object.entries(enable)).get(active.language) === false
  );
}

/** Returns the document at the time of the request: characters typed between snapshot and request are added at its cursor. */
function withTyping(document: OpenDocument, cursor: number, sent: string): { active: OpenDocument; cursor: number } {
  const before = document.text.slice(0, cursor);
  const typed = sent.length > before.length && sent.startsWith(before) ? sent.slice(before.length) : '';
  const text = before + typed + document.text.slice(cursor);
  return { active: { ...document, text }, cursor: cursor + typed.length };
}

/** Runs our simulation on one captured state and compares it with the bytes that were sent. */
export function runCaptured(captured: CapturedCase, tokenizer: Tokenizer): CaseResult {
  const documents = captured.docs
    .filter(({ closed }) => closed !== true)
    .map(({ uri, language, text }): OpenDocument => ({ uri, languageId: language, text }));
  const snapshot = documents.find(({ uri }) => uri === captured.active.uri);
  const known = knownReason(captured);
  const labels = { id: captured.id, kind: 'captured', ...(known === undefined ? {} : { known }) };
  if (snapshot === undefined) return { ...labels, checks: { active: [null, captured.active.uri] } };
  const { request } = captured;
  const read = readDocument(documents, snapshot, captured.active.offset);
  const { active, cursor } = withTyping(read.active, read.cursor, request?.prompt ?? '');
  const cache = new WindowCache();
  const result = completionPrompt(
    {
      documents: documents.map(document => (document === snapshot ? active : document)),
      active,
      cursor,
      folders: captured.folders,
      times: replayFocus(captured.focus.map(([time, uri]) => ({ time, uri }))),
      isExcluded: exclusionOf(captured),
      edits: [],
      limits: defaultPromptLimits,
      rememberedSuffix: '',
      indexOf: document => cache.indexOf(document),
    },
    tokenizer,
  );
  if (request === null) {
    const asks = result.type === 'prompt' && !result.midLineBlocked && !isSwitchedOff(captured);
    return { ...labels, kind: 'captured, nothing sent', checks: { asks: [asks, false] } };
  }
  if (result.type !== 'prompt') return { ...labels, checks: { type: [result.type, 'prompt'] } };
  return {
    ...labels,
    checks: {
      language: [result.language, request.extra.language],
      prompt: [
        [result.prefix, result.prefixTokens],
        [request.prompt, request.extra.prompt_tokens],
      ],
      suffix: [
        [result.suffix, result.suffixTokens],
        [request.suffix, request.extra.suffix_tokens],
      ],
      context: [result.context, request.extra.context ?? []],
    },
  };
}
