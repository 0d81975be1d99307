/* The words of strengths and of work in English, as far as it takes to see that "Writing" is what "A letter is written" asks for. */

/** Where words stand: on a card, or in the outcome of a piece of work. */
export type Side = 'strength' | 'work';

function setOf(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}

/** Words that tell nothing of what somebody is good at, and how they do it. */
const silent = setOf(`
  a an the this that these those our my your their his her its all any each every no some such own other both more most much many
  few less very really quite so too just only even also well better best good great excellent strong super really always often never
  and or but if than then as at by for from in into of off on onto out over to up down with without within about around after before
  behind between during through under until upon per via is are was were be been being am has have had having do does did doing done
  will would can could may might must shall should not who whom whose what which when where why how there here it they them we us you
  he she i me him one two three four five six seven eight nine ten first last next new old big small long short high low full whole
  able keep keeps keeping get gets getting got make makes making made take takes taking taken give gives giving given put set let go
  goes going gone come comes coming see sees seeing seen use uses using used need needs needed want wants like likes love loves enjoy
  enjoys help helps helping stay stays staying be become becoming bring brings bringing have find finding found know knows knowing
  calm calmly patient patiently patience precise precisely careful carefully clear clearly quick quickly fast friendly kind kindly
  honest honestly thorough reliable accurate concise simple simply deep broad natural gifted skilled talented expert experienced
  eye ear hand head heart feel feeling sense gift knack skill skills talent strength strengths person somebody someone everybody
  everyone anybody anything everything something nothing lot lots way ways bit kind sort today week month year day days time times
  work works working deal deals dealing handle handles handling
  am pm ok eg ie vs re etc
  missing existing outstanding pending following including remaining upcoming interesting regarding concerning
`);

/** Words that say something only together with another one: "numbers" alone would find every phone number. */
const thin = setOf(`
  people team teams colleague colleagues customer customers client clients user users guest guests group company business
  number numbers detail details thing things idea ideas task tasks problem problems question questions issue issues word words topic
  job project projects process processes processing quality focus energy support service system systems data
  information knowledge management manage manages managing leadership lead leads leading leader drive drives driving train trains
  training run runs running talk talks talking stand start starts starting change changes changing move moves moving show shows
  showing check checks checking call calls calling point points order orders play match light state object file files form forms
  type types mind mean present presents post posts mail email book books booking sign signs part parts place places side page pages
  plant plants park address name names line lines list lists end ends open opens room rooms office shop shops market product products
  angry difficult hard complex complicated technical digital social strategic creative practical public new-found stress pressure
  chaos minute minutes hour hours second seconds stock hire hires hired hiring event events sale sales safety machine machines tool tools
  picture pictures child children print prints read reads reading control controls controlling
  crisis conflict conflicts situation situations result results goal goals deadline deadlines
`);

/** What looks like a verb and is a thing or a trade: kept as it is. */
const things = setOf(`
  meeting wedding evening morning ceiling lighting heating parking clothing housing pricing shipping shopping marketing accounting
  engineering consulting catering banking advertising coaching networking programming processing branding staffing timing bedding
  opening
`);

const irregular: ReadonlyMap<string, string> = new Map(
  Object.entries({
    written: 'write',
    wrote: 'write',
    spoken: 'speak',
    spoke: 'speak',
    speech: 'speak',
    speeches: 'speak',
    taught: 'teach',
    built: 'build',
    sold: 'sell',
    drawn: 'draw',
    drew: 'draw',
    sung: 'sing',
    sewn: 'sew',
    analysis: 'analyse',
    analyses: 'analyse',
    analytics: 'analyse',
    analytical: 'analyse',
    analyst: 'analyse',
    photography: 'photo',
    photographs: 'photo',
    photograph: 'photo',
    recruitment: 'recruit',
    deployment: 'deploy',
    measurement: 'measure',
    assessment: 'assess',
  }),
);

/** Turns of phrase in which a word does not mean what it says. */
const idioms =
  /\b(?:in writing|by design|at present|draw(?:n|s|ing)? up|s[eo]l[ld][- ]?out|by plan|well (?:written|built)|by hand|sign(?:ed|s|ing)? (?:off|up))\b/gi;

