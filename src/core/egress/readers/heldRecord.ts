import type { CaptureSink, EgressRecord } from '../types.ts';

/** The record of a log's last event, kept back because the following lines may complete it. */
export class HeldRecord {
  record: EgressRecord | null = null;

  constructor(private readonly sink: CaptureSink) {}

  /** Passes the record to the sink: nothing more will be added to it. */
  give(): void {
    if (this.record !== null) this.sink.record(this.record);
    this.record = null;
  }
}
