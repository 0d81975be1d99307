import type { KnownBlock, ModalView } from '@slack/types';
import { actions, button, context, modal, section, textField } from '../slack/blocks.ts';
import type { Message } from '../slack/message.ts';
import { count } from '../slack/text.ts';
import { inline } from '../slack/typed.ts';
import { whyNoFiles } from '../slack/undelivered.ts';
import { confirmation, type Forgetting } from './forgetting.ts';

export const forgetCallback = 'privacy.forget';
export const sureCallback = 'privacy.sure';
export const exportAction = 'privacy.export';
export const forgetAction = 'privacy.forget-me';

/** The part of the Home tab. `isSending`: they wait for their files. */
export function homeBlocks(isSending: boolean): KnownBlock[] {
  return [
    context(
      isSending
        ? '*What is kept about you*: your files are on their way to our direct messages.'
        : '*What is kept about you* is yours: have it sent to you, or have it deleted.',
    ),
    actions(
      ...(isSending ? [] : [sendButton()]),
      button('Forget me', {
        action: forgetAction,
        says: 'Forget me. First you see what goes and what stays.',
      }),
    ),
  ];
}

/** Said at once, because gathering may take a moment. */
export function gathering(isNew: boolean): Message {
  const text = sayGathering(isNew, 'here, to our direct messages');
  return { text, blocks: [section(text)] };
}

/** The same to somebody on the Home tab. */
export function gatheringView(isNew: boolean): ModalView {
  return modal({
    callback: 'privacy.gathering',
    title: 'Send me everything',
    close: 'Close',
    blocks: [section(sayGathering(isNew, 'to our direct messages, on the Messages tab'))],
  });
}

function sayGathering(isNew: boolean, where: string): string {
  return isNew
    ? `I'm gathering everything that I keep about you. It comes ${where}, in a minute.`
    : `It is on its way already. It comes ${where}.`;
}

/** Stands above the two files. */
export function exportComment(): string {
  return [
    'This is everything that Both Hats keeps about you, and only you see it here.',
    '• The `.json` file is complete: every record, by chapter, with the time and its zone.',
    '• The `.csv` file has whatever has a date, for a spreadsheet: when, in which time zone, chapter, record, what was written, who else is named, and details.',
    'Save both: Slack keeps these copies for as long as it keeps messages here. `/coach forget` deletes what Both Hats keeps.',
  ].join('\n');
}

/** The files could not be sent, and will not be. `code` is Slack's, or `gave_up`. */
export function exportFailed(code: string): Message {
  const text = `I could not send you your files. ${whyNoFiles(code, '/coach export')}`;
  return { text, blocks: [section(text)] };
}

/** The first of two questions: what goes, and what stays with others. `isSending`: they have asked for their files. */
export function forgetView(what: Forgetting, isSending = false): ModalView {
  const goes = whatGoes(what);
  const stays = whatStays(what);
  return modal({
    callback: forgetCallback,
    title: 'Forget me',
    submit: 'Go on',
    close: 'Keep everything',
    blocks: [
      section(
        'This deletes everything that Both Hats keeps about you. It *cannot be undone*, not even by whoever looks after Both Hats. You can start anew with `/coach` at any time.',
      ),
      section(['*What goes*', ...goes.map((line) => `• ${line}`)].join('\n')),
      ...(stays.length > 0
        ? [
            section(
              [
                '*What stays with others, who rely on it*, with “somebody who left” in place of your name',
                ...stays.map((line) => `• ${line}`),
              ].join('\n'),
            ),
          ]
        : []),
      context(
        'Messages that are in Slack already stay there. Backups of the database hold a copy until newer ones replace them; whoever looks after Both Hats knows when.',
      ),
      ...exportOffer(isSending),
    ],
  });
}

function exportOffer(isSending: boolean): KnownBlock[] {
  if (isSending) {
    return [
      section(
        'Your files are on their way to our direct messages. Wait for them before you go on.',
      ),
    ];
  }
  return [section('Would you like to have a copy first?'), actions(sendButton())];
}

function sendButton() {
  return button('Send me everything', {
    action: exportAction,
    says: 'Send me everything that is kept about me',
  });
}

function whatGoes(what: Forgetting): string[] {
  return [
    'what I know of you from your Slack profile: name and time zone',
    ...(what.settings > 0 ? ['your settings, your team list and what you muted'] : []),
    ...(what.nudges > 0 ? [`${count(what.nudges, 'nudge')} and how you answered`] : []),
    ...(what.answers > 0 ? [`${count(what.answers, 'entry', 'entries')} in your journal`] : []),
    ...(what.visionNotes > 0 ? [`${count(what.visionNotes, 'note')} of your vision time`] : []),
    ...(what.wins > 0 ? [count(what.wins, 'win')] : []),
    ...(what.cards > 0 ? [`${count(what.cards, 'card')} that you keep about people`] : []),
    ...(what.stopped > 0
      ? ['that you want no messages: a colleague who hands you something reaches you again']
      : []),
    ...(what.waiting > 0 ? [`${count(what.waiting, 'message')} that would come to you`] : []),
  ];
}

function whatStays(what: Forgetting): string[] {
  return [
    ...(what.given > 0
      ? [
          `${count(what.given, 'delegation')} that you gave, with ${what.given === 1 ? 'its' : 'their'} check-ins. One that waits for an answer is taken back.`,
        ]
      : []),
    ...(what.owned > 0
      ? [
          `${count(what.owned, 'delegation')} that you were given, with your answers. Whoever gave one that is still open hears that nobody has it any more.`,
        ]
      : []),
    ...(what.kudosGiven > 0 ? [`${count(what.kudosGiven, 'kudos', 'kudos')} that you gave`] : []),
    ...(what.kudosReceived > 0
      ? [`${count(what.kudosReceived, 'kudos', 'kudos')} that you were given`]
      : []),
  ];
}

/** The second question. */
export function sureView(): ModalView {
  return modal({
    callback: sureCallback,
    title: 'Are you sure?',
    submit: 'Delete it all',
    close: 'Keep everything',
    blocks: [
      section('This is the last step: nobody can bring back what goes now.'),
      textField({
        key: 'word',
        label: `Type ${confirmation} to delete everything about you`,
        max: 40,
        placeholder: confirmation,
      }),
    ],
  });
}

const done =
  'Everything that I kept about you is deleted, and nothing more comes from me. What others rely on stays with them without your name. Backups follow when newer ones replace them.';

/** In the place of the form. */
export function forgottenView(): ModalView {
  return modal({
    callback: 'privacy.forgotten',
    title: 'Forgotten',
    close: 'Close',
    blocks: [section(done)],
  });
}

/** The last message. */
export function forgottenMessage(): Message {
  return {
    text: done,
    blocks: [
      section(done),
      context(
        'The messages above stay in Slack, and their buttons do nothing any more. `/coach` would start anew, with nothing from before.',
      ),
    ],
  };
}

/** Whoever gave something hears that nobody does it any more. */
export function unownedMessage(outcome: string): Message {
  const text = `Nobody has this any more: “${inline(outcome)}”. Whoever you gave it to has left Both Hats.`;
  return {
    text,
    blocks: [
      section(text),
      context(
        'There are no more check-ins. `/delegate list` shows it, and `/delegate` asks somebody else.',
      ),
    ],
  };
}
