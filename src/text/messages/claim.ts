/** How a fact about an assistant is known; shown next to the claim. */
export const claimText = {
  'claim.own': 'Exact: made here by the algorithm of the assistant itself, checked against its own code.',
  'claim.exact': 'Exact, read in the code: {source} ({date}).',
  'claim.measured': 'Measured: {source} ({date}).',
  'claim.documented': 'Documented: {source} ({date}).',
  'claim.estimated': 'Estimated from: {source} ({date}).',
} satisfies Readonly<Record<string, string>>;
