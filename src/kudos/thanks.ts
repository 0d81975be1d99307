import { mentions, type Typed } from '../slack/text.ts';

/** What somebody is thanked for: what they did, and what it changed; '' for what is not said. */
export type Thanks = { did: Typed; effect: Typed };

/** Some thanks as they were typed, taken apart. */
export type TypedThanks = Thanks & { people: string[] };

const person = '<@[UW][A-Z0-9]+>';
/** What people put before the names. */
const opening =
  '(?:(?:a |an )?(?:very |really )?(?:(?:big|huge|special|many|warm|public) )*(?:kudos|thanks|thank you|thx|props|shout[ -]?out|hats? off|respect|well done)[,:!]? *)?(?:go(?:es)? )?(?:to )?';
const between = '(?:\\s*[,;]?\\s*(?:[,;/&+]|and|plus|as well as)\\s*|\\s+)';
const named = new RegExp(
  `^\\s*${opening}(?<names>${person}(?:${between}${person})*)(?<rest>[^]*)$`,
  'iu',
);
/** What stands between the names and what they did. */
const turning =
  /^\s*[,:;.!–—-]*\s*(?:(?:for|who|because|since)\b(?!\s+of\b)(?:\s+(?:(?:they|he|she|you|we both|both|all)\b)(?:['’]ve|\s+(?:have|has|had))?)?)?\s*/iu;

/** Here the names go on in words, or what they did began with one: "@ana and the whole team", "@ana's calm". */
const goesOn = /^(?:\s*[,;]?\s*(?:[&+]|(?:and|plus|as well as)\b)|['’]s\b)/iu;

/**
 * Reads "@ana and @bo for fixing the login so that nobody has to wait". Whoever stands first is thanked; where nobody does,
 * everybody who is mentioned. What they did and what it changed are told apart where that is plain.
 */
export function readThanks(text: Typed): TypedThanks {
  const found = named.exec(text);
  const names = found?.groups?.['names'];
  const rest = found?.groups?.['rest'] ?? '';
  if (names === undefined) {
    return { people: mentions(text), ...splitThanks(text.replace(/^\s*for\s+/iu, '').trim()) };
  }
  if (goesOn.test(rest)) return { people: mentions(names), ...splitThanks(text.trim()) };
  return { people: mentions(names), ...splitThanks(rest.replace(turning, '').trim()) };
}

/** What may stand between what somebody did and what it changed. Each is plain only where it stands once. */
const turns: readonly { says: RegExp; effect: (after: string) => string }[] = [
  {
    says: /(?:,|;|\s[–—-])?\s+so that\s+/giu,
    effect: (after) => after,
  },
  {
    // "so far" and "so much" tell of no effect.
    says: /[,;]\s+so\s+(?!(?:far|much|many|long|often|soon|as|called|on|to|well|quickly|fast|hard)\b)/giu,
    effect: (after) => after,
  },
  {
    says: /(?:,|;|\s[–—-])\s+which (?:means|meant)(?: that)?\s+/giu,
    effect: (after) => after,
  },
  {
    says: /(?:,|;|\s[–—-])\s+which (?=(?:saved|saves|let|lets|helped us|made|makes|gave|gives|kept|keeps|cut|cuts|freed|frees|brought|won|spared|took)\b)/giu,
    effect: (after) => `it ${after}`,
  },
  {
    says: /[.;!]\s+(?:as a result|because of (?:that|this|it|them|him|her)|thanks to (?:that|this|it|them|him|her)|that way|therefore),?\s+/giu,
    effect: (after) => after,
  },
  {
    says: /[.;!]\s+(?=(?:now|that (?:saved|saves|let|lets|means|meant|gave|kept|made)|it (?:saved|saves|means|meant))\b)/giu,
    effect: (after) => after,
  },
];

/**
 * What somebody did and what it changed, where a text says both and one can tell where the second begins; else all of it is
 * what they did. No word gets lost but those that stand between the two.
 */
export function splitThanks(text: Typed): Thanks {
  const whole = { did: capital(text), effect: '' };
  // Somebody who writes paragraphs has put them in order.
  if (text.includes('\n')) return whole;
  const found = turns.flatMap(({ says, effect }) =>
    Array.from(text.matchAll(says), (match) => ({ match, effect })),
  );
  const [only] = found;
  if (!only || found.length > 1) return whole;
  const { match, effect } = only;
  const did = text.slice(0, match.index).trim();
  const after = text.slice(match.index + match[0].length).trim();
  if (words(did) < 2 || words(after) < 2) return whole;
  return { did: capital(did), effect: capital(effect(after)) };
}

function words(text: string): number {
  return text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

/** A sentence's first letter; names such as iOS stay as they are. */
function capital(text: Typed): Typed {
  const first = /^\p{Ll}[\p{Ll}'’-]*(?=[\s,;:.!?]|$)/u.exec(text)?.[0];
  if (first === undefined || /^(?:https?|www)$/.test(first)) return text;
  return `${first.charAt(0).toLocaleUpperCase('en')}${text.slice(1)}`;
}
