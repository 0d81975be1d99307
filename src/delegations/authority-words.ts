import type { Authority } from './delegation.ts';

/** Words that stand in a text, from `start` to before `end`, in UTF-16 units. */
export type Stretch = { start: number; end: number };

const i = "(?:i|i'll|i’ll|i will|we)";
const itIs = "(?:it is|it's|it’s|its|this is|that's|that’s)";
const and = '(?:,? ?(?:and|but|then)|,| -|;)?';
const first =
  '(?:first|before(?:hand)?(?: you (?:act|do it|go|go ahead|start|order|buy|send it|sign))?)';
const after = "(?:after(?:wards?|ward)?|later|(?:when|once) (?:it's|it’s|it is) done)";
const tellMe = '(?:tell me|let me know|inform me|keep me posted)';

/** How people say how far somebody may go. What is `short` says it only when it stands alone. */
const phrases: Readonly<Record<Authority, { full: readonly string[]; short: readonly string[] }>> =
  {
    report: {
      full: [
        '(?:just )?(?:look into it|look at it|have a look|check it|investigate)(?:,| and|, and| then) (?:report|tell me|let me know|come back)(?: back)?(?: to me)?(?: what you (?:find|found|see))?',
      ],
      // A mere "report" is what will be there.
      short: ['(?:just report(?: back)?(?: to me)?|report (?:back(?: to me)?|to me))'],
    },
    recommend: {
      full: [
        `(?:you )?(?:recommend|propose|suggest)${and} ${i} (?:decide|choose)`,
        `(?:give|send|make|bring) me (?:a|your) (?:recommendation|proposal)${and} ${i} (?:decide|choose)`,
      ],
      short: [
        `${i} decide`,
        '(?:(?:give|send|make|bring) me )?(?:a|your) recommendation',
        `(?:${itIs} )?my (?:decision|call)`,
      ],
    },
    'tell-first': {
      full: [
        `(?:you )?decide${and} (?:${tellMe}|ask me|check with me) ${first}`,
        `(?:you )?decide${and} (?:ask me|check with me|run it by me)(?: first)?`,
      ],
      short: [`(?:${tellMe}|ask me|check with me|run it by me) ${first}`, 'run it by me'],
    },
    'tell-after': {
      full: [`(?:you )?decide${and} (?:just )?${tellMe} ${after}`],
      short: [`(?:just )?${tellMe} ${after}`],
    },
    own: {
      full: [
        `${itIs} (?:all |fully |entirely )?yours`,
        `${itIs} your (?:call|decision)`,
        '(?:you have )?full authority',
        '(?:you have )?a free hand',
        'you own it',
        'you decide (?:alone|yourself|on your own)',
      ],
      short: ['your (?:call|decision)', '(?:all )?yours', 'up to you', 'free hand', 'you decide'],
    },
  };

const currency = '(?:[$€£¥]|R\\$|US\\$|CHF|EUR|USD|GBP)';
const number = '\\d(?:[\\d.,]*\\d)?(?: ?(?:k|m|thousand|million))?';
const money = `(?:${currency} ?${number}|${number} ?(?:[$€£¥]|(?:chf|eur|euros?|usd|dollars?|bucks|gbp|pounds?|francs?|kr|reais|rupees|yen)\\b))`;
const countWord =
  '(?:\\d+(?:[.,]\\d+)?|an?|one|two|three|four|five|six|seven|eight|nine|ten|half an?)';
const duration = `${countWord} (?:working |work |person[- ]|man[- ])?(?:hours?|days?|weeks?)`;
const upTo = '(?:up to|at most|no more than|not more than|max(?:imum|\\.)?|at the most)';
const amount = `(?:${money}|${duration})`;
const rest =
  '(?: (?:per|a|an|each|of|for|in|on|total|in total|altogether|all in|plus|if|without)\\b[^,;.!?\\n()]*)?';

/** Limits that say what they are by themselves. */
const fullLimits = [
  `(?:and |but )?(?:(?:you|she|he|they) )?(?:can|may|could) spend (?:${upTo} )?${amount}${rest}`,
  `(?:and |but )?spend(?:ing)? ${upTo} ${amount}${rest}`,
  '(?:but )?without (?:touching|changing|spending|hiring|using|breaking|promising|signing|deleting|moving|buying|contacting)\\b[^,;.!?\\n()]{0,60}',
];
/** Limits only where they stand alone or after words about authority. */
const shortLimits = [
  "but (?:not|don't|don’t|do not) [^,;.!?\\n()]{2,60}",
  `(?:but |and |with )?${upTo} ${amount}${rest}`,
  `(?:with )?(?:a )?(?:budget|limit|cap|maximum|max\\.?)(?: is| of)?:? (?:of )?(?:${upTo} )?${amount}${rest}`,
  `(?:but )?(?:stay|keep it|keep) (?:within|under|below) ${amount}${rest}`,
  "(?:just )?(?:don't|don’t|do not) (?:touch|spend|change|hire|sign|buy|promise)\\b[^,;.!?\\n()]{0,60}",
  'hands off [^,;.!?\\n()]{2,60}',
];

