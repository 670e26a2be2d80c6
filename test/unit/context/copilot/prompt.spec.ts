import assert from 'node:assert/strict';
import { AccessTimes } from '../../../../src/core/context/copilot/similar/accessTimes.ts';
import { EditHistory } from '../../../../src/core/context/copilot/edits/editHistory.ts';
import { excludesNothing } from '../../../../src/core/context/copilot/exclusion/exclusion.ts';
import {
  completionPrompt,
  type CompletionInput,
  type CompletionPrompt,
} from '../../../../src/core/context/copilot/prompt/prompt.ts';
import { WindowCache } from '../../../../src/core/context/copilot/similar/windowCache.ts';
import type { OpenDocument } from '../../../../src/core/context/types.ts';
import { characters } from '../characterTokenizer.ts';
import { documentOf } from '../request.ts';

function promptOf(
  text: string,
  given: Partial<CompletionInput> = {},
  others: readonly OpenDocument[] = [],
): CompletionPrompt {
  const active = documentOf('main.ts', text.replace('|', ''));
  const cache = new WindowCache();
  const result = completionPrompt(
    {
      documents: [...others, active],
      active,
      cursor: text.indexOf('|'),
      folders: ['file:///w'],
      times: new AccessTimes(),
      isExcluded: excludesNothing,
      edits: [],
      limits: { maxPromptTokens: 1_000, suffixPercent: 15 },
      rememberedSuffix: '',
      indexOf: document => cache.indexOf(document),
      ...given,
    },
    characters,
  );
  assert.equal(result.type, 'prompt');
  return result.type === 'prompt' ? result : assert.fail();
}

const edited = documentOf('e.py', 'new');
const history = new EditHistory();
history.feed(edited.uri, 'old');
history.feed(edited.uri, 'new');
const edits = history.edits();
const editsText = (promptOf('alpha beta|', { edits }, [edited]).context[1] ?? '').length + 1; // one line end is trimmed

