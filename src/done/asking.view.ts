import { mention } from '../slack/text.ts';

const hour = 60 * 60 * 1000;
const week = 7 * 24 * hour;
/** The epoch began on a Thursday. Weeks turn on Saturday at noon, when nobody anywhere is asked. */
const firstTurn = (2 * 24 + 12) * hour;

/*
 * One of each for every week, so that none comes back within eight. Which one follows from the moment of asking alone: a
 * message that is drawn anew keeps its words.
 */

const ways = [
  'Say it in a line or two, without asking the other one: what will be there, and how will one see it?',
  'In a line or two, each of you alone: what can somebody hold, open or use on the day it is done?',
  'Picture the day on which it is finished. What is there that is not there today? Write it before you two talk.',
  'How would somebody who joins tomorrow tell that it is finished? A line or two, without asking the other one.',
  'Which number, date or name says that it is done? Answer alone, and so does the other one.',
  "Who says “yes, that's it” in the end, and what have they seen by then? A line or two, each of you alone.",
  'If it were done this afternoon, what would you show? Write it down without asking the other one.',
  'What is the last thing that happens before you call it done? A line or two, which the other one does not see yet.',
  'What is in it when it is done, and what is left out? Write your own answer, and so does the other one.',
] as const;

const projectWays: readonly ((who: string) => string)[] = [
  (who) =>
    `Nothing that you handed over runs just now. Take what ${who} works on, or somebody else.`,
  (who) => `It takes two lines of each of you. Take what ${who} is busy with, or somebody else.`,
  (who) =>
    `Two people seldom see the same end. Take what is biggest for ${who}, or for somebody else.`,
  (who) => `Take what ${who} wants to finish this month, or somebody else.`,
  (who) => `It is easiest at the beginning. Take what ${who} has just begun, or somebody else.`,
  (who) =>
    `What would surprise you most if it came back different? Take it from ${who}, or somebody else.`,
  (who) => `Take what others wait for from ${who}, or from somebody else.`,
  (who) => `Take what you last talked about with ${who}, or with somebody else.`,
  (who) => `Take what ${who} has had for longest, or somebody else.`,
];

/** What two people are asked to write, in the words of the week of `at`. */
export function wayOfAsking(at: Temporal.Instant): string {
  return ofWeek(ways, at);
}

/** How a manager is asked of a project, perhaps one of `person`, in the words of the week of `at`. */
export function wayToAProject(person: string, at: Temporal.Instant): string {
  const way = ofWeek(projectWays, at)(mention(person));
  return `${way} Each of you says alone when it is done, then both see both.`;
}

function ofWeek<Way>(all: readonly Way[], at: Temporal.Instant): Way {
  const way = all[Math.floor((at.epochMilliseconds - firstTurn) / week) % all.length];
  if (way === undefined) throw new Error('there is nothing to choose from');
  return way;
}
