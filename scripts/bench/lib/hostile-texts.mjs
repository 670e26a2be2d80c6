// Measures the secret scanner on texts that are made to keep it busy.

const length = 1_000_000;

/** What a text is filled with, given a keyword. Here the pieces are always the same; those of `otherShapes` differ. */
const shapes = {
  'near-misses': word => () => `${word}${'aB3'.repeat(5)} `,
  'one line of keywords': word => () => word,
  'nested quotes': word => () => `${word}="${word}='`,
  'endless value': word => () => `${word}=${'xY7_'.repeat(2_000)}`,
};
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** @param {() => number} random from 0 to below 1 */
function otherShapes(random) {
  const integer = below => Math.floor(random() * below);
  const pick = list => list[integer(list.length)];
  const token = size => Array.from({ length: size }, () => pick(alphabet)).join('');
  return {
    'words assigned': word => () => `${word} = some_${pick(['word', 'value', 'thing', 'name'])}${integer(99)}\n`,
    'random near-misses': word => () => `${word}${token(10 + integer(6))} `,
  };
}

/** Measures the time per byte on hostile texts of a megabyte for each rule, relative to ordinary texts. */
export function hostility(scanner, rules, texts, random) {
  const perByte = (text, times) => {
    let best = Infinity;
    for (let i = 0; i < times; i++) {
      const start = process.cpuUsage();
      scanner.scan({ path: 'src/a.yaml', text });
      const { user, system } = process.cpuUsage(start);
      best = Math.min(best, (user + system) / text.length);
    }
    return best;
  };
  const ordinary = perByte(texts.join('\n').slice(0, 8 * length), 5);
  const measure = (some, times) =>
    rules
      .flatMap(({ id, keywords: [word = ''] = [] }) =>
        word === ''
          ? []
          : Object.entries(some).map(([shape, of]) => {
              const make = of(word);
              return { make, shape: `${id}, ${shape}`, ratio: perByte(filled(make, length), times) / ordinary };
            }),
      )
      .sort((a, b) => b.ratio - a.ratio);
  const told = (title, measured) => {
    const within = measured.filter(each => each.ratio <= 2).length;
    const worst = measured.slice(0, 3).map(each => `${each.ratio.toFixed(1)} (${each.shape})`);
    const median = measured[measured.length >> 1].ratio.toFixed(2);
    console.log(`${title}: ${within} of ${measured.length} within 2; median ${median}, worst ${worst.join(', ')}`);
  };
  console.log(
    `hostile texts of ${length / 1e6} MB, time per byte against ordinary text (${(1000 * ordinary).toFixed(1)} ns):`,
  );
  const same = measure(shapes, 5);
  told('  repetitions of a piece', same);
  const different = measure(otherShapes(random), 2);
  told('  pieces that differ', different);
  for (const [title, { make, shape, ratio }] of [
    ['repetition', same[0]],
    ['different pieces', different[0]],
  ]) {
    const more = perByte(filled(make, 4 * length), 3) / ordinary / ratio;
    console.log(
      `  ${title}, ${shape}, at four times its length: ${more.toFixed(2)} times the time per byte (1 is linear)`,
    );
  }
}

function filled(make, size) {
  const pieces = [];
  for (let sum = 0; sum < size; sum += pieces.at(-1).length) pieces.push(make());
  return pieces.join('').slice(0, size);
}
