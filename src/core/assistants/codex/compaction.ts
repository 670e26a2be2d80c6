// Summaries whose record does not contain the resulting history (codex-rs/core/src/compact.rs of openai/codex in its versions, read
// 2026-11-30; the programs 0.53.0 and 0.55.0 each contain one of the two forms).

/** Returns which of the user's texts are sent besides a summary, given their lengths in bytes from the oldest to the newest. */
export type KeptBeside = (bytes: readonly number[]) => readonly boolean[];

const mostTokens = 20_000;
const bytesPerToken = 4;
const mostBytes = mostTokens * bytesPerToken;
/** Bytes between two joined texts. */
const joint = 2;

/** Keeps the newest that fit; a text that was cut to fit does not count. */
const newest: KeptBeside = bytes => {
  let left = mostTokens;
  const cut = bytes.findLastIndex(each => (left -= Math.ceil(each / bytesPerToken)) < 0);
  return bytes.map((_, index) => index > cut);
};

/** Up to 0.53, all texts are joined, and the middle of the result is cut out. */
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

/** How a version builds the history that follows a summary. */
export interface Compaction {
  readonly kept: KeptBeside;
  /** Whether the next summary treats this one as the user's text. */
  readonly isSaid: boolean;
}

/** @param version the version of the program that began the session */
export function compactionOf(version: string | undefined): Compaction {
  const [, minor] = /^0\.(\d+)\.\d/.exec(version ?? '') ?? [];
  // A program built from the sources has version 0.0.0.
  const number = minor === undefined || minor === '0' ? Infinity : Number(minor);
  // Since openai/codex#6692 of 2025-11-17, which is in 0.59.0, older summaries are left out.
  return { kept: number <= 53 ? firstAndLast : newest, isSaid: number < 59 };
}
