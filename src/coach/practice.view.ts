import type { ModalView } from '@slack/types';
import type { Practice } from '../practices/index.ts';
import { actions, button, section } from '../slack/blocks.ts';
import type { Message } from '../slack/message.ts';
import { inline } from '../slack/typed.ts';
import type { Answers } from './answers.view.ts';
import { practiceForm } from './nudge.view.ts';

/** The form of a practice that somebody wants to do now; `asked` comes back with it. */
export function askedForm(
  asked: string,
  practice: Practice,
  said: string,
  known: Answers = {},
): ModalView {
  return { ...practiceForm(asked, practice, said, known), callback_id: 'practice.done' };
}

/** How many are offered as buttons; the catalogue has the rest. */
const offered = 5;

/** Which one was meant, when a name is that of several, or of none but nearly of these. */
export function whichPractice(
  name: string,
  found: { practices: readonly Practice[]; isNear: boolean },
): Message {
  const { practices, isNear } = found;
  const text = opening(inline(name, 60), practices.length, isNear);
  return {
    text,
    blocks: [
      section(text),
      ...practices.slice(0, offered).map((practice) =>
        section(
          `*${practice.title}*\n${practice.why}`,
          button('Do it now', {
            action: 'practice.do',
            value: practice.key,
            says: `Do it now: ${practice.title}`,
          }),
        ),
      ),
      actions(button('All habits', { action: 'practice.browse' })),
    ],
  };
}

function opening(name: string, found: number, isNear: boolean): string {
  if (found === 0) return `I know no habit like “${name}”. Here you can search all of them.`;
  if (isNear)
    return `I know no “${name}”. Did you mean ${found === 1 ? 'this one' : 'one of these'}?`;
  const more = found > offered ? ` Here are the first ${offered}.` : '';
  return `“${name}” is in the names of ${found} habits. Which one?${more}`;
}
