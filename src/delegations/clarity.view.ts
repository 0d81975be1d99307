import { weekOf } from '../time/cadence.ts';
import { sayFixedDate } from '../time/words.ts';
import type { Vague } from './clarity.ts';

type Said = { says: string; suggests: string };

/** What is vague, in words for the manager, with a suggestion. What was typed stands in it as it was typed. */
export function sayRemark(vague: Vague, name: string | null): Said {
  const who = name ?? 'one of them';
  switch (vague.what) {
    case 'owners':
      return {
        says: `“${capital(vague.who)}” ${countOf(vague.who)}, and then each may wait for the other.`,
        suggests: `Let ${who} own it, and name whoever helps: “with help from …”.`,
      };
    case 'result':
      return sayResult(vague);
    case 'measure':
      return sayMeasure(vague.word);
    case 'date':
      return sayDue(vague);
    case 'reader':
      return {
        says: `Who is going to read the ${vague.paper.toLowerCase()}? That decides how long and how deep it is.`,
        suggests: `Add them: “${vague.paper} for …”, or what it will be used for.`,
      };
    case 'authority':
      return {
        says: `How far may ${name ?? 'they'} go without asking you?`,
        suggests: '“Decide, tell me first” is a good start when you are not sure.',
      };
    case 'limit':
      return sayLimit(vague.act);
    case 'check-in':
      return sayCheckIn(vague);
  }
}

function countOf(who: string): string {
  if (/^whoever/i.test(who)) return 'is nobody yet';
  return /^together/i.test(who) ? 'makes two' : 'are two';
}

function sayResult({ verb, about }: { verb: string | null; about: string }): Said {
  const told =
    verb ?? /^(?:research|review|compare|check|investigate|analy[sz]e)\b/i.exec(about)?.[0];
  const thing =
    verb === null && told ? '' : about.replace(/^(?:it|this|that|them|these|things)$/i, '');
  const suggests =
    thing === ''
      ? 'Finish this sentence: “When it is done, there is …”'
      : `Finish this sentence: “For ${withLowerStart(thing)}, there is … in the end.” A list, a decision, something that works.`;
  if (told === undefined) {
    return { says: `“${about}” is a topic. What will be there in the end?`, suggests };
  }
  return { says: `“${capital(told)}” says what to do, and not yet what will be there.`, suggests };
}

function sayMeasure(word: string | null): Said {
  if (word === null) {
    return {
      says: 'What done looks like is still open.',
      suggests: 'What could you both point at? “Five pages, three causes, read by the board.”',
    };
  }
  return {
    says: `“${capital(word)}” looks different to each of you.`,
    suggests: `Say how you both would see it: a number (“from … to …”), a thing that is there, or a yes or no.`,
  };
}

function sayDue({ soon, today }: { soon: string | null; today: Temporal.PlainDate }): Said {
  const friday = weekOf(today.add({ days: 7 })).add({ days: 4 });
  return {
    says:
      soon === null
        ? 'There is no date yet.'
        : `“${capital(soon)}” is a day for one and a month for another.`,
    suggests: `Choose a day, such as ${sayFixedDate(friday, today)}. It can be moved when you both agree.`,
  };
}

function sayLimit(act: string): Said {
  const isVerb = /^[a-z]+(?: to)?$/i.test(act);
  if (/^(?:cancel|terminate|dismiss|delete|wipe|shut down|fire|send)$/i.test(act)) {
    return {
      says: `“${capital(act)}” cannot be taken back, and there is no limit yet.`,
      suggests: 'Add one: “not before I have seen it”, or what stays as it is.',
    };
  }
  return {
    says: isVerb
      ? `“${capital(act)}” goes beyond the two of you, and there is no limit yet.`
      : `“${capital(act)}” reaches people outside, and there is no limit yet.`,
    suggests: isVerb
      ? 'Add one: “up to 500”, or “not more than a year”.'
      : 'Add one: “I read it before it goes out”.',
  };
}

function sayCheckIn({ pace, days }: { pace: string; days: number | null }): Said {
  if (pace === 'daily') {
    return {
      says:
        days === null
          ? 'A question every day can feel like a hand on the shoulder.'
          : `A question every day for ${days} days can feel like a hand on the shoulder.`,
      suggests: 'Once a week is mostly enough. They can come to you in between.',
    };
  }
  return {
    says: `${days ?? 'Many'} days are a long time without a word.`,
    suggests: 'One question a week asks whether anything is in the way, and nothing else.',
  };
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** "The website" within a sentence; names and abbreviations keep their capital. */
function withLowerStart(words: string): string {
  return words.replace(/^(?:The|A|An|Our|My|Your|Their|This|These|All) /, (word) =>
    word.toLowerCase(),
  );
}
