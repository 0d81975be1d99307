import type { Button, KnownBlock, ModalView, SectionBlock } from '@slack/types';
import type { Difference } from '../delegations/index.ts';
import {
  actions,
  button,
  context,
  modal,
  personField,
  section,
  textField,
} from '../slack/blocks.ts';
import type { Message } from '../slack/message.ts';
import { mention, mrkdwn } from '../slack/text.ts';
import { inline, inlineWithin, safeBeginning } from '../slack/typed.ts';
import { sayFixedMoment } from '../time/words.ts';
import { wayOfAsking, wayToAProject } from './asking.view.ts';
import { isOpen, type Question, type Side, wordsOf } from './done.ts';
import { doneLimits } from './done-form.ts';

const heading = 'What does done look like?';
/** When both see both at the latest, said by the clock of whoever reads it. */
export type ShownAt = { at: Temporal.Instant; zone: string };

function hidden({ at, zone }: ShownAt): string {
  return `When both of you have answered, or on ${sayFixedMoment(at, at, zone)}, both of you see both answers.`;
}

/** Of what somebody typed, where up to three questions share a message. */
const shownLength = 300;
/** Of it where whole answers share one. */
const titleLength = 150;

function other({ manager, person }: Question, side: Side): string {
  return mention(side === 'manager' ? person : manager);
}

/** Asks one of the two; drawn anew it shows what they answered, never what the other did. */
export function doneMessage(questions: readonly Question[], side: Side, shown: ShownAt): Message {
  const open = questions.filter(isOpen);
  const [first] = questions;
  return {
    text: `${heading} ${questions.map(({ subject }) => `“${inlineWithin(subject, 60)}”`).join(', ')}`,
    blocks: [
      section(`*${heading}*${first ? `\n${wayOfAsking(first.createdAt)}` : ''}`),
      ...questions.flatMap((question) => one(question, side)),
      ...(open.length > 0
        ? [context(hidden(shown)), actions(button("Don't ask me this", { action: 'done.mute' }))]
        : []),
    ],
  };
}

function one(question: Question, side: Side): KnownBlock[] {
  const words = wordsOf(question, side);
  const name = `“${inlineWithin(question.subject, shownLength)}”, with ${other(question, side)}`;
  if (!isOpen(question)) return [section(`${name}: ${sayOver(question)}.`)];
  const answer = button(words === null ? 'Answer' : 'Change it', {
    action: 'done.answer',
    value: question.id,
  });
  return [
    section(name, answer),
    ...(words === null ? [] : [context(`You wrote: “${inlineWithin(words, shownLength)}”`)]),
  ];
}

function sayOver({ managerWords, personWords }: Question): string {
  const isSilent = managerWords === null && personWords === null;
  return isSilent ? 'over, without an answer' : 'the answers are in a message of their own';
}

/** Asks a manager of a project, perhaps one of this person, in the words of the week. */
export function projectMessage(person: string, now: Temporal.Instant): Message {
  const text = wayToAProject(person, now);
  return {
    text: `${heading} ${text}`,
    blocks: [
      section(`*${heading}*\n${text}`),
      actions(
        button('Choose the project', { action: 'done.project', value: person, style: 'primary' }),
        button("Don't ask me this", { action: 'done.mute' }),
      ),
    ],
  };
}

/** In its place, once somebody does not want to be asked. */
export function doneMuted(): Message {
  const text = "I won't ask you any more what done looks like.";
  return {
    text,
    blocks: [section(text), actions(button('Ask me again', { action: 'done.unmute' }))],
  };
}

/** In its place, once they take it back. */
export function doneUnmuted(): Message {
  return only('I will ask you again what done looks like, once in a while.');
}

/** Asks for an answer. `metadata` comes back. */
export function doneAnswerView(
  question: Question,
  side: Side,
  shown: ShownAt,
  metadata: string,
): ModalView {
  const words = wordsOf(question, side);
  return modal({
    callback: 'done.answer-form',
    title: 'Done looks like',
    submit: 'Keep it',
    metadata,
    blocks: [
      section(`“${inline(question.subject)}”`),
      wordsField(words ?? undefined),
      context(`${other(question, side)} answers the same. ${hidden(shown)}`),
    ],
  });
}

