import type { KnownBlock, ModalView } from '@slack/types';
import { type Practice, sayWording } from '../practices/index.ts';
import { sharedBlocks, type Shown as Shared } from '../sharing/index.ts';
import { actions, button, context, modal, option, section } from '../slack/blocks.ts';
import type { Message } from '../slack/message.ts';
import { plain } from '../slack/text.ts';
import { leftOver, safeBeginning, setApart } from '../slack/typed.ts';
import { sayFixedMoment, sayTime } from '../time/words.ts';
import { answerBlocks, answerFields, type Answers, fitting, whoSees } from './answers.view.ts';
import { purposeShown } from './manager.ts';
import type { Response } from './history.ts';
import type { Coming } from './intention.ts';
import { plannedBlocks, sayPlan } from './intention.view.ts';
import type { Confirmed } from './progress.ts';
import { sayConfirmed } from './progress.view.ts';
import { sayReason } from './reason.view.ts';
import type { Shown } from './shown.ts';

/** One thing to do today, why, and the answers. `nudge` comes back with each of them. */
export function nudgeMessage(nudge: string, shown: Shown): Message {
  const { practice, manager } = shown;
  const text = textOf(shown);
  return {
    text: titled(practice, text),
    blocks: [
      ...head(shown, whyNow(shown)),
      actions(
        button('Do it', { action: 'nudge.do', value: nudge, style: 'primary' }),
        {
          type: 'static_select',
          action_id: 'nudge.later',
          placeholder: plain('Later'),
          options: [
            option('In an hour', `hour ${nudge}`),
            option(`Tomorrow at ${sayTime(manager.nudgeAt)}`, `tomorrow ${nudge}`),
          ],
        },
        button('Plan it', {
          action: 'intention.plan',
          value: nudge,
          says: 'Plan it: when …, I will …',
        }),
        button('Not useful', { action: 'nudge.not-useful', value: nudge }),
        button('Mute', {
          action: 'nudge.mute',
          value: nudge,
          says: `Mute this habit: ${practice.title}`,
        }),
      ),
    ],
  };
}

/** What became of a nudge. `laterAt` null: it was put off, and the pause it would have come back in has no end yet. */
export type Answered = {
  response: Response | null;
  laterAt: Temporal.Instant | null;
  answers: Answers;
  /** The entry of the journal in which they stand, and where it is shared; null for none. */
  entry?: { id: string; shares: readonly Shared[] } | null;
  /** The when-then plan that was made of it. */
  coming?: Coming | null;
  /** What is said to the answer besides; null for nothing. */
  confirmed?: Confirmed | null;
};

/** The nudge as it stands: with its buttons, or with what was answered in their place and the way back. */
export function shownNudge(
  nudge: string,
  shown: Shown,
  answered: Answered,
  now: Temporal.Instant,
): Message {
  const { practice, manager } = shown;
  const { coming = null, entry = null } = answered;
  // What asked about a plan says it: once is enough.
  const confirmed = coming?.plan.outbox ? null : (answered.confirmed ?? null);
  const { zone } = manager;
  const say = (words: string) => sayConfirmed(words, confirmed);
  switch (answered.response) {
    case null:
      return nudgeMessage(nudge, shown);
    case 'done':
      return withSharing(
        entry,
        practice,
        { now, zone },
        withoutButtons(shown, `${say(sayDone(answered, practice))}${saysOnly(entry, practice)}`, [
          ...(coming ? plannedBlocks(coming, { now, zone }) : []),
          ...answerBlocks(practice, answered.answers),
        ]),
      );
    case 'later':
      return withUndo(
        nudge,
        shown,
        say(
          answered.laterAt
            ? `Later: it comes back on ${sayFixedMoment(answered.laterAt, now, zone)}.`
            : 'Later: it did not come back, since you paused.',
        ),
      );
    case 'not-useful':
      return withUndo(nudge, shown, say('Not useful. It will come less often.'));
    case 'muted':
      return withUndo(nudge, shown, say('Muted. You can unmute it on the Home tab.'));
    case 'planned':
      return {
        text: titled(practice, coming ? sayPlan(coming.plan) : 'Planned.'),
        blocks: [
          ...head(shown),
          ...(confirmed?.isBack ? [context(say('It is planned.'))] : []),
          ...(coming ? plannedBlocks(coming, { now, zone }) : []),
        ],
      };
  }
}

