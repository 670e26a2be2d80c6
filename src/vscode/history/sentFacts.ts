import { l10n } from 'vscode';
import { assistantName } from '../../core/assistants/catalogue.ts';
import type { HistoryReport, HistorySecret } from '../../core/history/report.ts';
import { sentMessage } from '../../core/history/sentMessage.ts';
import { bySecret, type SentSummary, summariesOf } from '../../core/history/sentSummary.ts';
import { placeMark, privateFingerprint } from '../../core/secrets/judgement/fingerprint.ts';
import type { Finding } from '../../core/secrets/types.ts';
import { secrets } from '../../node/scanning/lazySecrets.ts';
import { say } from '../platform/text.ts';
import { agoText, sayOfHistory, words } from './sentTexts.ts';

/** Sentences of one list. */
const maximumSentences = 100;

/** What the last reading says about findings and files, fast enough to query while somebody types. */
export class SentFacts {
  /** What became of secrets by fingerprint, of those that have one of their own. */
  readonly #byFingerprint = new Map<string, readonly HistorySecret[]>();
  /** Of the others by private id, for which their text is needed. */
  readonly #byId = new Map<string, readonly HistorySecret[]>();
  /** The same by file and line, for files that are closed. */
  readonly #byPlace = new Map<string, readonly HistorySecret[]>();
  readonly #sent: (readonly HistorySecret[])[] = [];
  readonly #asked = new WeakMap<Finding, string | null>();

  /** @param given what became of files, by `fsPath` */
  constructor(
    report: Pick<HistoryReport, 'secrets'>,
    private readonly given: ReadonlyMap<string, readonly SentSummary[]>,
    private readonly key: Uint8Array,
  ) {
    for (const [id, all] of bySecret(report.secrets)) {
      const fingerprint = all[0]?.fingerprint ?? placeMark;
      if (this.#byFingerprint.has(fingerprint) || !all.some(({ status }) => status === 'sent')) continue;
      this.#sent.push(all);
      if (fingerprint.startsWith(placeMark)) {
        this.#byId.set(id, all);
        for (const { path, line } of all[0]?.inWorkspace ?? []) this.#byPlace.set(`${path}\0${line}`, all);
      } else this.#byFingerprint.set(fingerprint, all);
    }
  }

  /** About secrets that were sent, the latest first, each with its kind; limited to a readable number. */
  get sentences(): readonly string[] {
    const said = this.#sent.slice(0, maximumSentences).flatMap(all => {
      const sentence = sentenceAbout(all);
      return sentence === null ? [] : [`${kindOf(all[0]?.ruleId ?? '')}: ${sentence}`];
    });
    const more = this.#sent.length - maximumSentences;
    return more > 0 ? [...said, l10n.t('{0} more secrets: the view Already Sent lists them.', more)] : said;
  }

  /**
   * @param textOf the secret's text, asked for only where nothing else is known; null where its document is closed
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
    if (!fingerprint.startsWith(placeMark)) return sentenceAbout(this.#byFingerprint.get(fingerprint));
    if (this.#byId.size === 0) return null;
    const text = textOf();
    if (text === null) return sentenceAbout(this.#byPlace.get(`${file}\0${startLine}`));
    return sentenceAbout(this.#byId.get(privateFingerprint(this.key, 'history', text)));
  }

  givenTo(file: string, now: number): string | null {
    const own = (this.given.get(file) ?? []).map(({ assistant, last }) =>
      last === null ? assistantName(assistant) : l10n.t('{0} {1}', assistantName(assistant), agoText(last, now)),
    );
    return own.length === 0 ? null : l10n.t('given to {0}', words.list(own));
  }
}

function sentenceAbout(all: readonly HistorySecret[] = []): string | null {
  const said = sentMessage(summariesOf(all), words);
  return said === null ? null : sayOfHistory(said);
}

function kindOf(ruleId: string): string {
  const rule = secrets().ruleById(ruleId);
  return rule === null ? ruleId : say(rule.description);
}
