import type { ContextBlock, KnownBlock, ModalView } from '@slack/types';
import {
  choiceField,
  context,
  dateField,
  field,
  modal,
  option,
  textField,
  timeField,
} from '../slack/blocks.ts';
import type { Person } from '../people/index.ts';
import { mention, plain } from '../slack/text.ts';
import { namesForMentions } from '../slack/typed.ts';
import { allWeekdays } from '../time/hours.ts';
import { weekdayName } from '../time/words.ts';
import { authorityNames } from './authority.view.ts';
import { bothSides } from './both-sides.view.ts';
import { sayBeside } from './delegate-form.view.ts';
import { authorities, type Delegation } from './delegation.ts';
import { limits } from './delegation-form.ts';
import type { Reader } from './delegation.view.ts';
import type { Beside } from './writing.ts';

/** What check-ins hang on tells of each change, as this. */
const dispatch = 'delegations.change-draft';

/** What the manager changes. `named` are people whom the outcome mentions. Both descriptions of done stand above it where there are two. */
export function changeView(
  delegation: Delegation,
  named: readonly Person[],
  metadata: string,
  reader: Reader,
): ModalView {
  const terms = delegation.pending ?? delegation;
  const { checkIn } = delegation;
  const days = allWeekdays.map((day) => option(weekdayName(day), String(day)));
  const chosen = days.filter(({ value }) => checkIn?.days.some((day) => String(day) === value));
  return formOf(
    [
      ...bothSides(delegation, reader),
      ...waits(delegation),
      textField({
        key: 'outcome',
        label: 'Outcome',
        lines: 'many',
        max: limits.outcome,
        initial: namesForMentions(terms.outcome, named),
      }),
      textField({
        key: 'done',
        label: 'What does done look like?',
        lines: 'many',
        max: limits.done,
        initial: terms.doneLooksLike,
      }),
      choiceField({
        key: 'authority',
        label: 'Authority',
        choices: authorities.map((level) => option(authorityNames[level], level)),
        initial: terms.authority,
      }),
      textField({
        key: 'limit',
        label: 'Its limit',
        lines: 'one',
        max: limits.limit,
        optional: true,
        initial: terms.limit,
        placeholder: 'up to $500',
      }),
      dateField({
        key: 'due',
        label: 'Due',
        placeholder: 'No date',
        initial: terms.dueOn,
        optional: true,
        dispatch,
      }),
      timeField({
        key: 'due_at',
        label: 'Due at',
        hint: 'By your clock.',
        initial: terms.dueAt,
        optional: true,
      }),
      field(
        { key: 'check_in', label: 'Check-ins', optional: true, dispatch },
        {
          type: 'multi_static_select',
          placeholder: plain('No check-in'),
          options: days,
          ...(chosen.length > 0 && { initial_options: chosen }),
        },
      ),
      timeField({
        key: 'check_in_at',
        label: 'Check-in time',
        hint: 'By their clock.',
        initial: checkIn?.at ?? Temporal.PlainTime.from('10:00'),
        optional: true,
        dispatch,
      }),
      besideCheckIns(null),
      context(sayWhatFollows(delegation)),
    ],
    metadata,
  );
}

/** The form as it stands before somebody, with what is said of its check-ins now; null when that stands there already. */
export function changeWithBeside(
  { blocks, metadata }: { blocks: readonly KnownBlock[]; metadata: string },
  beside: Beside | null,
): ModalView | null {
  const slot = besideCheckIns(beside);
  const before = blocks.find(({ block_id: key }) => key === slot.block_id);
  if (!before || JSON.stringify(textsOf(before)) === JSON.stringify(textsOf(slot))) return null;
  return formOf(
    blocks.map((block) => (block === before ? slot : block)),
    metadata,
  );
}

function textsOf(block: KnownBlock): string[] {
  const elements = block.type === 'context' ? block.elements : [];
  return elements.map((element) => ('text' in element ? element.text : ''));
}

/** Never empty, so that nothing moves under somebody who chooses. */
function besideCheckIns(beside: Beside | null): ContextBlock {
  const quiet = 'I ask them whether anything is in the way, and nothing else.';
  return { ...context(beside ? sayBeside(beside) : quiet), block_id: 'check_in-beside' };
}

function formOf(blocks: KnownBlock[], metadata: string): ModalView {
  return modal({
    callback: 'delegations.change-form',
    title: 'Change it',
    submit: 'Change',
    close: 'Leave it',
    metadata,
    blocks,
  });
}

function waits({ pending, delegate }: Delegation): KnownBlock[] {
  if (!pending) return [];
  return [
    context(
      `Your last change waits for ${mention(delegate)}; it stands in the fields. This one takes its place.`,
    ),
  ];
}

function sayWhatFollows({ state, delegate }: Delegation): string {
  const who = mention(delegate);
  return state === 'proposed'
    ? `${who} is asked anew, with what stands here.`
    : `Outcome, due date and authority wait until ${who} confirms, and with them what done looks like. Alone it applies at once, as check-ins do, and ${who} hears of it.`;
}
