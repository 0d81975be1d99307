import type { KnownBlock, ModalView } from '@slack/types';
import type { Field } from '../../src/delegations/clarity.ts';
import { limits } from '../../src/delegations/delegation-form.ts';
import { delegateForm, formWithBeside } from '../../src/delegations/delegate-form.view.ts';
import type { Ambiguity } from '../../src/delegations/read-contract.ts';
import type { Beside } from '../../src/delegations/writing.ts';
import { proposed } from './delegations.sample.ts';
import { previewsOf } from './preview.ts';
import {
  ana,
  crowd,
  date,
  growing,
  longest,
  rightToLeft,
  rightToLeftWith,
  time,
  permalink,
} from './sample.ts';

const { modals } = previewsOf('delegations');

const beside = (about: Field): Beside => ({
  about,
  says: '“Handle” says what to do, and not yet what will be there.',
  suggests: 'Finish this sentence: “When it is done, there is …”',
});
const twoFridays: Ambiguity = {
  why: 'which-one',
  phrase: 'by next Friday at 3pm',
  choices: ['2027-03-19', '2027-03-26'].map((day) => ({
    says: `Friday ${day.slice(-2)} March at 15:00`,
    due: { date: date(day), time: time('15:00') },
  })),
};
/** The form when something in it has changed. */
function changed(form: ModalView, isAnotherDay: boolean): ModalView {
  const blocks = form.blocks as KnownBlock[];
  const next = formWithBeside(
    { blocks, metadata: form.private_metadata ?? '' },
    { beside: beside('done'), isAnotherDay },
  );
  if (!next) throw new Error('the form says the same as before');
  return next;
}

export const delegateFormPreviews = [
  ...modals('delegateForm', {
    empty: delegateForm({}, []),
    'with a person and an outcome': delegateForm(
      { delegate: ana.id, outcome: proposed.outcome },
      [],
    ),
    'with a remark': delegateForm(
      { outcome: proposed.outcome, note: 'Build Bot is an app. Choose a person.' },
      [],
    ),
    'asked anew, all filled in': delegateForm(proposed, []),
    'an outcome that is too long': delegateForm({ outcome: longest(2500) }, crowd),
    'a date that may mean two': delegateForm(
      { outcome: proposed.outcome, asks: twoFridays },
      [],
      beside('due'),
    ),
    'from a message': delegateForm({ outcome: proposed.outcome, link: permalink }, []),
    'with what the coach says': delegateForm(proposed, [], beside('outcome')),
    'with whose strength it is': delegateForm(proposed, [], {
      about: 'who',
      says: 'Bo’s card says: Writing, Editing.',
      suggests: 'Is this theirs?',
    }),
    'with the longest that the coach says': delegateForm(proposed, [], {
      about: 'check_in',
      says: growing(1000),
      suggests: longest(1000),
    }),
    'right to left': delegateForm(
      { ...proposed, outcome: rightToLeftWith, doneLooksLike: rightToLeft },
      crowd,
    ),
    longest: delegateForm(
      { ...proposed, outcome: growing(limits.outcome), doneLooksLike: longest(limits.done) },
      [],
    ),
  }),
  ...modals('formWithBeside', {
    'a word while it is written': changed(delegateForm(proposed, []), false),
    'another day': changed(delegateForm({ asks: twoFridays }, []), true),
  }),
];