describe('completionPrompt', () => {
  it('puts the stable block and the edits into the context, each trimmed', () => {
    const neighbour = documentOf('b.ts', '  alpha\n\n');
    const { context, prefix, suffix } = promptOf('alpha beta|\n\tgamma', { edits }, [neighbour, edited]);
    assert.equal(context.length, 2);
    assert.equal(context[0], 'Path: main.ts\nCompare this snippet from b.ts:\nalpha');
    assert.match(context[1] ?? '', /^These are recently[^]*\+new\n-old --- IGNORE ---\nEnd of recent edits$/);
    assert.deepEqual([prefix, suffix], ['alpha beta', 'gamma']);
  });

  it('has one element without edits, and an empty one in the place of what was dropped', () => {
    assert.deepEqual(promptOf('alpha beta|').context, ['Path: main.ts']);
    const limits = (maxPromptTokens: number): Partial<CompletionInput> => ({
      edits,
      limits: { maxPromptTokens, suffixPercent: 0 },
    });
    const contexts = [0, 13, 14].map(
      more => promptOf('alpha beta|', limits(10 + editsText + more), [edited]).context[0],
    );
    assert.deepEqual(contexts, ['', '', 'Path: main.ts']);
    const [stable, dropped] = promptOf('alpha beta|', limits(10 + editsText - 1), [edited]).context;
    assert.deepEqual([stable, dropped], ['Path: main.ts', '']);
    assert.deepEqual(promptOf('alpha beta|', { limits: { maxPromptTokens: 12, suffixPercent: 0 } }).context, ['']);
  });

  it('has an empty context when no block is left', () => {
    const nothing = promptOf('|alpha beta gamma', { limits: { maxPromptTokens: 13, suffixPercent: 15 } });
    assert.deepEqual([nothing.context, nothing.prefix, nothing.prefixTokens], [[], '', 0]);
    assert.equal(nothing.blocks, null);
  });

  it('does not send white space that is all of the last line, but counts it', () => {
    const indented = promptOf('alpha beta\n\t\t|');
    assert.deepEqual([indented.prefix, indented.prefixTokens], ['alpha beta\n', 14 + 13]);
    assert.equal(promptOf('alphabet = |').prefix, 'alphabet = ');
    assert.equal(promptOf('\t\t|\nalpha beta').prefix, '');
  });

  it('counts context and prefix together, and the suffix by itself', () => {
    const { prefixTokens, suffixTokens } = promptOf('alpha beta|\ngamma');
    assert.deepEqual([prefixTokens, suffixTokens], [14 + 10, 5]);
  });

  it('looks at no more text than its tokens can hold', () => {
    const limits = { maxPromptTokens: 100, suffixPercent: 0 };
    const lines = `${'a'.repeat(399)}\n${'b'.repeat(9)}|`;
    assert.equal(
      promptOf(lines, { limits }).blocks?.find(({ block }) => block.kind === 'prefix')?.block.text.length,
      409,
    );
    assert.equal(
      promptOf(`x${lines}`, { limits }).blocks?.find(({ block }) => block.kind === 'prefix')?.block.text.length,
      410,
    );
    assert.equal(
      promptOf(`xx${lines}`, { limits }).blocks?.find(({ block }) => block.kind === 'prefix')?.block.text.length,
      410,
    );
  });

  it('compares with the whole text before the cursor, cut or not', () => {
    const { snippets } = promptOf(
      `alpha ${'x '.repeat(300)}|`,
      { limits: { maxPromptTokens: 100, suffixPercent: 0 } },
      [documentOf('b.ts', 'alpha')],
    );
    assert.equal(snippets.snippets.length, 1);
  });

  it('sends a remembered suffix again and hands on what the next request remembers', () => {
    const first = promptOf('alpha beta|\ngamma delta epsilon zeta\r\n');
    assert.equal(first.suffixText, 'gamma delta epsilon zeta\r\n');
    assert.equal(first.suffix, 'gamma delta epsilon zeta\n');
    const next = promptOf('alpha beta|\ngamma delta epsilon Zeta\r\n', { rememberedSuffix: first.suffixText });
    assert.deepEqual([next.suffix, next.suffixText], [first.suffix, first.suffixText]);
  });

  it('leaves out the edits of documents that are closed or excluded', () => {
    assert.equal(promptOf('alpha beta|', { edits }).context.length, 1);
    assert.equal(
      promptOf('alpha beta|', { edits, isExcluded: document => document === edited }, [edited]).context.length,
      1,
    );
  });

  it('measures the distance of an edit from the cursor’s line', () => {
    const lines = Array.from({ length: 300 }, (_, at) => `l${at}`);
    const uri = documentOf('main.ts', '').uri;
    const withEdit = new EditHistory();
    withEdit.feed(uri, lines.join('\n'));
    const changed = lines.map((line, at) => (at === 10 ? 'changed' : line));
    withEdit.feed(uri, changed.join('\n'));
    const contexts = (line: number): number =>
      promptOf(changed.map((each, at) => (at === line ? `${each}|` : each)).join('\n'), {
        edits: withEdit.edits(),
        limits: { maxPromptTokens: 100_000, suffixPercent: 15 },
      }).context.length;
    assert.deepEqual([contexts(109), contexts(110)], [1, 2]);
  });

  it('says which documents it did not build a prompt for', () => {
    const active = documentOf('main.ts', 'alpha beta');
    const input = {
      documents: [active],
      active,
      cursor: 0,
      folders: [],
      times: new AccessTimes(),
      edits: [],
      limits: { maxPromptTokens: 100, suffixPercent: 15 },
      rememberedSuffix: '',
      indexOf: () => assert.fail(),
    };
    assert.deepEqual(completionPrompt({ ...input, isExcluded: () => true }, characters), {
      type: 'copilotContentExclusion',
      language: 'typescript',
    });
    const short = { ...active, text: 'short' };
    assert.deepEqual(
      completionPrompt({ ...input, documents: [short], active: short, isExcluded: excludesNothing }, characters),
      {
        type: 'contextTooShort',
        language: 'typescript',
      },
    );
  });
});
