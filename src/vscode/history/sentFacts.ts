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

/** The maximum number of sentences in a list. */
const maximumSentences = 100;

/** The result of the last reading, by finding and file, fast enough to query while the user types. */
export class SentFacts {
  /** Secrets that were sent, by fingerprint, if the fingerprint identifies the secret. */
  readonly #byFingerprint = new Map<string, readonly HistorySecret[]>();
  /** The other secrets, by private id; finding one requires the secret's text. */
  readonly #byId = new Map<string, readonly HistorySecret[]>();
  /** The secrets of `#byId` by file and line, for files that are closed. */
  readonly #byPlace = new Map<string, readonly HistorySecret[]>();
  readonly #sent: (readonly HistorySecret[])[] = [];
  readonly #asked = new WeakMap<Finding, string | null>();

  /** @param given how files were sent, by `fsPath` */
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

  /** Sentences about the secrets that were sent, newest first, each with its kind; limited to a readable number. */
  get sentences(): readonly string[] {
    const said = this.#sent.slice(0, maximumSentences).flatMap(all => {
      const sentence = sentenceAbout(all);
      return sentence === null ? [] : [`${kindOf(all[0]?.ruleId ?? '')}: ${sentence}`];
    });
    const more = this.#sent.length - maximumSentences;
    return more > 0 ? [...said, l10n.t('{0} more secrets: the view Already Sent lists them.', more)] : said;
  }

  /**
   * Returns the sentence about a finding; null if it was not sent.
   * @param textOf the secret's text, used only if nothing else identifies the secret; null if its document is closed
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
