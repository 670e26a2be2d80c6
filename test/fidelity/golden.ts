import assert from 'node:assert/strict';
import path from 'node:path';
import { replayFocus } from '../../src/core/context/copilot/similar/accessTimes.ts';
import { defaultPromptLimits } from '../../src/core/context/copilot/prompt/budget.ts';
import { EditHistory } from '../../src/core/context/copilot/edits/editHistory.ts';
import {
  copilotIgnoreRules,
  type Exclusion,
  excludesNothing,
} from '../../src/core/context/copilot/exclusion/exclusion.ts';
import { mayCompleteAt } from '../../src/core/context/copilot/gates.ts';
import { languageOf } from '../../src/core/context/copilot/documents/language.ts';
import { completionPrompt } from '../../src/core/context/copilot/prompt/prompt.ts';
import {
  normalizeFetchUrl,
  remoteRules,
  type RemoteRule,
} from '../../src/core/context/copilot/exclusion/remoteRules.ts';
import { fileUri, parseUri, pathLabel } from '../../src/core/context/copilot/documents/uris.ts';
import { renderUri } from './renderUri.ts';
import { WindowCache } from '../../src/core/context/copilot/similar/windowCache.ts';
import type { OpenDocument, Tokenizer } from '../../src/core/context/types.ts';
import type { CaseResult, Checks } from './report.ts';

/** A case made by running Copilot's own code on a synthetic workspace. */
export interface GoldenCase {
  readonly id: string;
  readonly kind: string;
  readonly files: Readonly<Record<string, string>>;
  readonly openFiles: readonly {
    readonly path: string;
    readonly languageId: string;
    readonly accessTime?: number;
    readonly scheme?: string;
  }[];
  readonly active: string;
  readonly offset: number;
  readonly config?: { readonly maxPromptTokens?: number; readonly suffixPercent?: number };
  readonly workspaceFolders?: readonly string[];
  readonly recentEdits?: readonly { readonly path: string; readonly before: string; readonly after: string }[];
  readonly ignore?: {
    readonly enabled: boolean;
    readonly fetchUrl?: string;
    readonly remoteRules?: Readonly<Record<string, readonly RemoteRule[]>>;
    readonly savedIgnoreFiles?: readonly string[];
  };
  readonly expected: {
    readonly language: string;
    readonly languages: Readonly<Record<string, string>>;
    readonly uris: Readonly<Record<string, string>>;
    readonly excluded?: readonly string[];
    readonly promptType: string;
    readonly midLineBlocked?: boolean;
    readonly neighborFiles: readonly string[] | null;
    readonly snippets: readonly ExpectedSnippet[] | null;
    readonly prompt?: {
      readonly prefix: string;
      readonly suffix: string;
      readonly context: readonly string[];
      readonly prefixTokens: number;
      readonly suffixTokens: number;
    };
  };
}

interface ExpectedSnippet {
  readonly file: string;
  readonly label: string;
  readonly startLine: number;
  readonly endLine: number;
  readonly score: number;
}

const root = '/workspace/project';

function exclusionOf(golden: GoldenCase, folders: readonly string[]): Exclusion {
  const rules = golden.ignore;
  if (rules?.enabled !== true) return excludesNothing;
  const absolute = (name: string): string => path.posix.resolve(root, name);
  const texts = new Map(Object.entries(golden.files).map(([name, text]) => [absolute(name), text]));
  const loaded = [
    ...folders.map(folder => `${parseUri(folder).path}/.copilotignore`),
    ...(rules.savedIgnoreFiles ?? []).map(absolute),
  ];
  const files = [...new Set(loaded)].flatMap(file => {
    const text = texts.get(file);
    return text === undefined ? [] : [{ path: file, text }];
  });
  const local = copilotIgnoreRules(files);
  const repositories = rules.fetchUrl === undefined ? [] : [{ root, fetchUrl: rules.fetchUrl }];
  const sets = new Map(Object.entries(rules.remoteRules ?? {}));
  const known = new Set(['non-git-file', ...repositories.map(({ fetchUrl }) => normalizeFetchUrl(fetchUrl))]);
  const remote = remoteRules(new Map([...sets].filter(([key]) => known.has(key))), repositories);
  return document => local(document) || remote(document);
}

