/** A machine, from the report that counts for it. */
export interface Machine {
  readonly time: string;
  /** Whether its time is in the future and cannot show which report is newer. */
  readonly isAhead: boolean;
  readonly platform: string;
  readonly host: string | null;
  readonly user: string | null;
  readonly hasPolicy: boolean;
  readonly secretsSent: number | null;
  readonly facts: Uint32Array;
}
