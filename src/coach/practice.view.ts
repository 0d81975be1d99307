import type { ModalView } from '@slack/types';
import type { Practice } from '../practices/index.ts';
import { actions, button, section } from '../slack/blocks.ts';
import type { Message } from '../slack/message.ts';
import { inline } from '../slack/typed.ts';
import type { Answers } from './answers.view.ts';
import type { Found } from './find.ts';
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

/** Which one was meant, when no single one is for sure. */
export function whichPractice(name: string, { practices, by }: Found): Message {
  const text = opening(inline(name, 60), practices.length, by);
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

function opening(name: string, found: number, by: Found['by']): string {
  if (found === 0) return `I know no habit like “${name}”. Here you can search all of them.`;
  const isOne = found === 1;
  if (by === 'likeness')
    return `I know no “${name}”. Did you mean ${isOne ? 'this one' : 'one of these'}?`;
  const more = found > offered ? ` Here are the first ${offered}.` : '';
  const which = isOne ? 'Is it this one?' : `Which one?${more}`;
  return by === 'name'
    ? `“${name}” is in the ${isOne ? 'name of one habit' : `names of ${found} habits`}. ${which}`
    : `${isOne ? 'One habit has' : `${found} habits have`} to do with “${name}”. ${which}`;
}