/** Limits only right after words about authority: elsewhere they say what the outcome is. */
const nextLimits = ['(?:everything |all )?except (?:for )?[^,;.!?\\n()]{2,60}'];

/** What has a length of its own: "a training, max 2 days" says how long it is. */
const lasting =
  /\b(?:trainings?|workshops?|courses?|class|seminars?|meetings?|calls?|off-?sites?|retreats?|trips?|tours?|visits?|events?|part(?:y|ies)|conferences?|talks?|presentations?|demos?|interviews?|sessions?|webinars?|videos?|films?|podcasts?|pilots?|sprints?|holidays?|vacations?|shifts?|breaks?|outages?|downtimes?|deliver(?:y|ies)|exhibitions?|campaigns?|hire|rent|lease)\b/i;

/** Between two thoughts. */
const break_ = '(?:[,;\\n(]|[.!?](?=\\s)|\\s[–—-](?=\\s)|:(?=\\s))\\s*';
const atEnd = '(?=\\s*(?:$|[,;\\n)]|[.!?](?:\\s|$)|[–—-]\\s))';
/** After words about authority a limit may follow at once. */
const beforeLimit = '(?=\\s+(?:but|up to|with|within|without|except|max|at most|no more)\\b)';

function anyOf(patterns: readonly string[]): string {
  return `(?:${patterns.join('|')})`;
}

/** After these words "your call" or "tell me first" is part of a sentence. */
const notAfter =
  '(?<!\\b(?:is|are|was|be|of|for|to|about|on|in|with|if|whether|that|what|who|when|the|a|an|not|how|as|just|only|please|you|and|but|can) )';

type Pattern = { level: Authority; alone: RegExp; closing: RegExp };

const patterns: readonly Pattern[] = (
  Object.entries(phrases) as [Authority, (typeof phrases)[Authority]][]
).map(([level, { full, short }]) => ({
  level,
  alone: new RegExp(
    `(?<=\\S${break_}(?:(?:and|but|please|then|so) )?)${anyOf([...full, ...short])}(?:${atEnd}|${beforeLimit})`,
    'i',
  ),
  closing: new RegExp(`(?<=\\S )${notAfter}${anyOf(full)}(?=[.!?)\\s]*$)`, 'i'),
}));

const limitAlone = new RegExp(
  `(?<=\\S${break_}(?:(?:and|please|so) )?)${anyOf([...fullLimits, ...shortLimits])}${atEnd}`,
  'gi',
);
const limitNext = new RegExp(
  `^(?:\\s+${anyOf([...fullLimits, ...shortLimits])}|,?\\s+${anyOf(nextLimits)})${atEnd}`,
  'i',
);
const ofTime = new RegExp(`(?<!\\w)${duration}`, 'i');
const ofWork = new RegExp(`${money}|\\b(?:work|effort|your time|spend|budget)\\b`, 'i');
const limitClosing = new RegExp(`(?<=\\S )${notAfter}${anyOf(fullLimits)}(?=[.!?)\\s]*$)`, 'i');

/** The first words about authority after a comma, a full stop or the like, or at the end of `text`; null without any. */
export function findAuthority(text: string): (Stretch & { level: Authority }) | null {
  for (const { level, alone, closing } of patterns) {
    const match = alone.exec(text) ?? closing.exec(text);
    if (match) return { level, start: match.index, end: match.index + match[0].trimEnd().length };
  }
  return null;
}

/** The first words that limit it, found as words about authority are. */
export function findLimit(text: string): Stretch | null {
  const alone = Array.from(text.matchAll(limitAlone)).find((match) => !isLength(match, text));
  const match = alone ?? limitClosing.exec(text);
  return match && { start: match.index, end: match.index + match[0].trimEnd().length };
}

/** Whether "max 2 days" says how long the outcome lasts, rather than how much work it is worth. */
function isLength({ 0: words, index }: RegExpExecArray, text: string): boolean {
  return ofTime.test(words) && !ofWork.test(words) && lasting.test(text.slice(0, index));
}

/** A limit right at `start`, as after words about authority; null when something else stands there. */
export function limitFrom(text: string, start: number): Stretch | null {
  const match = limitNext.exec(text.slice(start));
  if (!match) return null;
  const comma = match[0].startsWith(',') ? 1 : 0;
  return { start: start + comma, end: start + match[0].trimEnd().length };
}
