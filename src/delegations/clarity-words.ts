import { masked } from './find-due.ts';

/** A pattern for one of the patterns in a list, which are parted by commas. */
function anyOf(list: string): string {
  return `(?:${list.trim().split(/,\s+/).join('|')})`;
}

/** The same between the borders of words, case aside. */
function anyWord(list: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])${anyOf(list)}(?![\\p{L}\\p{N}])`, 'iu');
}

/** How a request may begin before it comes to the point. */
const opening =
  "^\\s*(?:(?:please|pls|hi|hey|hello|ok|okay|so|just|kindly|also)[, ]+|(?:can|could|would|will) you (?:please |also )?|(?:i|we) (?:need|want|would like|['’]d like) (?:you|someone|somebody) to |you (?:should|will|must|need to|have to|are to|can)(?: to)? |(?:someone|somebody) (?:needs|has|should)(?: to)? |(?:try )?to |be able to )*";

/** What people do about something without anything being there in the end. */
const vagueVerbs = anyOf(`
  (?:handle|tackle|address|manage|oversee|coordinate|explore)(?! rotas?\\b),
  support (?=(?:the|our|my|your|their|his|her|this|these|all|us|me|with|in|\\p{L}+ (?:with|in|during))\\b), look (?:into|after|at),
  deal with, (?:take )?care (?:of|about|for), sort(?: out)?, assist(?: with| in)?, work on, help out,
  help(?: out)? (?:with|on|in|out|to|me|us|the|our|my|your|them|him|her), follow up(?: on| with)?,
  (?:be |feel )?(?:responsible for|in charge of), keep an eye on, keep track of, (?:have|take) a look (?:at|into), think about, check on, see to,
  figure out, do something about, take over, (?:be|stay|keep|get) on top of,
  push (?=(?:the|our|this) (?:\\p{L}+ )?(?:topic|issue|subject|project)\\b),
  (?:drive|push|move|bring) (?:the|our|this|that) (?:[\\p{L}-]+ ){1,3}(?:forward|ahead|along)
`);

const vagueStart = new RegExp(`${opening}(?<verb>${vagueVerbs})\\b\\s*(?<object>[^]*)`, 'iu');

/** Signs that somebody could point at: in a text that begins vaguely they say what will be there after all. */
const namedResult =
  /[:;]\s*\S|\b(?:so that|such that|until)\b|\b(?:under|below|above|over|at least|at most|less than|more than|down to|up to|from) [€$£]?\d|\band (?:send|write|tell|list|propose|bring|present|publish|report|give|make|show|agree|decide|fix|replace)\b/iu;

/** Verbs whose past says no more than the vague verbs do, and feelings. */
const softParticiple =
  /^(?:look|handl|manag|sort|tackl|address|support|help|car|work|improv|enhanc|optimi[sz]|simplif|streamlin|moderni[sz]|need|satisf|pleas|motivat|engag|interest|reliev|relax|bas|relat|detail|dedicat|concern|indeed|re|ne|spe|se|bre|hundr|expect|requir|want|lik|lov|involv|align|inspir|convinc|excit|surpris)(?:i?ed)$/iu;

/** What has been done to something; "you found" and "to cut" are no such thing. */
const irregular = new RegExp(
  `(?<!\\b(?:to|will|must|should|can|you|i|we|they) )\\b${anyOf(`
    sent, built, sold, paid, bought, hung, met, found, held, taught, written, given, taken(?! care), chosen, shown, drawn,
    swept, cut, shut, set up, put, laid, kept, said, gone, left, understood, sworn, grown, spoken, driven, shot, won, lit
  `)}\\b`,
  'iu',
);
const regular =
  /(?:(?<![\p{L}-])(?<before>[\p{L}-]+)[\s,]+)?(?<![\p{L}\p{N}-])(?<word>\p{L}{2,}ed)(?![\p{L}\p{N}])(?=(?:\s+(?<after>[\p{L}-]+))?)/giu;

/** States with a yes or a no to them. */
const states = anyOf(`
  live, online, offline, up, open, closed, empty, full, ready, there, gone, off, on, in, at, by, under, below, valid,
  missing, available, complete, intact, free, green, clean, dry, from, between, within, out, down
`);

/** What is so or is not, whatever else is said. */
const certain = anyWord(`
  (?:is|are|was|were|be|been|has|have|hangs?|lies?|stands?) (?:not |all |both |now |back |fully )?${states}(?! control),
  nobody, nothing, none, no one, zero, without, never, no [\\p{L}-]+, each, every, all, both, half, twice, once, dozen,
  two, three, four, five, six, seven, eight, nine, ten, eleven, twelve, fifteen, twenty, thirty, fifty, hundred,
  (?:first|last|final|one) \\p{L}+