/** What takes back the words after it. */
const takesBack =
  /\b(?:no|not|without|instead of|never|rather than|except|apart from)\s+(?:\S+\s+)?\S+/gi;
/** What stands before a thing that was done before: "the planned move". */
const determined =
  /\b(?:an?|the|our|my|your|their|this|that|all|any|each|every)\s+(?:\p{L}+ed|written|drawn|spoken|built|sold|taught|present|train|\p{L}+ing(?=\s+(?!of\b)\p{L}))\b/giu;

/** The words of a text that say something, each once, in lower case. People, links and addresses are none. */
export function wordsOf(text: string, side: Side): string[] {
  const readable = text
    .replaceAll(/<@[UW][A-Z0-9]+>|@[\p{L}\p{N}._-]+|https?:\/\/\S+|\S+@\S+/giu, ' ')
    .replaceAll(/[’]/g, "'")
    .replaceAll(/\be-mail/gi, 'email');
  const meant =
    side === 'work'
      ? readable.replaceAll(idioms, ' ').replaceAll(takesBack, ' ').replaceAll(determined, ' ')
      : readable;
  const words = meant
    .normalize('NFC')
    .toLowerCase()
    .match(/\p{L}[\p{L}\p{N}\p{M}]*(?:'\p{L}+)?/gu);
  const clean = (words ?? []).map((word) => word.replace(/'\p{L}*$/u, ''));
  return [...new Set(clean)].filter((word) => word.length > 1 && !silent.has(word));
}

/** Whether a word of a strength says too little to be enough by itself. */
export function isThin(word: string): boolean {
  return thin.has(word);
}

/**
 * What a word may come from: "writing" from "write", "plans" from "plan", "planning" from "plan" and not from "plane". Of a
 * strength also what somebody does who is called so: "a good writer". In work such a word is somebody, or a machine.
 */
export function bases(word: string, side: Side): string[] {
  const british = word.replace(/([iy])z(e[ds]?|ing|ations?|ers?)$/, '$1s$2');
  return [...new Set(singulars(british).flatMap((one) => basesOf(one, side)))];
}

function basesOf(word: string, side: Side): string[] {
  const known = irregular.get(word);
  if (known !== undefined) return [known];
  if (things.has(word) || (side === 'work' && word === 'building')) return [word];
  const endings = side === 'strength' ? /(?:ing|ed|er|or)$/ : /(?:ing|ed)$/;
  const derived = [
    ...(endings.test(word) ? verbsOf(word.replace(endings, '')) : []),
    ...fromNoun(word),
  ];
  const isVerb = /(?:ing|ed)$/.test(word) && derived.length > 0;
  return isVerb ? derived : [word, ...derived];
}

function singulars(word: string): string[] {
  if (things.has(word.replace(/s$/, ''))) return [word.replace(/s$/, '')];
  if (irregular.has(word) || /(?:ss|us|is)$/.test(word) || word.length < 4) return [word];
  if (word.endsWith('ies')) return [word.replace(/ies$/, 'y')];
  if (/(?:ch|sh|ss|x|z)es$/.test(word)) return [word.replace(/es$/, '')];
  return [word.replace(/s$/, '')];
}

/** The verbs that end so before "-ing" or "-ed"; a short one doubles its last letter there: "planning", but "writing". */
function verbsOf(rest: string): string[] {
  if (rest.length < 3 || !/[aeiouy]/.test(rest)) return [];
  if (/([^aeiou])\1$/.test(rest))
    return /(?:ll|ss|zz|ff)$/.test(rest) ? [rest, rest.slice(0, -1)] : [rest.slice(0, -1)];
  const isShort = /^[^aeiou]*[aeiou][^aeiouwxy]$/.test(rest);
  return isShort ? [`${rest}e`] : [rest, `${rest}e`];
}

/** "Negotiation" is what one does who negotiates, "presentation" who presents, "production" who produces. */
function fromNoun(word: string): string[] {
  const [, before] = /^(.{3,})ation$/.exec(word) ?? [];
  if (before !== undefined) return [before, `${before}e`, `${before}ate`];
  const [, start] = /^(.{4,}c)tion$/.exec(word) ?? [];
  return start === undefined ? [] : [`${start}e`, `${start}t`];
}
