import { spelling } from '../survivors/identity-tokens.js';
import type { Identity } from '../survivors/sealed-identity.js';

/** Shorter words are in every text. */
const SHORTEST = 3;
/** So many digits at the end of a telephone number are that number, with or without what stands before it. */
const PHONE_DIGITS = 8;

/** What addresses, schools and families are written with and what names nobody. */
const common = words(
  `house flat plot room block floor lane road street nagar colony near behind opposite ward post office police station thana tehsil taluka block
   mandal village town city district state pin code east west north south new old main market bazar chowk mohalla tola basti para pur india
   government govt primary middle secondary higher senior public school college vidyalaya upper high girls boys
   father mother guardian brother sister uncle aunt wife husband son daughter widow grandfather grandmother and the with from lives not known unknown none`,
);

/** The first field whose text says who somebody is; undefined: none does. Names of places are let pass where they stand in an address or a school. */
export function whereNamed(
  texts: Record<string, string | null | undefined>,
  identities: readonly Identity[],
  places: readonly string[],
): string | undefined {
  const ofPlaces = words(places.join(' '));
  const kept = new Set<string>();
  const numbers: string[] = [];
  const keepOut = (text: string | undefined, mayPass?: ReadonlySet<string>) => {
    for (const word of words(text ?? '')) if (!common.has(word) && !mayPass?.has(word)) kept.add(word);
  };
  for (const { names, guardians, village, address, school, phone, bornOn } of identities) {
    for (const { fullName } of names) {
      keepOut(fullName);
      // Written in one.
      kept.add(spelling(fullName.replaceAll(/[\s.]+/gu, '')));
    }
    keepOut(guardians);
    keepOut(village);
    keepOut(address, ofPlaces);
    keepOut(school, ofPlaces);
    const digits = digitsOf(phone ?? '');
    if (digits.length >= PHONE_DIGITS - 2) numbers.push(digits.slice(-PHONE_DIGITS));
    if (bornOn) numbers.push(...datesOf(bornOn));
  }
  const isNamed = (text: string) => {
    const runs = text.match(/\p{Nd}[\p{Nd}\s()./+-]*/gu)?.map(digitsOf) ?? [];
    return [...words(text)].some((word) => kept.has(word)) || runs.some((run) => numbers.some((number) => run.includes(number)));
  };
  return Object.entries(texts).find(([, text]) => text && isNamed(text))?.[0];
}

/** The words of a text without what differs from clerk to clerk. Letters that are written apart, as in R a n i, are a word. */
function words(text: string): Set<string> {
  const together = text.replaceAll(/(?<![\p{L}\p{M}\p{N}])\p{L}(?:[\s.·*_-]+\p{L}(?![\p{L}\p{M}\p{N}])){2,}/gu, (apart) =>
    apart.replaceAll(/[^\p{L}]/gu, ''),
  );
  // Of one word at a time too: a title beside a name is dropped, and one that stands for a name is kept.
  return new Set([text, together].flatMap((each) => spelling(each).split(' ')).filter((word) => Array.from(word).length >= SHORTEST));
}

/** Digits of any script, as ASCII. */
function digitsOf(text: string): string {
  return text.replaceAll(/\P{Nd}/gu, '').replaceAll(/\p{Nd}/gu, valueOf);
}

/** The digits of a script stand in one row, and the row begins where there is no digit before it. */
function valueOf(digit: string): string {
  const code = digit.codePointAt(0)!;
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return String(code - zero);
}

function datesOf(day: string): string[] {
  const [year, month, date] = day.split('-') as [string, string, string];
  return [`${year}${month}${date}`, `${date}${month}${year}`, `${month}${date}${year}`];
}