`);

/** What something does: it can be seen, as long as nothing soft is said of it. */
const happens = anyWord(`
  works (?:with|on|in|from|without), runs?, pass(?:es)?, opens?, shows?, fits?, finds?, confirms?, agrees?, says?,
  signs?, approves?, takes?, knows?, wears?, gets?, picks?, ticks?, restores?, shuts, ends?, makes, reads?, owns?,
  uses?, logs?, prints?, waits?, starts?, stops?, can (?!concentrate|focus|relax|rely|cope|feel|enjoy)\\p{L}+
`);

/** Questions that the result answers. */
const answers =
  /^\s*(?:what|which|who|how|why|where|when|whether)\b(?! it| you| needed| possible)/iu;

/** Things that are there in the end. */
const artefact = anyWord(`
  list, pages?, report, document, doc, photos?, pictures?, video, sheet, checklist, plan, proposal, offers?, quotes?,
  contract, letters?, e?-?mail, ticket, runbook, manual, guide, posters?, flyers?, labels?, sign, table, chart, diagram,
  slides?, deck, presentation, memo, summary, minutes, protocol, recording, receipts?, invoices?, certificate, stamp,
  confirmation, signature, copy, copies, folder, draft, prototype, model, mock-?up, script, template, form, spreadsheet,
  calendar, rota, timetable, schedule, newsletter, article, post, survey, answers, numbers, figures, reasons, causes,
  decision, recommendation, agreement, agenda, menu, recipe, booking, reservation, keys?, tests?, release, statistics
`);

/** Words that everybody understands as they like. */
const softWord = anyWord(`
  better, best possible, improv\\p{L}*, nicer?, good, great, soon, (?:as|when|if) needed, as necessary,
  (?:when(?:ever)?|if) possible, when you have time, as usual, properly, smooth(?:er|ly)?, happ(?:y|ier), satisf\\p{L}+,
  clean(?:er)?, eas(?:y|ier), simpler, fast(?:er)?, quick(?:er|ly)?, modern, professional, user-friendly,
  friendl(?:y|ier), efficient(?:ly)?, effective(?:ly)?, optimi[sz]\\p{L}*, enhanc\\p{L}*, streamlin\\p{L}*,
  appropriate, reasonable, high[- ]quality, welcoming, inviting, comfortable, feels?, well, fewer, less, more, higher,
  lower, stronger, clearer, tid(?:y|ier), neat, safer, increas\\p{L}*, reduc\\p{L}+, boost, grow, asap, a bit, up to date,
  under control, state of the art, progress, further (?:along|ahead), motivated, on track, in good shape, fun, moving
