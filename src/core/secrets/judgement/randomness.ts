/**
 * How much likelier than chance a letter follows another in words that people write into code: for each pair the rounded binary
 * logarithm plus six, 0 to 9. Counted on 2026-11-21 over the 16,548 distinct words (weighted by the logarithm of their frequency)
 * in the type declarations and Markdown files of this project's development dependencies.
 */
const rows = [
  '46764462624867161778553353',
  '85558523753843742775722252',
  '84548318617631832647611041',
  '75569543832534741663633240',
  '64785553322668354886353641',
  '75558721912634831756602261',
  '73429367822657751765733133',
  '83229234823454833657603250',
  '65766660113669751577160405',
  '84348445635444854394746433',
  '75459555833545652485524253',
  '84358431824732840266642070',
  '86349232823563781363621240',
  '73777583725435641378542042',
  '55663551425679660866756332',
  '82348335613743861867622140',
  '55414443544653544433945343',
  '84559452815465741676543060',
  '62738427814544672378724251',
  '72539337910533730776503161',
  '66657451613768360878211322',
  '82329233802233630344432332',
  '84248347824537832774224311',
  '64758545711463583358412552',
  '66657543724667683476446344',
  '83549245804632631351623256',
] as const;

/** The average bits above chance per pair of neighboring letters: about -4 (random) to 2 (English); 0 if there are no pairs. */
export function wordLikeness(text: string): number {
  let sum = 0;
  let pairs = 0;
  let previous = -1;
  for (let i = 0; i < text.length; i++) {
    const code = (text.charCodeAt(i) | 32) - 97;
    const letter = code >= 0 && code < 26 ? code : -1;
    if (letter >= 0 && previous >= 0) {
      sum += (rows[previous]?.charCodeAt(letter) ?? 54) - 54;
      pairs++;
    }
    previous = letter;
  }
  return pairs === 0 ? 0 : sum / pairs;
}

const counts = new Uint32Array(256);

/** `n * log2(n)` for small numbers. */
const weights = Float64Array.from({ length: 512 }, (_, count) => (count === 0 ? 0 : count * Math.log2(count)));

/** Shannon entropy in bits per UTF-16 unit (units that agree in their low eight bits count as one). */
export function entropy(text: string): number {
  const { length } = text;
  if (length === 0) return 0;
  for (let i = 0; i < length; i++) {
    const unit = text.charCodeAt(i) & 255;
    counts[unit] = (counts[unit] as number) + 1;
  }
  let sum = 0;
  for (let i = 0; i < length; i++) {
    const unit = text.charCodeAt(i) & 255;
    const count = counts[unit] as number;
    sum += count < weights.length ? (weights[count] as number) : count * Math.log2(count);
    counts[unit] = 0;
  }
  return Math.log2(length) - sum / length;
}