/** Asks a manager of which project, and for their own answer. `metadata` comes back; `person` is filled in. */
export function doneProjectView(shown: ShownAt, metadata: string, person?: string): ModalView {
  return modal({
    callback: 'done.project-form',
    title: 'Done looks like',
    submit: 'Ask them',
    metadata,
    blocks: [
      section('Somebody who works for you, and you, say how one sees that it is done: each alone.'),
      personField({ key: 'who', label: 'Who works on it?', initial: person }),
      textField({
        key: 'project',
        label: 'Which project?',
        max: doneLimits.project,
        placeholder: 'The new order page',
      }),
      wordsField(),
      context(`They are asked the same, without your answer. ${hidden(shown)}`),
    ],
  });
}

function wordsField(initial?: string) {
  return textField({
    key: 'words',
    label: 'Done looks like',
    lines: 'many',
    max: doneLimits.words,
    placeholder: 'Three shops order on it by 2 April, and nobody calls us.',
    initial,
  });
}

/** After the form: when the other one is asked. */
export function projectAsked(person: string, when: string, shown: ShownAt): ModalView {
  return modal({
    callback: 'done.asked',
    title: 'Done looks like',
    close: 'Done',
    blocks: [section(`${mention(person)} is asked ${when}. ${hidden(shown)}`)],
  });
}

/** Both answers to a question, for one of the two; `found` is where they are not the same. */
export type Shown = {
  question: Question;
  side: Side;
  found: readonly Difference[];
  buttons: readonly Button[];
};

/**
 * To both: the two answers side by side. What the words mean is for the two to say. Several questions stand below each other;
 * throws a RangeError for none.
 */
export function doneShown(shown: readonly Shown[]): Message {
  const [first, ...others] = shown;
  if (!first) throw new RangeError('answers are to a question');
  if (others.length === 0) {
    const title = `“${inline(first.question.subject)}”`;
    return { text: `${heading} ${title}`, blocks: sideBySide(first, `*${heading}* ${title}`) };
  }
  const titles = shown.map(({ question }) => `“${inlineWithin(question.subject, titleLength)}”`);
  return {
    text: `${heading} ${titles.join(', ')}`,
    blocks: [
      section(`*${heading}* Both of you see both answers now.`),
      ...shown.flatMap((each, at) => sideBySide(each, `*${titles[at]}*`, doneLimits.words)),
    ],
  };
}

/** `most` characters of each answer. */
function sideBySide(
  { question, side, found, buttons }: Shown,
  title: string,
  most = 1_800,
): KnownBlock[] {
  const { manager, person } = question;
  const column = (user: string, words: string | null) =>
    mrkdwn(
      `*${mention(user)}: done looks like*\n${words === null ? '_no answer_' : safeBeginning(words, most)}`,
    );
  const columns: SectionBlock = {
    type: 'section',
    fields: [column(manager, question.managerWords), column(person, question.personWords)],
  };
  const names = (named: Difference['one']) =>
    named.map(({ typed }) => `“${inline(typed, 60)}”`).join(', ');
  const apart = found.map(({ one: left, other: right }) => `${names(left)} and ${names(right)}`);
  const both = question.managerWords !== null && question.personWords !== null;
  return [
    section(title),
    columns,
    ...(apart.length > 0 ? [context(`Not the same: ${apart.join('; ')}.`)] : []),
    ...(both ? [context(`Talk about it with ${other(question, side)} for five minutes.`)] : []),
    ...(buttons.length > 0 ? [actions(...buttons)] : []),
  ];
}

/** The answer to words under the question. */
export function answerKept(id: string, shown: ShownAt): Message {
  const text = `That is your answer. ${hidden(shown)}`;
  return {
    text,
    blocks: [section(text), actions(button('Undo', { action: 'done.undo', value: id }))],
  };
}

/** After Undo. */
export function answerUndone(): Message {
  return only('It is no answer any more. Your words stay here.');
}

/** The answer to words that could belong to more than one question, or to none. */
export function pressTheButton(isLate: boolean): Message {
  return only(
    isLate
      ? 'Both of you see both answers already, so I keep this for nobody. Write to them directly.'
      : "More than one question is open above, so I can't tell which you mean. Press the button of the one. Nothing is kept yet.",
  );
}

function only(text: string): Message {
  return { text, blocks: [section(text)] };
}
