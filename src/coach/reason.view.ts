import type { About, Theme, Trigger } from '../practices/index.ts';
import { count } from '../slack/text.ts';
import type { Reason } from './reason.ts';

/** Why a nudge came, in a sentence; `known` names whom and what it is about. */
export function sayReason(reason: Reason, known: Partial<About>): string {
  switch (reason.why) {
    case 'chosen':
      return 'You chose it for this day.';
    case 'asked':
      return 'You asked for it.';
    case 'first-steps':
      return 'A good one to begin with: it takes a minute.';
    case 'trigger':
      return sayTrigger(reason.trigger, known);
    case 'weaker-hat':
      return `You say you wear the ${other(reason.hat)}'s hat more, and this one trains the ${reason.hat}'s.`;
    case 'other-hat':
      return `Lately I asked you mostly for the ${other(reason.hat)}'s hat. This one is the ${reason.hat}'s.`;
    case 'exercise':
      return 'Once a week somebody and you both say it, each alone: of work that you gave, or else of their project.';
    case 'asks-back':
      return `You did this ${count(reason.days, 'day')} ago. I ask once what became of it.`;
    case 'hat-question':
      return 'Your answers tell me which of the two hats you wear less.';
    case 'worked':
      return `It seems to suit you: you did it ${reason.done} of the last ${reason.of} times.`;
    case 'theme':
      return `Nothing about ${themeWords[reason.theme]} has come for three weeks.`;
    case 'day':
      return 'It fits this day of the week.';
    case 'new':
      return 'You have not had this one yet.';
    case 'rested':
      return sayRested(reason.days);
  }
}

/** What a theme is about, within a sentence. */
const themeWords: Readonly<Record<Theme, string>> = {
  vision: 'where you are going',
  ownership: 'handing things over',
  recognition: 'what went well',
  trust: 'trust',
  feedback: 'feedback',
  people: 'the people in your team',
  change: 'change',
  meetings: 'meetings',
  innovation: 'trying things out',
  growth: 'your own growth',
  remote: 'working apart',
};

function sayTrigger(trigger: Trigger, known: Partial<About>): string {
  switch (trigger) {
    case 'delegation-made': {
      const made = known['delegation-made'];
      return made ? `You handed something to ${made.delegate}.` : 'You handed something over.';
    }
    case 'daily-check-ins':
      return 'One of your delegations is checked nearly every day.';
    case 'check-ins-unanswered': {
      const unanswered = known['check-ins-unanswered'];
      return unanswered
        ? `The last two check-ins with ${unanswered.delegate} had no answer.`
        : 'The last two check-ins had no answer.';
    }
    case 'delegation-overdue':
      return 'A delegation of yours has passed its date.';
    case 'roadblock': {
      const { roadblock } = known;
      return roadblock ? `${roadblock.delegate} told of a roadblock.` : 'There was a roadblock.';
    }
    case 'delegation-ended':
      return 'A delegation of yours has just ended.';
    case 'unthanked':
      return sayUnthanked(known.unthanked);
    default:
      return `You told me of ${toldWords[trigger]}.`;
  }
}

function sayUnthanked(of: About['unthanked'] | undefined): string {
  if (!of)
    return 'By your record, somebody in your team has had no thanks from you for three weeks.';
  const { person, since } = of;
  return `By your record, ${person} has had no thanks from you ${since ? `since ${since}` : 'yet'}.`;
}

/** What a manager tells of, within a sentence. */
const toldWords = {
  'project-starts': 'a project that starts',
  setback: 'a setback',
  incident: 'an incident',
  change: 'a change',
  'hard-conversation': 'a hard conversation',
  'one-on-one': 'a one-to-one',
  review: 'a review',
  'experiment-starts': 'an experiment that starts',
  'experiment-ends': 'an experiment that ended',
} as const;

function sayRested(days: number): string {
  const weeks = Math.round(days / 7);
  const since = weeks < 1 ? count(Math.max(1, days), 'day') : count(weeks, 'week');
  return `It has been ${since} since the last time.`;
}

function other(hat: 'leader' | 'manager'): string {
  return hat === 'leader' ? 'manager' : 'leader';
}
