import type { ExtraMatch, ExtraRule } from '../types.ts';
import { isIbanSum, isLuhn } from './checkDigits.ts';
import { type NationalId, nationalIds } from './nationalIds.ts';

/** The provider name under which findings of these rules appear. */
export const personalData = 'Personal data';

/** With fewer addresses than this in a text, they are authors and contacts, not a list of people. */
const fewestAddresses = 5;

/** Lengths of IBANs by country (SWIFT's IBAN registry, release 99). */
const ibanLengths =
  'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 EG29 ES24 FI18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 MC27 MD24 ME22 MK19 MR27 MT31 MU30 NL18 NO15 PK24 PL28 PS29 PT25 QA29 RO24 RS22 SA24 SC31 SE24 SI19 SK24 SM27 TN24 TR26 UA29 VA22 VG24 XK20';
const ibanLength = new Map(ibanLengths.split(' ').map(each => [each.slice(0, 2), Number(each.slice(2))]));

/** First digits and lengths of card numbers (the networks' published ranges, read 2026-11). */
const cardRanges = [
  /^4(?:\d{12}|\d{15}|\d{18})$/,
  /^(?:5[1-5]\d{14}|2(?:22[1-9]|2[3-9]\d|[3-6]\d{2}|7[01]\d|720)\d{12})$/,
  /^3[47]\d{13}$/,
  /^6(?:011|5\d{2}|4[4-9]\d)\d{12,15}$/,
  /^3(?:0[0-5]|[68]\d)\d{11,16}$/,
  /^35(?:2[89]|[3-8]\d)\d{12,15}$/,
  /^62\d{14,17}$/,
] as const;

/** Addresses that belong to nobody: the domains of RFC 2606 and RFC 6761, and senders used by programs. */
const nobody =
  /@(?:[\w-]+\.)*(?:example\.(?:com|org|net|edu)|example|test|invalid|localhost|local|users\.noreply\.github\.com)$|^(?:no-?reply|git)@/i;

/**
 * Rules for personal data, each applied to one line at a time: lists of e-mail addresses, payment cards, bank accounts and national
 * ids, told apart from other numbers by their check digits. Opt-in, since they are meaningless in most repositories.
 */
export const personalRules: readonly ExtraRule[] = [
  {
    id: 'personal-email-list',
    provider: personalData,
    kind: 'list of e-mail addresses',
    keywords: ['@'],
    atLeast: fewestAddresses,
    find: line =>
      matchesOf(line, /(?<![\w.+-])[\w.+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,4}[A-Za-z]{2,24}(?![\w-])/g, isSomebody),
  },
  {
    id: 'personal-payment-card',
    provider: personalData,
    kind: 'payment card number',
    keywords: [],
    find: line => matchesOf(line, /(?<![\w.-])\d(?:[ -]?\d){12,18}(?![\w-]|\.\w)/g, isCard),
  },
  {
    id: 'personal-iban',
    provider: personalData,
    kind: 'bank account (IBAN)',
    keywords: [],
    find: line => matchesOf(line, /(?<![A-Za-z0-9])[A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,28}(?![A-Za-z0-9])/g, isIban),
  },
  ...nationalIds.map(ruleOf),
];

function ruleOf({ id, kind, shape, words, isValid }: NationalId): ExtraRule {
  const pattern = new RegExp(`(?<![\\w.-])${shape}(?![\\w-]|\\.\\d)`, 'g');
  return {
    id: `personal-id-${id}`,
    provider: personalData,
    kind,
    keywords: [],
    find: line =>
      words === null || words.test(line)
        ? matchesOf(line, pattern, found => isValid(found.replace(/[^A-Z0-9]/g, '')) && !isRepeated(found))
        : [],
  };
}

function matchesOf(line: string, pattern: RegExp, isMeant: (found: string) => boolean): readonly ExtraMatch[] {
  const matches: ExtraMatch[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(line); match !== null; match = pattern.exec(line)) {
    if (isMeant(match[0])) matches.push({ start: match.index, end: match.index + match[0].length });
  }
  return matches;
}

function isSomebody(address: string): boolean {
  return !nobody.test(address) && !/\.(?:png|jpe?g|gif|svg|webp|js|css|ts)$/i.test(address);
}

function isCard(found: string): boolean {
  const digits = found.replace(/[ -]/g, '');
  return cardRanges.some(range => range.test(digits)) && isLuhn(digits) && !isRepeated(digits);
}

function isIban(found: string): boolean {
  const bare = found.replace(/ /g, '');
  const length = ibanLength.get(bare.slice(0, 2));
  return length === bare.length && isIbanSum(bare);
}

/** Whether a number consists of zeros or other filler, which passes many checks. */
function isRepeated(found: string): boolean {
  return new Set(found.replace(/[^A-Z0-9]/g, '')).size < 3;
}
