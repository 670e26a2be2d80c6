// A summary whose record does not hold the history that it leads to (codex-rs/core/src/compact.rs of openai/codex in its versions,
// read 2026-11-30; the programs 0.53.0 and 0.55.0 hold the one form and the other).

/** Which of the texts that were said are sent besides a summary, by their bytes, from the oldest to the newest. */
export type KeptBeside = (bytes: readonly number[]) => readonly boolean[];

const mostTokens = 20_000;
const bytesPerToken = 4;
const mostBytes = mostTokens * bytesPerToken;
/** What is between two texts that are joined. */
const joint = 2;

/** The newest that fit; what is cut to fit is left out. */
const newest: KeptBeside = bytes => {
  let left = mostTokens;
  const cut = bytes.findLastIndex(each => (left -= Math.ceil(each / bytesPerToken)) < 0);
  return bytes.map((_, index) => index > cut);
};

/** Up to 0.53 all of them are in one text, whose middle is cut out. */
const firstAndLast: KeptBeside = bytes => {
  const total = bytes.reduce((sum, each) => sum + each, 0) + joint * Math.max(0, bytes.length - 1);
  let from = 0;
  return bytes.map(each => {
    const to = from + each;
    const isIn = total <= mostBytes || to <= mostBytes / 2 || total - from <= mostBytes / 2;
    from = to + joint;
    return isIn;
  });
};

/** How a version puts a history together that goes on with a summary. */
export interface Compaction {
  readonly kept: KeptBeside;
  /** The next summary takes this one for something that a person said. */
  readonly isSaid: boolean;
}

/** @param version of the program that began the session */
export function compactionOf(version: string | undefined): Compaction {
  const [, minor] = /^0\.(\d+)\.\d/.exec(version ?? '') ?? [];
  // A program that was built from the sources is 0.0.0.
  const number = minor === undefined || minor === '0' ? Infinity : Number(minor);
  // openai/codex#6692 of 2025-11-17 leaves older summaries out; it is in 0.59.0.
  return { kept: number <= 53 ? firstAndLast : newest, isSaid: number < 59 };
}
