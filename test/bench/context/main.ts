// Times a keystroke with 20 open documents of 1,000 lines: npm run bench
import { AccessTimes } from '../../../src/core/context/copilot/similar/accessTimes.ts';
import { allSimulators } from '../../../src/core/context/simulators.ts';
import { createCopilotCompletion } from '../../../src/core/context/copilot/completion.ts';
import { chooseNeighbours } from '../../../src/core/context/copilot/similar/neighbours.ts';
import { chooseSnippets, referenceWords, snippetLimits } from '../../../src/core/context/copilot/similar/snippets.ts';
import { WindowCache } from '../../../src/core/context/copilot/similar/windowCache.ts';
import { WindowIndex } from '../../../src/core/context/copilot/similar/windows.ts';
import type { ContextRequest, OpenDocument } from '../../../src/core/context/types.ts';
import { loadTokenizer } from '../../../src/node/simulation/tokenizer.ts';
import { plainSnippets } from './plainSnippets.ts';

/** A small generator with a seed, so every run measures the same texts. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return below => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const random = randomFrom(7);
const vocabulary = Array.from({ length: 600 }, (_, at) => `w${at.toString(36)}`);
/** 1,000 lines of at most 9 characters, so a document stays below Copilot's limit of 10,000. */
function shortLines(): string {
  const line = (): string => `${vocabulary[random(600)] ?? ''} ${vocabulary[random(600)] ?? ''}`;
  return Array.from({ length: 1000 }, line).join('\n').slice(0, 9_990);
}
function codeLines(lines: number): string {
  const word = (): string => vocabulary[random(600)] ?? '';
  return Array.from({ length: lines }, () => `    ${word()} = ${word()}.${word()}(${word()}, ${word()});`).join('\n');
}

function report(name: string, times: readonly number[]): void {
  const sorted = [...times].sort((left, right) => left - right);
  const at = (share: number): string => (sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(2);
  console.log(`${name.padEnd(62)} p50 ${at(0.5)} ms  p95 ${at(0.95)} ms  max ${at(1)} ms`);
}

function time(run: () => void): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

function measure(title: string, extension: string, neighbours: readonly string[]): void {
  console.log(`\n${title}: ${neighbours.length} documents, ${neighbours.join('').length} characters`);
  const document = (at: number, text: string): OpenDocument => ({
    uri: `file:///project/src/part${at}.${extension}`,
    languageId: extension === 'ts' ? 'typescript' : 'cpp',
    text,
    lastFocused: at,
  });
  const others = neighbours.map((text, at) => document(at, text));
  const times = new AccessTimes();
  for (const { uri, lastFocused } of others) times.focus(uri, lastFocused ?? 0);
  const before = codeLines(500);
  const after = codeLines(500);
  const activeWith = (typed: string): OpenDocument => document(999, `${before}\n    ${typed}\n${after}`);
  const cursorOf = (typed: string): number => before.length + 5 + typed.length;
  const choose = (cache: WindowCache, typed: string): void => {
    const active = activeWith(typed);
    const chosen = chooseNeighbours([...others, active], active, times, () => false);
    const limits = snippetLimits(extension === 'ts' ? 'typescript' : 'cpp');
    chooseSnippets(chosen.neighbours, referenceWords(active.text, cursorOf(typed)), limits, each =>
      cache.indexOf(each),
    );
  };
  const typedAt = (at: number): string => vocabulary.slice(0, 1 + (at % 20)).join(' ') + 'x'.repeat(at % 7);

  report(
    '  cold: neighbours and snippets',
    Array.from({ length: 20 }, (_, at) => time(() => choose(new WindowCache(), typedAt(at)))),
  );
  const cache = new WindowCache();
  choose(cache, '');
  report(
    '  keystroke: neighbours and snippets',
    Array.from({ length: 200 }, (_, at) => time(() => choose(cache, typedAt(at)))),
  );
  report(
    '  plain, without index: snippets',
    Array.from({ length: 3 }, (_, at) =>
      time(() =>
        plainSnippets(
          others.map(({ text }) => text),
          activeWith(typedAt(at)).text,
          cursorOf(typedAt(at)),
        ),
      ),
    ),
  );

  const tokenizer = loadTokenizer();
  const simulator = createCopilotCompletion();
  const request = (typed: string): ContextRequest => ({
    documents: [...others, activeWith(typed)],
    active: { uri: activeWith(typed).uri, offset: cursorOf(typed) },
    workspaceFolders: ['file:///project'],
    recentEdits: [],
    workspaceFiles: [],
    fileTexts: new Map(),
    contentExclusion: null,
  });
  report('  whole prompt, first time, exact tokens', [time(() => simulator.simulate(request(''), tokenizer))]);
  report(
    '  whole prompt per keystroke, exact tokens',
    Array.from({ length: 200 }, (_, at) => request(typedAt(at))).map(each =>
      time(() => simulator.simulate(each, tokenizer)),
    ),
  );
  const estimating = createCopilotCompletion();
  report(
    '  whole prompt per keystroke, estimated tokens',
    Array.from({ length: 200 }, (_, at) => request(typedAt(at))).map(each => time(() => estimating.simulate(each))),
  );
}

function measureAll(): void {
  console.log('\nevery simulator: 20 documents of 1,000 lines, 20 edits of 40,000 characters, 20,000 file names');
  const documents = Array.from({ length: 20 }, (_, at): OpenDocument => ({
    uri: `file:///project/src/part${at}.ts`,
    languageId: 'typescript',
    text: codeLines(1000),
    lastFocused: at,
  }));
  const recentEdits = documents.map(({ uri, text }) => ({ uri, before: text.replace('w1', 'w2'), after: text }));
  const workspaceFiles = Array.from({ length: 20_000 }, (_, at) => `packages/p${at % 40}/src/file${at}.ts`);
  const request = (typed: string): ContextRequest => ({
    documents: documents.map((each, at) => (at === 19 ? { ...each, text: `${each.text}\n${typed}` } : each)),
    active: { uri: 'file:///project/src/part19.ts', offset: (documents[19]?.text.length ?? 0) + 1 + typed.length },
    workspaceFolders: ['file:///project'],
    recentEdits,
    workspaceFiles,
    fileTexts: new Map(),
    contentExclusion: null,
  });
  const all = (typed: string): void => {
    const each = request(typed);
    for (const simulator of allSimulators) simulator.simulate(each);
  };
  report('  first time', [time(() => all(''))]);
  report(
    '  per keystroke',
    Array.from({ length: 100 }, (_, at) => time(() => all('x'.repeat(at % 9)))),
  );
}

measureAll();
measure('TypeScript, 1,000 short lines each', 'ts', Array.from({ length: 20 }, shortLines));
measure('C++, 1,000 short lines each', 'cpp', Array.from({ length: 20 }, shortLines));
measure(
  'C++, 5 documents of 1,000 lines of ordinary length',
  'cpp',
  Array.from({ length: 5 }, () => codeLines(1000)),
);
report(
  'one index of 1,000 lines of ordinary length',
  Array.from({ length: 50 }, () => codeLines(1000)).map(text => time(() => new WindowIndex(text))),
);
