import type { Typed } from '../slack/text.ts';
import type { Thanks } from './thanks.ts';

/** The fields of the form. */
export type Field = 'did' | 'effect';

/** What may be missing in some thanks, and the words that make it so. */
export const whats = ['praise', 'topic', 'no-effect', 'soft-effect'] as const;
export type What = (typeof whats)[number];
export type Missing = { what: What; about: Field; words: Typed };

/**
 * While somebody is `writing`, what they have not come to yet is not missed; the `whole` is looked at before it goes out.
 */
export type Stage = 'writing' | 'whole';

/**
 * The weightiest thing that is missing in some thanks; null when it says what somebody did and what that changed. Rather too
 * few remarks than one too many. Nothing follows from it: thanks can be sent as they are.
 */
export function missingIn({ did, effect }: Thanks, stage: Stage): Missing | null {
  if (did.trim() === '') return null;
  const praise = isOnlyPraise(did);
  const topic = praise ? null : topicOf(did);
  if (praise || topic !== null) {
    return { what: praise ? 'praise' : 'topic', about: 'did', words: topic ?? did.trim() };
  }
  if (effect.trim() !== '') {
    return isSoft(effect) ? { what: 'soft-effect', about: 'effect', words: effect.trim() } : null;
  }
  if (stage === 'writing' || saysEffect(did)) return null;
  return { what: 'no-effect', about: 'effect', words: '' };
}

function listOf(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}

/** Words that say nothing of what somebody did. */
const filler = listOf(`
  a an the this that these those it its it's they they're them their he he's she she's his her him you you're you've your
  we us our i me my all every everything everyone everybody anybody both always again as ever usual so such just really
  very super truly simply too also much many lot lots of for in on at with and or but to from by out up is are was were be
  been being am do does did doing done have has had having get got keep keeps keeping it’s you’re they’re what how when
  day days week today yesterday lately recently here there who which than one guys folks team people together thing things more most ever been
  can could would will part during
`);

/** Praise, and what somebody is rather than does. */
const praise = listOf(`
  thanks thank thankful grateful kudos great good nice fine real true awesome amazing fantastic brilliant wonderful excellent
  outstanding incredible super superb terrific lovely cool best better perfect job work working effort efforts hard well
  rock rocks rocking star stars rockstar rockstars hero heroes heroic legend legends legendary champion champions genius
  kind kindness nice friendly helpful help helps helping helped support supporting supported supportive reliable dedicated
  dedication committed commitment attitude positive energy enthusiasm spirit player players teamwork colleague colleagues
  person human humans patience patient awesomeness appreciated appreciate brilliance professional proactive smart clever
  yourself themselves themself contribution contributions
`);

/** What an effect is called before it is said which. */
const soft = listOf(`
  big bigger huge great good nice real positive massive major lasting strong important enormous lovely amazing awesome
  wonderful impact effect difference change changes result results value success help helps helped helping helpful made
  makes make making matter mattered matters worked works better easier improved improvement improvements useful happy glad
  pleased everyone's lives life things
`);

function bare(text: Typed): string[] {
  return text
    .toLowerCase()
    .replaceAll(/<@[UW][A-Z0-9]+>/gi, ' ')
    .replaceAll(/(?<!\S)@\S+/g, ' ')
    .replaceAll(/:[a-z0-9_+-]+:/g, ' ')
    .split(/[^\p{L}\p{N}'’]+/u)
    .filter((word) => word !== '');
}

function isOnlyPraise(did: Typed): boolean {
  const words = bare(did);
  return (
    words.every((word) => filler.has(word) || praise.has(word)) &&
    // Signs alone, such as emoji, are kind as well; another script is nothing that we can judge.
    (words.length > 0 || !/[\p{L}\p{N}]/u.test(did))
  );
}

const praised =
  '(?:(?:great|good|nice|awesome|amazing|fantastic|brilliant|wonderful|excellent|outstanding|incredible|super|hard|solid|stellar|fine)\\s+)';
const topics = [
  new RegExp(
    `^(?:(?:for|doing|did|your|their|all|the|a|an|such|that|this|really|very)\\s+)*${praised}+(?:job|work|working|effort|efforts|stuff|teamwork)\\s+(?:on|with|in|at|during|around)\\s+(?<topic>[^.!?;,]+)[.!]*$`,
    'iu',
  ),
  /^(?:(?:for|all|your|their|the|giving|with)\s+)*(?:help|helping|helped|support|supporting|supported|assistance|assisting)(?:\s+(?:out|me|us|him|her|them))*\s+(?:on|with|in|at|during|around)\s+(?<topic>[^.!?;,]+)[.!]*$/iu,
];
/** Words after which even a short help says what was done. */
const how = /\b(?:by|until|so that|when|while|after|before|instead)\b|\d/iu;

/** What somebody did well in, or helped with, where a text says no more than that. */
function topicOf(did: Typed): Typed | null {
  for (const topic of topics) {
    const found = topic.exec(did.trim())?.groups?.['topic']?.trim();
    if (found !== undefined && found.split(/\s+/).length <= 6 && !how.test(found)) return found;
  }
  return null;
}

function isSoft(effect: Typed): boolean {
  const words = bare(effect);
  return (
    words.length > 0 &&
    words.every((word) => filler.has(word) || praise.has(word) || soft.has(word))
  );
}

/** Signs that what somebody did is told with what it changed. */
const effects =
  /\b(?:so that|which (?:means|meant|saved|let|gave|kept|made|cut|helped)|because of (?:that|this|it|them)|thanks to (?:that|this|it|them)|as a result|now|no longer|any ?more|instead of|for the first time|at last|finally|without (?:any|anybody|anyone|a|having|waiting)|can (?:now|finally|again)|could (?:finally|again|go|leave|start|stop|ship|sell|pay|see)|saved|spared|nobody|no one|until [^.!?]+ (?:could|can|was|were)|every(?:body|one) (?:can|could)|(?:hours?|days?|weeks?|minutes?|months?) (?:early|earlier|ahead|sooner|faster|saved|less)|from \S+(?: \S+)? (?:down |up )?to \S+|fewer|faster|sooner|earlier|half the|twice as)\b|\d\s?%|\bin time\b|\bon time\b|[,;] so\b/iu;

function saysEffect(did: Typed): boolean {
  return effects.test(did);
}
