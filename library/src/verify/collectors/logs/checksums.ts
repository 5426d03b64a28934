/**
 * Checksums that tell the numbers of cards and bank accounts from other numbers.
 * @module
 */

/** The check digit of ISO/IEC 7812-1 (Luhn). @param digits decimal digits only */
export function isLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = digits.charCodeAt(digits.length - 1 - index) - 48;
    const doubled = index % 2 === 0 ? digit : digit * 2;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return digits.length > 1 && sum % 10 === 0;
}

/** Ranges of the first digits that issuers of cards have, and how long their numbers are. */
const ISSUERS: readonly (readonly [first: number, last: number, lengths: readonly number[]])[] = [
  [4, 4, [13, 16, 19]],
  [51, 55, [16]],
  [2221, 2720, [16]],
  [34, 34, [15]],
  [37, 37, [15]],
  [6011, 6011, [16, 19]],
  [644, 659, [16, 19]],
  [3528, 3589, [16, 19]],
  [300, 305, [14]],
  [36, 36, [14]],
  [38, 39, [14]],
  [62, 62, [16, 17, 18, 19]],
];

/** Whether digits are the number of a payment card: of an issuer, as long as its numbers are, with the check digit. */
export function isCardNumber(digits: string): boolean {
  const isIssued = ISSUERS.some(([first, last, lengths]) => {
    const start = Number(digits.slice(0, `${first}`.length));
    return start >= first && start <= last && lengths.includes(digits.length);
  });
  return isIssued && !/^(\d)\1*$/.test(digits) && isLuhn(digits);
}

/** How long the account numbers of each country are (ISO 13616 registry). */
const ACCOUNT_LENGTHS: Readonly<Record<string, number>> = Object.fromEntries(
  `AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 EG29 ES24 FI18 FO18
  FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21
  LY25 MC27 MD24 ME22 MK19 MR27 MT31 MU30 NL18 NO15 PK24 PL28 PS29 PT25 QA29 RO24 RS22 SA24 SC31 SD18 SE24 SI19 SK24
  SM27 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20`
    .trim()
    .split(/\s+/)
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);

/** Whether a text is an account number: of a country, as long as its numbers are, and 1 modulo 97 (ISO 7064). */
export function isAccountNumber(text: string): boolean {
  const plain = text.replaceAll(' ', '');
  if (ACCOUNT_LENGTHS[plain.slice(0, 2)] !== plain.length) return false;
  let rest = 0;
  for (const character of plain.slice(4) + plain.slice(0, 4)) {
    const value = Number.parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}
