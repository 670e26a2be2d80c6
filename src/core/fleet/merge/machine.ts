/** A machine by the report that counts. */
export interface Machine {
  readonly time: string;
  /** Its time is in the future, so that it does not say which report is newer. */
  readonly isAhead: boolean;
  readonly platform: string;
  readonly host: string | null;
  readonly user: string | null;
  readonly hasPolicy: boolean;
  readonly secretsSent: number | null;
  readonly facts: Uint32Array;
}
