import type { KnownBlock, ModalView } from '@slack/types';
import { type Field, type Practice, sayWording } from '../practices/index.ts';
import {
  actions,
  button,
  choiceField,
  confirm,
  context,
  modal,
  option,
  personField,
  section,
  textField,
} from '../slack/blocks.ts';
import type { Message } from '../slack/message.ts';
import { mention, plain } from '../slack/text.ts';
import { safeBeginning } from '../slack/typed.ts';
import { sayFixedMoment, sayTime } from '../time/words.ts';
import { purposeShown } from './manager.ts';
import type { Response } from './history.ts';
import { sayReason } from './reason.view.ts';
import type { Shown } from './shown.ts';

/** Longest answer in a practice's form, in characters. */
export const answerLength = { line: 200, paragraph: 2000 } as const;

/** How much of an answer its author sees again in the message, escaped. */
const answerShown = 800;

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
        button('Not useful', { action: 'nudge.not-useful', value: nudge }),
        button('Mute', {
          action: 'nudge.mute',
          value: nudge,
          says: `Mute this habit: ${practice.title}`,
          confirm: confirm(
            'Mute this habit?',
            `"${practice.title}" will not come again, until you unmute it on the Home tab.`,
            'Mute it',
            'Keep it',
          ),
        }),
      ),
    ],
  };
}

/** What became of a nudge. `laterAt` null: it was put off, and the pause it would have come back in has no end yet. */
export type Answered = {
  response: Response | null;
  laterAt: Temporal.Instant | null;
  answers: Readonly<Record<string, string>>;
};

/** The nudge as it stands: with its buttons, or with what was answered in their place and the way back. */
export function shownNudge(
  nudge: string,
  shown: Shown,
  answered: Answered,
  now: Temporal.Instant,
): Message {
  const { practice, manager } = shown;
  switch (answered.response) {
    case null:
      return nudgeMessage(nudge, shown);
    case 'done':
      return withoutButtons(shown, `Done. ${practice.thanks} Only you see this.`, [
        ...answerBlocks(practice, answered.answers),
      ]);
    case 'later':
      return withUndo(
        nudge,
        shown,
        answered.laterAt
          ? `Later: it comes back on ${sayFixedMoment(answered.laterAt, now, manager.zone)}.`
          : 'Later: it did not come back, since you paused.',
      );
    case 'not-useful':
      return withUndo(nudge, shown, 'Not useful. It will come less often.');
    case 'muted':
      return withUndo(nudge, shown, 'Muted. You can unmute it on the Home tab.');
  }
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

/** What was written in the form, as its author sees it again. */
function answerBlocks(practice: Practice, answers: Readonly<Record<string, string>>): KnownBlock[] {
  return practice.form.fields.flatMap((of) => {
    const answer = answers[of.key];
    return answer ? [section(`*${of.label}*\n${sayAnswer(of, answer)}`)] : [];
  });
}

function sayAnswer(of: Field, answer: string): string {
  if (of.kind === 'person') return mention(answer);
  const chosen = of.kind === 'choice' && of.choices.find((choice) => choice.key === answer);
  return chosen ? chosen.label : safeBeginning(answer, answerShown);
}

function head(shown: Shown, also: readonly string[] = []): KnownBlock[] {
  const { practice, manager } = shown;
  const purpose =
    practice.key === 'connect-to-purpose' && manager.purpose
      ? [context(`Your team's purpose:\n${safeBeginning(manager.purpose, purposeShown)}`)]
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
  return `The last three found no answer, so I come less often: ${pace === 1 ? 'once' : `${pace} times`} a week. Any answer brings the old pace back.`;
}

function textOf({ practice, wording, known }: Shown): string {
  return sayWording(practice, wording, known);
}

/** A practice's short form under what its nudge `said`. */
export function practiceForm(nudge: string, practice: Practice, said: string): ModalView {
  return modal({
    callback: 'nudge.done',
    title: practice.form.title,
    submit: practice.form.submit,
    metadata: nudge,
    blocks: [
      section(said),
      ...practice.form.fields.map(formField),
      context('Only you see this. It is kept in your journal.'),
    ],
  });
}

function formField(of: Field): KnownBlock {
  const common = {
    key: of.key,
    label: of.label,
    ...(of.hint && { hint: of.hint }),
    optional: of.optional ?? false,
  };
  switch (of.kind) {
    case 'line':
    case 'paragraph':
      return textField({
        ...common,
        lines: of.kind === 'line' ? 'one' : 'many',
        max: answerLength[of.kind],
        ...(of.placeholder && { placeholder: of.placeholder }),
      });
    case 'choice':
      return choiceField({
        ...common,
        choices: of.choices.map((choice) => option(choice.label, choice.key)),
      });
    case 'person':
      return personField(common);
  }
}
