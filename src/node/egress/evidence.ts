import type { EgressRecord } from '../../core/egress/types.ts';
import { importCapture } from './importCapture.ts';

/** Reads the record at a place in a capture again, since the report does not keep it. Null if it is no longer there. */
export async function recordAt(
  file: string,
  place: EgressRecord['place'],
  signal?: AbortSignal,
): Promise<EgressRecord | null> {
  const found = new AbortController();
  let record: EgressRecord | null = null;
  const sink = {
    record: (each: EgressRecord): void => {
      const isIt =
        each.place.index === place.index && each.place.offset === place.offset && each.place.line === place.line;
      if (record !== null || !isIt) return;
      record = each;
      found.abort();
    },
    problem: (): void => {},
  };
  try {
    await importCapture(
      { file },
      { sink, signal: signal === undefined ? found.signal : AbortSignal.any([signal, found.signal]) },
    );
  } catch (error) {
    if (!found.signal.aborted) throw error;
  }
  return record;
}
