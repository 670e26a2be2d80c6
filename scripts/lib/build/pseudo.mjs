const accented = { a: 'á', e: 'é', i: 'í', o: 'ó', u: 'ú', n: 'ñ', c: 'ç', A: 'Á', E: 'É', I: 'Í', O: 'Ó', U: 'Ú' };

/**
 * A text in a language that nobody speaks: longer, with accents, between brackets, and with its fixed parts as they were.
 * @param {string} text
 */
export function pseudo(text) {
  const kept = /(\{\w+\}|\$\([\w-]+\)|\(command:[^)]*\)|\(https?:[^)]*\)|`[^`]*`)/;
  const letters = text
    .split(kept)
    .map((part, at) => (at % 2 === 1 ? part : part.replaceAll(/[a-zA-Z]/g, letter => accented[letter] ?? letter)))
    .join('');
  return `⟪${letters}${'~'.repeat(Math.ceil(text.length / 4))}⟫`;
}
