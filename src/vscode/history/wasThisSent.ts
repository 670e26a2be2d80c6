import { l10n, ProgressLocation, type QuickPickItem, QuickPickItemKind, ThemeIcon, window } from 'vscode';
import { assistantName } from '../../core/assistants/catalogue.ts';
import { type FoundLines, foundSessions, rangesText } from '../../core/history/foundSessions.ts';
import type { SessionKey } from '../../core/history/historyTree.ts';
import { statusOf } from '../../core/history/sentSummary.ts';
import type { HistoryAnswer } from '../../node/history/historyTask.ts';
import type { Log } from '../platform/log.ts';
import { howOften, sayOfHistory, statusText, unreadText } from './sentTexts.ts';

/** The maximum number of selected lines; a longer selection is a copy of a file, not a question about a text. */
const maximumLines = 2_000;

export interface SentQuestion {
  readonly find: (
    lines: readonly string[],
    onProgress: (files: number, of: number) => void,
    signal: AbortSignal,
  ) => Promise<HistoryAnswer | null>;
  readonly openSession: (key: SessionKey) => Promise<void>;
  readonly log: Log;
}

interface SessionPick extends QuickPickItem {
  readonly session?: SessionKey;
}

/**
 * Runs *Was This Sent?*: whether any line of the selection, or the line of the cursor, is in the records, in which sessions and
 * when. The text is only passed to the thread that reads the records: it is not shown, logged or stored.
 */
export async function wasThisSent({ find, openSession, log }: SentQuestion): Promise<void> {
  const editor = window.activeTextEditor;
  if (editor === undefined) {
    void window.showInformationMessage(l10n.t('Open a file and select the text first.'));
    return;
  }
  const { document, selection } = editor;
  const range = selection.isEmpty ? document.lineAt(selection.active.line).range : selection;
  const lines = document.getText(range).split(/\r\n|\n|\r/);
  if (lines.every(line => line.trim() === '') || lines.length > maximumLines) {
    void window.showInformationMessage(
      l10n.t('Select up to {0} lines with a text, to look for them in the records.', maximumLines),
    );
    return;
  }
  const title = l10n.t('Looking for the selection in the records of AI tools');
  let answer: HistoryAnswer | null;
  try {
    answer = await window.withProgress(
      { location: ProgressLocation.Notification, title, cancellable: true },
      (progress, token) => {
        const controller = new AbortController();
        token.onCancellationRequested(() => controller.abort());
        const onProgress = (files: number, of: number): void =>
          progress.report({ message: l10n.t('{0} of {1} files', files, of) });
        return find(lines, onProgress, controller.signal);
      },
    );
  } catch (error) {
    log.error('The records could not be searched', error);
    void window.showErrorMessage(l10n.t('The records could not be searched. The log says why.'));
    return;
  }
  if (answer?.kind !== 'found') return;
  const found = foundSessions(answer.found, lines, range.start.line + 1);
  const picked = await window.showQuickPick(picksOf(found, answer), {
    title: titleOf(found),
    placeHolder: l10n.t('Choose a session to read it, its secrets masked'),
    matchOnDescription: true,
  });
  if (picked?.session !== undefined) await openSession(picked.session);
}

function titleOf({ sent, stored, missing }: FoundLines): string {
  return l10n.t('Lines that were sent: {0}; stored only: {1}; not found: {2}', sent, stored, missing.length);
}

function picksOf(
  { sessions, missing, short }: FoundLines,
  { unread, edges }: Extract<HistoryAnswer, { readonly kind: 'found' }>,
): readonly SessionPick[] {
  const rows = sessions.map(({ carried, lines }): SessionPick => {
    const status = statusOf(carried);
    return {
      label: assistantName(carried.assistant),
      description: [statusText(status), howOften({ ...carried, status }), linesText(lines)].join(' · '),
      detail: l10n.t('Session {0}', carried.session),
      iconPath: new ThemeIcon(carried.status === 'sent' ? 'arrow-up' : 'archive'),
      session: { assistant: carried.assistant, session: carried.session },
    };
  });
  const absent: SessionPick = {
    label: l10n.t('Not found in the records'),
    description: linesText(missing),
    detail: l10n.t('Not found is not “not sent”.'),
    iconPath: new ThemeIcon('circle-slash'),
  };
  const notSearched: SessionPick = {
    label: l10n.t('Too short to search for'),
    description: linesText(short),
    iconPath: new ThemeIcon('circle-slash'),
  };
  const limits = [...unread.map(each => l10n.t('Not read: {0}', unreadText(each))), ...edges.map(sayOfHistory)];
  return [
    ...rows,
    ...(missing.length === 0 ? [] : [absent]),
    ...(short.length === 0 ? [] : [notSearched]),
    { label: l10n.t('What records cannot show'), kind: QuickPickItemKind.Separator },
    ...limits.map(label => ({ label, iconPath: new ThemeIcon('info') })),
  ];
}

function linesText(lines: readonly number[]): string {
  return lines.length === 1 ? l10n.t('line {0}', rangesText(lines)) : l10n.t('lines {0}', rangesText(lines));
}