`);
/** Adjectives that a thing may be called by without saying how it is to become. */
const alsoPlain =
  /^(?:clean|fast|quick|modern|professional|good|great|well|more|less|happy|easy)$/iu;

/** Answers to "What does done look like?" that are none. */
const noAnswer =
  /^\W*(?:(?:(?:it|we|they|everyone|everybody|everything)(?:['’]s|['’]re| is| are)? )?(?:all )?(?:looks )?(?:done|finished|complete|completed|ok|okay|fine|good|working|works|ready)|no (?:more )?(?:problems?|issues|trouble|surprises|stress|mess|fuss|chaos)|tbd|tba|n\/?a|none|see above|same(?: as above)?|as (?:above|discussed|agreed|usual|described)|asap|soon|you know(?: what i mean)?|obvious|when(?: it(?:['’]s| is))? (?:done|finished)|(?:as|when|if) needed.*|when(?:ever)? you have time.*)?\W*$/iu;

/** The thing that somebody is to do something about, as in "the expired stuff". */
const named = /^(?:(?:the|our|my|your|their|all|any|these|those) )?\p{L}+ed (?=\p{L})/iu;

/** The verb that an outcome begins with and that leaves open what will be there, and what it is about. */
export function vagueVerb(outcome: string): { verb: string; object: string } | null {
  const { verb, object = '' } = vagueStart.exec(masked(outcome))?.groups ?? {};
  if (verb === undefined || namedResult.test(object)) return null;
  if (hasParticiple(object.replace(named, ''))) return null;
  const [thing = ''] = /^[^,.;:!?\n¤]{0,60}(?![\p{L}\p{N}])/u.exec(object) ?? [];
  return { verb, object: thing.trim() };
}

/** Whether an outcome is no more than a topic: a few words, none of which is done or made. */
export function isTopic(outcome: string): boolean {
  const text = masked(outcome)
    .trim()
    .replace(/[.!?]+$/, '');
  const words = text.split(/\s+/);
  if (text === '' || words.length > 3 || /[:,;¤]/.test(text)) return false;
  if (
    words
      .slice(1)
      .some((word) =>
        /^(?:the|an?|our|my|your|their|his|her|all|every|each|is|are|to|of|for|with|in|on|at|up|out|off|over|down|back)$/i.test(
          word,
        ),
      )
  )
    return false;
  return (
    !artefact.test(text) &&
    !softWord.test(text) &&
    !hasParticiple(text) &&
    !/\b(?!20\d\d)\d/.test(text)
  );
}

/** Whether done can be seen in a text: a number, a thing, or a yes or no. */
export function canBeSeen(text: string): boolean {
  const readable = masked(text);
  return (
    /[\d¤]/.test(readable) ||
    artefact.test(readable) ||
    certain.test(readable) ||
    answers.test(readable) ||
    hasParticiple(readable) ||
    (happens.test(readable) && !softWord.test(readable))
  );
}

/** Whether a text holds a number that says how much. */
export function saysHowMuch(text: string): boolean {
  return /\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|zero|none)\b/iu.test(
    masked(text),
  );
}

/** The word that everybody understands as they like; null for none. */
export function softWordIn(text: string): string | null {
  return softWord.exec(masked(text))?.[0] ?? null;
}

/** The same in an outcome, which names things as well: "a modern hat" is no wish. */
export function wishIn(outcome: string): string | null {
  const word = softWordIn(outcome);
  return word !== null && alsoPlain.test(word) ? null : word;
}

/** Whether what stands under "What does done look like?" says nothing. */
export function isNoAnswer(done: string): boolean {
  return noAnswer.test(done);
}

/** Words that say nothing in an answer of a word or two. */
const fillers =
  /^(?:all|everything|it|they|is|are|was|were|been|be|has|have|had|the|an?|and|now|fully|completely|our|my|your|its)$/i;
/** What is done by somebody else, or can be found: said alone it is enough. */
const enough =
  /^(?:signed|approved|paid|filed|delivered|published|shipped|merged|sold|sent|booked|installed|confirmed|released|printed)$/i;

/** Whether done says no more than that it was done: "Check the contracts" is done when they are "checked". */
export function repeatsOutcome(outcome: string, done: string): boolean {
  if (hasParticiple(masked(outcome)) || /\d/.test(outcome)) return false;
  const wordsOf = (text: string) =>
    (masked(text).match(/[\p{L}\p{N}¤-]+/gu) ?? []).filter((word) => !fillers.test(word));
  const said = wordsOf(done);
  if (said.length === 0 || said.some((word) => enough.test(word))) return false;
  const known = new Set(wordsOf(outcome).map(stem));
  if (said.every((word) => known.has(stem(word)))) return true;
  return said.length === 1 && isTopic(outcome) && hasParticiple(done);
}

/** A verb without its endings: "checked" and "check" are one. */
function stem(word: string): string {
  return word
    .toLowerCase()
    .replace(/(?:ed|es|ing|s|e)$/, '')
    .replace(/(?<=[^aeiou])y$|i$/, '')
    .replace(/([bdglmnprt])\1$/, '$1');
}

function hasParticiple(text: string): boolean {
  return (
    irregular.test(text) ||
    Array.from(text.matchAll(regular)).some(({ groups }) => {
      const { before = '', word = '', after = '' } = groups ?? {};
      return (
        !softParticiple.test(word) &&
        !/^(?:more|so|too|very|much|how|well|less|better)$/iu.test(before) &&
        !softWord.test(after)
      );
    })
  );
}

const repeats =
  /\b(?:every|each) (?:single )?(?:day|week|month|quarter|year|morning|evening|night|shift|use|time|hour|sprint|term|monday|tuesday|wednesday|thursday|friday|saturday|sunday|release|meeting|call)|\b(?:daily|weekly|fortnightly|monthly|quarterly|yearly|ongoing|continuously|from now on|always|whenever|permanently)\b/iu;

/** Whether something is to go on rather than to end. */
export function goesOn(outcome: string): boolean {
  return repeats.test(masked(outcome));
}

/** The word for "soon" that stands where a date would; null for none. */
export function soonIn(text: string): string | null {
  return (
    /\b(?:asap|soon|as soon as possible|quickly|shortly|some ?time|when you have time|when possible|urgently)\b/iu.exec(
      masked(text),
    )?.[0] ?? null
  );
}

const paper =
  /\b(?<paper>report|analysis|memo|summary|evaluation|overview|presentation|slides|comparison|study|proposal|write-up|assessment|research)(?= (?:on|about|of|into|with|by|due)\b|\s*[,.;:(–—]|\s*$)/iu;
const readers = [
  /[¤@]/u,
  /\b(?:for|to) (?:me|us|him|her|them|the|our|my|your|their|whoever|all staff|everyone|everybody)\b/iu,
  /\b(?:for|to|with) \p{Lu}\p{Ll}+/u,
  /\b(?:for|to|with) (?:sales|support|marketing|finance|legal|hr|engineering|product|operations|procurement|purchasing|accounting|design|security)\b/iu,
  /\b(?:i|we|she|he|they|you) (?:can|will|could|want|need)\b/iu,
  /\b(?:board|team|clients?|customers?|management|managers?|boss|ceo|cfo|cto|council|committee|parents|staff|auditors?|investors?|owners|leadership|colleagues|meeting|everybody|everyone|readers?|public|press|channel|department|steering|jury|partners?|reviewers?|users?)\b/iu,
  /\b(?:sen[dt]|shared?|present(?:ed)?|show[ns]?|publish(?:ed)?|post(?:ed)?|hand(?:ed)? (?:in|over|out)|upload(?:ed)?|deliver(?:ed)?|submit(?:ted)?|filed?|approved?|signed?|read by|agreed?|distributed?|mail(?:ed)?|e-?mail(?:ed)?|tell|tells|discuss(?:ed)?)\b/iu,
];

/** What is done with a paper that is there already. */
const alreadyThere = new RegExp(
  `${opening}(?:print|copy|bind|review|read|proofread|translate|format|scan|archive|shred|delete|find|fetch|file)\\b`,
  'iu',
);

/** What somebody is to read although nobody is named who does; null when it is nothing to read, or for somebody. */
export function unreadPaper(outcome: string, done: string): string | null {
  if (alreadyThere.test(masked(outcome))) return null;
  const found = paper.exec(masked(outcome))?.groups?.['paper'];
  const text = `${masked(outcome)}\n${masked(done)}`;
  return found !== undefined && !readers.some((reader) => reader.test(text)) ? found : null;
}

const spending = new RegExp(
  `(?:${opening}|\\b(?:and|then) |[,;] )(?<verb>buy|purchase|order(?! of\\b)|hire(?! cars?\\b)|rent|lease|pay|refund|negotiate|subscribe to|commission|sign(?! (?:up|off|in|out|on|at|above|over|behind|beside|of)\\b)|book(?= (?:an?|the|our)?\\s*(?:\\p{L}+ )?(?:band|venue|hotel|caterer|catering|flights?|tickets?|coach|bus|van|hall|speaker|photographer)))(?= \\p{L}|\\s*$)`,
  'iu',
);
const outside =
  /\b(?<verb>press release|the press(?=\s*(?:$|[.,;:!?)]|(?:release|about|on|with|for|to|and|in|before|after|by|at|that|know|knows|has|have|gets?|is|are|was|will)\b))|journalists?|public statement)\b/iu;
/** What cannot be taken back, or reaches everybody at once. */
const final = new RegExp(
  `${opening}(?:(?<verb>cancel(?! (?:the |our |my )?(?:\\p{L}+ )?(?:meeting|call|stand-?up|appointment)\\b)|terminate|dismiss|delete|wipe|shut down|fire(?= (?:the|our|my|that|this)\\b))(?= \\p{L})|(?<choice>choose|select|pick)(?= (?:an?|the|our) (?:new )?(?:\\p{L}+ )?(?:supplier|vendor|agency|provider|contractor|landlord|bank|insurer)\\b)|(?<sending>send)(?= [^.;\\n]*\\bto all (?:our |the )?(?:customers|clients|users|subscribers|members|guests|patients|parents|suppliers)\\b))`,
  'iu',
);
const bounded =
  /[$€£¥]\s?\d|\d\s?(?:[$€£¥k]|euros?|dollars?|pounds?|francs?|chf|eur|usd|gbp)\b|\b(?:up to|at most|no more than|budget|within|without|but not|except|only|below|under|usual supplier)\b/iu;

/** What spends money or reaches the world outside without any bound being named; null for nothing. */
export function unboundedAct(outcome: string, done: string): string | null {
  const text = masked(outcome);
  if (bounded.test(`${text}\n${masked(done)}`)) return null;
  const { verb, choice, sending } =
    (spending.exec(text) ?? outside.exec(text) ?? final.exec(text))?.groups ?? {};
  return verb ?? choice ?? sending ?? null;
}
