import { digitAt, isDay, isLuhn, isMod11Of10, isVerhoeff, remainder, weighted } from './checkDigits.ts';

/** A number that identifies a person to a state, with the published shape and check of each. */
export interface NationalId {
  readonly id: string;
  readonly kind: string;
  /** A regular expression for the number as written, including separators. The characters around a match must not be letters or digits. */
  readonly shape: string;
  /** Matches words, one of which must be on the same line if the shape alone is too often matched by chance; else null. */
  readonly words: RegExp | null;
  /** Whether the check digits are right and dates exist. Takes digits and capital letters without separators. */
  readonly isValid: (bare: string) => boolean;
}

const spanishLetters = 'TRWAGMYFPDXBNJZSQVHLCKE';
const finnishCharacters = '0123456789ABCDEFHJKLMNPRSTUVWXY';
const chineseChecks = '10X98765432';
const chineseWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
/** The values of the characters in odd positions of a codice fiscale, the same for 0 to 9 as for A to J (decree of 12 March 1974). */
const italianOdd = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];

const part = (text: string, from: number, to: number): number => Number(text.slice(from, to));

/** Shapes and checks as published by the states and described in the Wikipedia article on each number; read 2026-11. */
export const nationalIds: readonly NationalId[] = [
  {
    id: 'spain',
    kind: 'Spanish identity number (DNI or NIE)',
    shape: '[XYZ\\d]-?\\d{7}-?[A-HJ-NP-TV-Z]',
    words: /\b(?:dni|nie|nif|documento|identidad)\b/i,
    isValid: bare => {
      const number = `${'XYZ'.includes(bare.charAt(0)) ? 'XYZ'.indexOf(bare.charAt(0)) : bare.charAt(0)}${bare.slice(1, 8)}`;
      return spanishLetters.charAt(Number(number) % 23) === bare.charAt(8);
    },
  },
  {
    id: 'italy',
    kind: 'Italian tax code (codice fiscale)',
    shape: '[A-Z]{6}\\d{2}[A-EHLMPRST]\\d{2}[A-Z]\\d{3}[A-Z]',
    words: null,
    isValid: bare => {
      let sum = 0;
      for (let i = 0; i < 15; i++) {
        const value = parseInt(bare.charAt(i), 36);
        const place = value > 9 ? value - 10 : value;
        sum += i % 2 === 0 ? (italianOdd[place] ?? 0) : place;
      }
      return String.fromCharCode(65 + (sum % 26)) === bare.charAt(15);
    },
  },
  {
    id: 'france',
    kind: 'French social security number (NIR)',
    shape: '[12] ?\\d{2} ?(?:0[1-9]|1[0-2]|[2-9]\\d) ?(?:\\d{2}|2[AB]) ?\\d{3} ?\\d{3} ?\\d{2}',
    words: null,
    isValid: bare => {
      const number = bare.slice(0, 13).replace('2A', '19').replace('2B', '18');
      return 97 - remainder(number, 97) === part(bare, 13, 15);
    },
  },
  {
    id: 'germany',
    kind: 'German tax id',
    shape: '[1-9]\\d ?\\d{3} ?\\d{3} ?\\d{3}',
    words: /steuer|tax|idnr|tin\b/i,
    isValid: bare => isMod11Of10(bare) && new Set(bare.slice(0, 10)).size >= 8,
  },
  {
    id: 'netherlands',
    kind: 'Dutch citizen service number (BSN)',
    shape: '\\d{9}',
    words: /bsn|burgerservice|sofi/i,
    isValid: bare => (weighted(bare, [9, 8, 7, 6, 5, 4, 3, 2]) - digitAt(bare, 8)) % 11 === 0 && Number(bare) > 0,
  },
  {
    id: 'belgium',
    kind: 'Belgian national number',
    shape: '\\d{2}\\.?\\d{2}\\.?\\d{2}-?\\d{3}\\.?\\d{2}',
    words: null,
    isValid: bare => {
      const check = part(bare, 9, 11);
      const first = bare.slice(0, 9);
      return (
        isDay(part(bare, 2, 4), part(bare, 4, 6)) &&
        (97 - remainder(first, 97) === check || 97 - remainder(`2${first}`, 97) === check)
      );
    },
  },
  {
    id: 'poland',
    kind: 'Polish number (PESEL)',
    shape: '\\d{11}',
    words: /pesel/i,
    isValid: bare =>
      isDay(part(bare, 2, 4) % 20, part(bare, 4, 6)) && weighted(bare, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]) % 10 === 0,
  },
  {
    id: 'sweden',
    kind: 'Swedish personal number',
    shape: '(?:19|20)?\\d{6}[-+]\\d{4}',
    words: null,
    isValid: bare => {
      const ten = bare.slice(-10);
      return isDay(part(ten, 2, 4), part(ten, 4, 6)) && isLuhn(ten);
    },
  },
  {
    id: 'finland',
    kind: 'Finnish personal identity code',
    shape: '\\d{6}[-+A-FU-Y]\\d{3}[0-9A-FHJ-NPR-Y]',
    words: null,
    isValid: bare => {
      const signless = bare.length === 11 ? bare.slice(0, 6) + bare.slice(7) : bare;
      const number = Number(signless.slice(0, 9));
      return isDay(part(bare, 2, 4), part(bare, 0, 2)) && finnishCharacters.charAt(number % 31) === signless.charAt(9);
    },
  },
  {
    id: 'norway',
    kind: 'Norwegian birth number',
    shape: '\\d{6} ?\\d{5}',
    words: null,
    isValid: bare =>
      isDay(part(bare, 2, 4), part(bare, 0, 2) % 40) &&
      weighted(bare, [3, 7, 6, 1, 8, 9, 4, 5, 2, 1]) % 11 === 0 &&
      weighted(bare, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0,
  },
  {
    id: 'switzerland',
    kind: 'Swiss social security number (AHV)',
    shape: '756\\.?\\d{4}\\.?\\d{4}\\.?\\d{2}',
    words: null,
    isValid: bare => weighted(bare, [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1]) % 10 === 0,
  },
  {
    id: 'portugal',
    kind: 'Portuguese tax number (NIF)',
    shape: '[1-356]\\d{8}',
    words: /\bnif\b|contribuinte/i,
    isValid: bare => {
      const check = 11 - (weighted(bare, [9, 8, 7, 6, 5, 4, 3, 2]) % 11);
      return (check > 9 ? 0 : check) === digitAt(bare, 8);
    },
  },
  {
    id: 'britain',
    kind: 'British NHS number',
    shape: '\\d{3}[ -]?\\d{3}[ -]?\\d{4}',
    words: /\bnhs\b/i,
    isValid: bare => (11 - (weighted(bare, [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 11 === digitAt(bare, 9),
  },
  {
    id: 'brazil',
    kind: 'Brazilian taxpayer number (CPF)',
    shape: '\\d{3}\\.\\d{3}\\.\\d{3}-\\d{2}',
    words: null,
    isValid: bare => {
      const check = (length: number): number => {
        const weights = Array.from({ length }, (_, i) => length + 1 - i);
        const rest = (weighted(bare, weights) * 10) % 11;
        return rest === 10 ? 0 : rest;
      };
      return new Set(bare).size > 1 && check(9) === digitAt(bare, 9) && check(10) === digitAt(bare, 10);
    },
  },
  {
    id: 'turkey',
    kind: 'Turkish identity number',
    shape: '[1-9]\\d{10}',
    words: /\btc\b|tckn|kimlik/i,
    isValid: bare => {
      const tenth = (weighted(bare, [7, -1, 7, -1, 7, -1, 7, -1, 7]) + 40) % 10;
      return tenth === digitAt(bare, 9) && weighted(bare, Array<number>(10).fill(1)) % 10 === digitAt(bare, 10);
    },
  },
  {
    id: 'india',
    kind: 'Indian Aadhaar number',
    shape: '[2-9]\\d{3}[ -]?\\d{4}[ -]?\\d{4}',
    words: /aadhaa?r|uidai/i,
    isValid: isVerhoeff,
  },
  {
    id: 'china',
    kind: 'Chinese resident identity number',
    shape: '[1-9]\\d{5}(?:18|19|20)\\d{2}(?:0[1-9]|1[0-2])\\d{5}[\\dX]',
    words: null,
    isValid: bare =>
      isDay(part(bare, 10, 12), part(bare, 12, 14)) &&
      chineseChecks.charAt(weighted(bare, chineseWeights) % 11) === bare.charAt(17),
  },
];
