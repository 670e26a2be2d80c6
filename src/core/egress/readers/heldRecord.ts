import type { CaptureSink, EgressRecord } from '../types.ts';

/** The record of a log's last event, kept back because the next lines may complete it. */
export class HeldRecord {
  record: EgressRecord | null = null;

  constructor(private readonly sink: CaptureSink) {}

  /** Hands it over: nothing more comes for it. */
  give(): void {
    if (this.record !== null) this.sink.record(this.record);
    this.record = null;
  }
}
