/** A machine by its newest report. */
export interface Machine {
  readonly time: string;
  readonly platform: string;
  readonly host: string | null;
  readonly user: string | null;
  readonly hasPolicy: boolean;
  readonly secretsSent: number | null;
  readonly facts: Uint32Array;
}
