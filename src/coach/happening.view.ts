import type { KnownBlock, ModalView } from '@slack/types';
import { type Practice, type ToldTrigger, toldTriggers } from '../practices/index.ts';
import { actions, button, context, divider, modal, section } from '../slack/blocks.ts';
import { localDate } from '../time/wall.ts';
import { sayDate } from '../time/words.ts';
import type { Happening } from './happening.ts';

type When = { now: Temporal.Instant; zone: string };

/** What a manager can tell of; nothing is typed. `told`: what they told in the last two weeks. */
export function happeningView(told: readonly Happening[], when: When): ModalView {
  return modal({
    callback: 'happening.tell',
    title: 'Something happened',
    close: 'Close',
    blocks: [
      section('*What is it?* One tap is enough, nothing to write.'),
      ...inRows(
        toldTriggers.map((what) => button(names[what], { action: `happening.${what}` })),
        3,
      ),
      context(
        'I offer you at once what helps then, and look out for it in the plan for two weeks. I keep which of these it was and when, nothing else, and only you see it.',
      ),
      ...(told.length === 0 ? [] : [divider, ...told.slice(0, mostTold).map(toldBlock(when))]),
      divider,
      actions(
        button('This week', { action: 'plan.week' }),
        button('All habits', { action: 'practice.browse' }),
      ),
    ],
  });
}

const mostTold = 20;

/** What was told, and the practices that follow it, to do now. */
export function toldView(happening: Happening, practices: readonly Practice[]): ModalView {
  const { id, what } = happening;
  return modal({
    callback: 'happening.tell',
    title: 'Something happened',
    close: 'Close',
    blocks: [
      section(
        `*Noted: ${lowered(names[what])}.* The plan looks out for it for two weeks.`,
        button('Undo', { action: 'happening.undo', value: id, says: 'Undo: forget that' }),
      ),
      ...(practices.length === 0
        ? [section('What follows it is muted. You find it in *All habits*.')]
        : [section('What helps now:')]),
      ...practices.flatMap((practice) => [
        divider,
        section(
          `*${practice.title}*\n${practice.why}`,
          button('Do it now', {
            action: 'practice.do',
            value: practice.key,
            says: `Do it now: ${practice.title}`,
          }),
        ),
      ]),
      divider,
      actions(
        button('Something else', { action: 'happening.tell' }),
        button('This week', { action: 'plan.week' }),
        button('All habits', { action: 'practice.browse' }),
      ),
    ],
  });
}

/** What a manager tells of, as its button says it. */
const names: Readonly<Record<ToldTrigger, string>> = {
  'project-starts': 'A project starts',
  setback: 'A setback',
  incident: 'An incident',
  change: 'A change is coming',
  'hard-conversation': 'A hard conversation ahead',
  'one-on-one': 'A one-to-one ahead',
  review: 'A review ahead',
  'experiment-starts': 'An experiment starts',
  'experiment-ends': 'An experiment has ended',
};

function lowered(text: string): string {
  return `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}

function toldBlock({ now, zone }: When) {
  return ({ id, what, at }: Happening): KnownBlock =>
    section(
      `${names[what]} · you told me ${sayDate(localDate(at, zone), localDate(now, zone))}`,
      button('Forget it', {
        action: 'happening.undo',
        value: id,
        says: `Forget: ${names[what]}`,
      }),
    );
}

function inRows(buttons: readonly ReturnType<typeof button>[], length: number): KnownBlock[] {
  const rows: KnownBlock[] = [];
  for (let at = 0; at < buttons.length; at += length) {
    rows.push(actions(...buttons.slice(at, at + length)));
  }
  return rows;
}