/** Runs our simulation on one case and compares every output. */
export function runGolden(golden: GoldenCase, tokenizer: Tokenizer): CaseResult {
  const { expected } = golden;
  const uriOf = (name: string, scheme = 'file'): string =>
    scheme === 'file' ? fileUri(path.posix.resolve(root, name)) : renderUri(`${scheme}:${name}`);
  const folders = (golden.workspaceFolders ?? ['.']).map(folder => uriOf(folder));
  const documents = golden.openFiles.map((file): OpenDocument => ({
    uri: uriOf(file.path, file.scheme),
    languageId: file.languageId,
    text: golden.files[file.path] ?? '',
    ...(file.accessTime === undefined ? {} : { lastFocused: file.accessTime }),
  }));
  const pathByUri = new Map(documents.map((document, at) => [document.uri, golden.openFiles[at]?.path ?? '']));
  const pathOf = (document: OpenDocument): string => pathByUri.get(document.uri) ?? document.uri;
  const activeAt = golden.openFiles.findIndex(file => file.path === golden.active);
  const active = documents[activeAt];
  assert.ok(active !== undefined, `${golden.id}: the active document is not open`);

  const history = new EditHistory();
  for (const edit of golden.recentEdits ?? []) {
    const scheme = golden.openFiles.find(file => file.path === edit.path)?.scheme;
    history.feed(uriOf(edit.path, scheme), edit.before);
    history.feed(uriOf(edit.path, scheme), edit.after);
  }
  const isExcluded = exclusionOf(golden, folders);
  const cache = new WindowCache();
  const result = completionPrompt(
    {
      documents,
      active,
      cursor: golden.offset,
      folders,
      times: replayFocus(
        documents.flatMap(({ uri, lastFocused }) => (lastFocused === undefined ? [] : [{ uri, time: lastFocused }])),
      ),
      isExcluded,
      edits: history.edits(),
      limits: { ...defaultPromptLimits, ...golden.config },
      rememberedSuffix: '',
      indexOf: document => cache.indexOf(document),
    },
    tokenizer,
  );

  const byPath = (value: (document: OpenDocument) => string): Record<string, string> =>
    Object.fromEntries(documents.map(document => [pathOf(document), value(document)]));
  const isPrompt = result.type === 'prompt';
  const { prompt } = expected;
  const checks: Checks = {
    uris: [byPath(document => document.uri), expected.uris],
    languages: [
      [result.language, byPath(document => languageOf(document.uri, document.languageId))],
      [expected.language, expected.languages],
    ],
    excluded: [golden.ignore === undefined ? undefined : documents.filter(isExcluded).map(pathOf), expected.excluded],
    gates: [
      [result.type, !mayCompleteAt(active.text, golden.offset)],
      [expected.promptType, expected.midLineBlocked ?? false],
    ],
    neighbours: [isPrompt ? result.neighbours.neighbours.map(pathOf) : null, expected.neighborFiles],
    snippets: [
      isPrompt
        ? result.snippets.snippets.map(({ neighbour, startLine, endLine, score }) => ({
            file: pathOf(neighbour),
            label: pathLabel(neighbour.uri, folders),
            startLine,
            endLine,
            score: round(score),
          }))
        : null,
      expected.snippets?.map(snippet => ({ ...snippet, score: round(snippet.score) })) ?? null,
    ],
    prompt: [
      isPrompt ? [result.prefix, result.prefixTokens] : undefined,
      prompt && [prompt.prefix, prompt.prefixTokens],
    ],
    suffix: [
      isPrompt ? [result.suffix, result.suffixTokens] : undefined,
      prompt && [prompt.suffix, prompt.suffixTokens],
    ],
    context: [isPrompt ? result.context : undefined, prompt?.context],
  };
  return { id: golden.id, kind: golden.kind, checks };
}

/** Rounds a score: scores are compared to 1e-12. */
const round = (score: number): number => Math.round(score * 1e12) / 1e12;
