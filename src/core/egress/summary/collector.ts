import type { Message } from '../../message.ts';
import type { Finding } from '../../secrets/types.ts';
import { type ContentPorts, sentContents } from '../attribution/sent.ts';
import type { CaptureFormat, CaptureProblem, CaptureSink, EgressRecord } from '../types.ts';
import { compareWithPrediction, type ComparisonInput } from './compare.ts';
import { DnsAnswers } from './dnsAnswers.ts';
import { HostTable } from './hostTable.ts';
import { Observations } from './observations.ts';
import type { CaptureSummary, EgressReport, Evidence } from './types.ts';

/** How many problems of one capture are reported in full; the others are counted. */
const shownProblems = 20;

type Prediction = Pick<ComparisonInput, 'exposures' | 'verdictsOf'>;

/** Turns the records of several captures into one report. Bodies are read as they arrive and not kept. */
export class EgressCollector {
  readonly #answers = new DnsAnswers();
  readonly #hosts = new HostTable();
  readonly #observations: Observations;
  readonly #captures: CaptureSummary[] = [];
  /** Whether any record contains bodies: if none does, nothing can be said about what was not sent. */
  #hasContents = false;

  /** @param findings secrets of the workspace, with files named as in the index */
  constructor(
    private readonly ports: ContentPorts,
    findings: readonly Finding[],
  ) {
    this.#observations = new Observations(findings, name => ports.index?.meanings(name) ?? [name]);
  }

  /** Opens a sink for the records of the next capture; call `close` when it is read. */
  open(
    name: string,
  ): CaptureSink & { readonly close: (format: CaptureFormat | null, reason: Message | null, bytes: number) => void } {
    const capture = this.#captures.length;
    const problems: Message[] = [];
    const codes = new Set<string>();
    let problemCount = 0;
    let records = 0;
    return {
      record: (record: EgressRecord) => {
        records++;
        this.#hasContents ||= record.level === 'body';
        const evidence: Evidence = {
          capture,
          place: record.place,
          ...(record.time === undefined ? {} : { time: record.time }),
        };
        this.#answers.add(record);
        this.#hosts.add(record, evidence);
        this.#observations.add(record, sentContents(record, this.ports), evidence);
      },
      problem: ({ message }: CaptureProblem) => {
        problemCount++;
        if (problems.length < shownProblems || !codes.has(message.code)) problems.push(message);
        codes.add(message.code);
      },
      close: (format, reason, bytes) => {
        this.#captures.push({ name, format, reason, bytes, records, problemCount, problems });
      },
    };
  }

  report(prediction: Prediction): EgressReport {
    const secrets = this.#observations.secrets();
    const files = this.#observations.files();
    const exposures = this.#hasContents ? prediction.exposures : [];
    return {
      captures: this.#captures,
      hosts: this.#hosts.rows(this.#answers),
      secrets,
      comparison: compareWithPrediction({
        files,
        secrets,
        missing: this.#observations.missing(),
        ...prediction,
        exposures,
      }),
    };
  }
}
