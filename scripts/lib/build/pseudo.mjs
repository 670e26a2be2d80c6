const accented = { a: 'á', e: 'é', i: 'í', o: 'ó', u: 'ú', n: 'ñ', c: 'ç', A: 'Á', E: 'É', I: 'Í', O: 'Ó', U: 'Ú' };

/**
 * Translates a text into a pseudo language: longer, with accents, in brackets, and with placeholders, commands, links and code
 * unchanged.
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