/** The same with where its answer is shared, and the button for that. */
function withSharing(
  entry: Answered['entry'],
  practice: Practice,
  when: { now: Temporal.Instant; zone: string },
  { text, blocks }: Message,
): Message {
  if (!entry || practice.sharing === 'never') return { text, blocks };
  const label = entry.shares.length > 0 ? 'Share again' : 'Share it';
  const share = button(label, {
    action: 'journal.share',
    value: entry.id,
    says: `${label}: choose what others see`,
  });
  return { text, blocks: [...blocks, ...sharedBlocks(entry.shares, when), actions(share)] };
}

/** Thanks are for what was written; a plan that happened without a word has had its own. */
function sayDone({ coming, answers }: Answered, { thanks }: Practice): string {
  return coming && Object.keys(answers).length === 0 ? 'Done, as planned.' : `Done. ${thanks}`;
}

/** Who sees an answer, after a sentence; '' where its shares tell. */
function saysOnly(entry: Answered['entry'], practice: Practice): string {
  if (!entry) return ' Only you see this.';
  return entry.shares.length > 0 ? '' : ` ${whoSees(practice)}`;
}

/** The message in which a nudge stood before it came back. */
export function cameBack(shown: Shown): Message {
  return withoutButtons(shown, 'It came back: the newer message has its buttons.');
}

function withUndo(nudge: string, shown: Shown, said: string): Message {
  const { text, blocks } = withoutButtons(shown, said);
  const undo = actions(button('Undo', { action: 'nudge.undo', value: nudge }));
  return { text, blocks: [...blocks, undo] };
}

function withoutButtons(shown: Shown, said: string, written: readonly KnownBlock[] = []): Message {
  return {
    text: titled(shown.practice, said),
    blocks: [...head(shown), ...written, context(said)],
  };
}

/** A practice's title as a sentence, and what is said to it. */
function titled({ title }: Practice, text: string): string {
  return `${title}${/[.?!]$/.test(title) ? '' : '.'} ${text}`;
}

function head(shown: Shown, also: readonly string[] = []): KnownBlock[] {
  const { practice, manager } = shown;
  const purpose =
    practice.key === 'connect-to-purpose' && manager.purpose
      ? [context(`Your team's purpose:\n${setApart(safeBeginning(manager.purpose, purposeShown))}`)]
      : [];
  return [
    section(`*${practice.title}*\n${textOf(shown)}`),
    ...purpose,
    context([`Why: ${practice.why}`, ...also].join('\n')),
  ];
}

/** What is of interest while a nudge is open: why it was chosen, and that fewer come from now on. */
function whyNow({ reason, known, slowedTo }: Shown): string[] {
  return [
    ...(reason ? [`Why this? ${sayReason(reason, known)}`] : []),
    ...(slowedTo === null ? [] : [saySlowed(slowedTo)]),
  ];
}

/** Said once, when three in a row went unanswered. */
function saySlowed(pace: number): string {
  return `The last three found no answer, so I come less often: ${sayTimes(pace)} a week. Any answer brings the old pace back.`;
}

/** "once", "2 times". */
export function sayTimes(times: number): string {
  return times === 1 ? 'once' : `${times} times`;
}

function textOf({ practice, wording, known }: Shown): string {
  return sayWording(practice, wording, known);
}

/** A practice's short form under what its nudge `said`, with what is known in its fields. */
export function practiceForm(
  nudge: string,
  practice: Practice,
  said: string,
  known: Answers = {},
): ModalView {
  const { answers, rest } = fitting(practice, known);
  return modal({
    callback: 'nudge.done',
    title: practice.form.title,
    submit: practice.form.submit,
    metadata: nudge,
    blocks: [
      section(said),
      ...leftOver(rest),
      ...answerFields(practice, answers),
      context(`${whoSees(practice)} It is kept in your journal.`),
    ],
  });
}
