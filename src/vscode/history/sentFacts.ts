import { l10n } from 'vscode';
import { assistantName } from '../../core/assistants/catalogue.ts';
import type { HistoryReport } from '../../core/history/report.ts';
import { sentMessage } from '../../core/history/sentMessage.ts';
import { bySecret, type SentSummary, summariesOf } from '../../core/history/sentSummary.ts';
import { placeMark, privateFingerprint } from '../../core/secrets/judgement/fingerprint.ts';
import type { Finding } from '../../core/secrets/types.ts';
import { secrets } from '../../node/scanning/lazySecrets.ts';
import { say } from '../platform/text.ts';
import { agoText, sayOfHistory, words } from './sentTexts.ts';

/** What the last reading says of findings and files, ready to be asked while somebody types. */
export class SentFacts {
  /** Sentences by fingerprint, of secrets that have one of their own. */
  readonly #byFingerprint = new Map<string, string>();
  /** Of the others by private id, for which their text is needed. */
  readonly #byId = new Map<string, string>();
  /** The same by file and line, for files that are closed. */
  readonly #byPlace = new Map<string, string>();
  /** Each with the kind of the secret. */
  readonly sentences: string[] = [];
  readonly #asked = new WeakMap<Finding, string | null>();

  /** @param given what became of files, by `fsPath` */
  constructor(
    report: Pick<HistoryReport, 'secrets'>,
    private readonly given: ReadonlyMap<string, readonly SentSummary[]>,
    private readonly key: Uint8Array,
  ) {
    for (const [id, all] of bySecret(report.secrets)) {
      const said = sentMessage(summariesOf(all), words);
      const fingerprint = all[0]?.fingerprint ?? placeMark;
      if (said === null || this.#byFingerprint.has(fingerprint)) continue;
      const sentence = sayOfHistory(said);
      this.sentences.push(`${kindOf(all[0]?.ruleId ?? '')}: ${sentence}`);
      if (fingerprint.startsWith(placeMark)) {
        this.#byId.set(id, sentence);
        for (const { path, line } of all[0]?.inWorkspace ?? []) this.#byPlace.set(`${path}\0${line}`, sentence);
      } else this.#byFingerprint.set(fingerprint, sentence);
    }
  }

  /**
   * @param textOf the secret's text, asked only where nothing else tells; null where its document is closed
   * @param file its `fsPath`
   */
  sentenceOf(finding: Finding, file: string, textOf: () => string | null): string | null {
    let sentence = this.#asked.get(finding);
    if (sentence === undefined) {
      sentence = this.#look(finding, file, textOf);
      this.#asked.set(finding, sentence);
    }
    return sentence;
  }

  #look({ fingerprint, startLine }: Finding, file: string, textOf: () => string | null): string | null {
    if (!fingerprint.startsWith(placeMark)) return this.#byFingerprint.get(fingerprint) ?? null;
    if (this.#byId.size === 0) return null;
    const text = textOf();
    if (text === null) return this.#byPlace.get(`${file}\0${startLine}`) ?? null;
    return this.#byId.get(privateFingerprint(this.key, 'history', text)) ?? null;
  }

  givenTo(file: string, now: number): string | null {
    const own = (this.given.get(file) ?? []).map(({ assistant, last }) =>
      last === null ? assistantName(assistant) : l10n.t('{0} {1}', assistantName(assistant), agoText(last, now)),
    );
    return own.length === 0 ? null : l10n.t('given to {0}', words.list(own));
  }
}

function kindOf(ruleId: string): string {
  const rule = secrets().ruleById(ruleId);
  return rule === null ? ruleId : say(rule.description);
}
