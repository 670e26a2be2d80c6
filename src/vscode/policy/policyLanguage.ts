import {
  CompletionItem,
  CompletionItemKind,
  type Disposable,
  type DocumentSelector,
  Hover,
  l10n,
  languages,
  MarkdownString,
  Range,
  type TextDocument,
} from 'vscode';
import { policyHint, policySuggestions, type Suggestion } from '../../core/policy/read/suggest.ts';
import { DisposableStore } from '../platform/disposables.ts';

/**
 * Registers completion and hovers for a policy, from the same schema as its reader and its JSON Schema. Only reads, so it also
 * works in Restricted Mode.
 */
export function registerPolicyLanguage(selector: DocumentSelector): Disposable {
  const store = new DisposableStore();
  store.add(
    languages.registerCompletionItemProvider(
      selector,
      {
        provideCompletionItems: (document, position) =>
          policySuggestions(document.getText(), document.offsetAt(position)).map(each => itemOf(each, document)),
      },
      ...[' ', '-', '[', '{'],
    ),
  );
  store.add(
    languages.registerHoverProvider(selector, {
      provideHover: (document, position) => {
        const hint = policyHint(document.getText(), document.offsetAt(position));
        if (hint === null) return null;
        const { name, description, words, looksLike, start, end } = hint;
        const text = new MarkdownString();
        text.appendMarkdown('**').appendText(name).appendMarkdown('**\n\n');
        if (description !== null) text.appendText(description).appendMarkdown('\n\n');
        if (words.length > 0) text.appendText(l10n.t('One of: {0}', words.join(', ')));
        else if (looksLike !== null) text.appendText(l10n.t('Looks like: {0}', looksLike));
        return new Hover(text, rangeOf(document, start, end));
      },
    }),
  );
  return store;
}

function itemOf({ word, description, kind, insert, start, end }: Suggestion, document: TextDocument): CompletionItem {
  const item = new CompletionItem(word, kind === 'key' ? CompletionItemKind.Property : CompletionItemKind.EnumMember);
  if (description !== null) item.documentation = description;
  item.insertText = insert;
  item.range = rangeOf(document, start, end);
  return item;
}

function rangeOf(document: TextDocument, start: number, end: number): Range {
  return new Range(document.positionAt(start), document.positionAt(end));
}
