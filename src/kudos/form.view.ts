import type { ContextBlock, KnownBlock, ModalView } from '@slack/types';
import {
  actions,
  button,
  channelField,
  context,
  divider,
  modal,
  peopleField,
  section,
  textField,
} from '../slack/blocks.ts';
import type { ChannelProblem, Postable } from '../slack/postable.ts';
import { sayNotYet, sayReaders } from '../slack/readers.ts';
import { list, mention, safe, type Typed } from '../slack/text.ts';
import { leftOver, namesForMentions, typedPieces } from '../slack/typed.ts';
import { does, kudosPost, type Said, threadOpener } from './kudos.view.ts';
import { type Kudos, limits, type Origin, writeOrigin } from './kudos.ts';
import { type Field, type Missing } from './missing.ts';
import { sayMissing } from './missing.view.ts';

export const formCallback = 'kudos.form';
export const editCallback = 'kudos.edit-form';
export const previewCallback = 'kudos.preview';
export const problemCallback = 'kudos.channel-problem';
/** Each change of what is written comes at once, as this. */
export const writing = 'kudos.writing';

type FormOptions = {
  origin: Origin;
  /** What the fields hold at first. */
  from: Pick<Kudos, 'did' | 'effect' | 'people' | 'link'>;
  channel: string | null;
  /** The people whose names are known, for the mentions in the text. */
  known: readonly { id: string; name: string }[];
  /** What is missing in it as it opens. */
  missing?: Missing | null;
};

/** The form in which kudos are written, or changed when the origin names one. Nothing is posted before it was looked at. */
export function kudosForm(of: FormOptions): ModalView {
  const { origin, from } = of;
  // Whoever is not remembered would not come back as a mention.
  const known = of.known.slice(0, mostNamed);
  const [did, ...beyond] = fitting(from.did, limits.did, known);
  const [effect, ...rest] = fitting(from.effect, limits.effect, known);
  const isEdit = origin.kudos !== undefined;
  const blocks: KnownBlock[] = [
    ...(origin.already
      ? [
          section(
            `You shared this already, ${origin.already}. Sent again, it stands there beside the first.`,
          ),
        ]
      : []),
    ...leftOver([...beyond, ...rest].join('\n')),
    ...withoutRoom(from.people.slice(limits.people)),
    ...(from.link ? [context(`About <${from.link}|this message>. The post links to it.`)] : []),
    peopleField({
      key: 'people',
      label: 'Who did it?',
      initial: from.people.slice(0, limits.people),
    }),
    textField({
      key: 'did',
      label: 'What did they do?',
      lines: 'many',
      max: limits.did,
      initial: did,
      placeholder: 'Shipped the login fix two days early.',
      dispatch: writing,
    }),
    slot('did'),
    textField({
      key: 'effect',
      label: 'What did it change?',
      lines: 'many',
      max: limits.effect,
      initial: effect,
      placeholder: 'Support had its first quiet Monday since autumn.',
      optional: true,
      dispatch: writing,
    }),
    slot('effect'),
    ...(isEdit
      ? [context(`The post in <#${of.channel}> says so too, once you save it.`)]
      : [
          channelField({ key: 'channel', label: 'Where?', initial: of.channel }),
          context(
            'Everybody in that channel sees this, with your name, and can add to it in a thread. Whoever you thank finds it under `/kudos list` too.',
          ),
          ...(origin.answers ? [actions(insteadButton())] : []),
        ]),
  ];
  const drawn = blocks.map((block) => withMissing(block, of.missing ?? null));
  return formOf(drawn, { ...origin, named: known.map(({ id }) => id) });
}

/** Says whom the field has no room for. */
function withoutRoom(people: readonly string[]): KnownBlock[] {
  if (people.length === 0) return [];
  const are = people.length === 1 ? 'is' : 'are';
  const says = `*${limits.people} people fit here.* ${list(people.map(mention))} ${are} not among them: leave somebody else out, or name them in your words.`;
  return typedPieces(says, 3000).map((piece) => section(safe(piece)));
}

/** Thanks need no channel: what was said in private is an answer too. */
function insteadButton() {
  return button('I thanked them in private', { action: does.instead });
}

/** Metadata holds their ids. */
const mostNamed = 100;

/** The form as it stands before somebody, with what is missing in it now; null when it says so already. */
export function formWithMissing(
  form: { blocks: readonly KnownBlock[]; origin: Origin },
  missing: Missing | null,
): ModalView | null {
  const drawn = form.blocks.map((block) => withMissing(block, missing));
  const isSame = drawn.every((block, at) => wordsIn(block) === wordsIn(form.blocks[at]));
  return isSame ? null : formOf(drawn, form.origin);
}

function formOf(blocks: KnownBlock[], origin: Origin): ModalView {
  const isEdit = origin.kudos !== undefined;
  return modal({
    callback: isEdit ? editCallback : formCallback,
    title: isEdit ? 'Change kudos' : origin.win ? 'Share as kudos' : 'Give kudos',
    submit: isEdit ? 'Save' : 'Preview',
    metadata: writeOrigin(origin),
    blocks,
  });
}

/** Text as a field shows it, in pieces of which the first fits. */
function fitting(text: Typed, max: number, known: FormOptions['known']): string[] {
  const named = namesForMentions(text, known);
  return typedPieces(named.length <= max ? named : text, max, (part) => part.length);
}

/** What stands below a field where nothing is missing: never empty, so that nothing moves under somebody who types. */
const quiet: Readonly<Record<Field, string>> = {
  did: 'One thing they did, so that somebody who was not there can picture it.',
  effect: 'The effect is what others remember: what is different now, and for whom?',
};

function slot(field: Field): ContextBlock {
  return { ...context(quiet[field]), block_id: `${field}-beside` };
}

function withMissing(block: KnownBlock, missing: Missing | null): KnownBlock {
  const field = (['did', 'effect'] as const).find((one) => block.block_id === `${one}-beside`);
  if (!field) return block;
  if (missing?.about !== field) return slot(field);
  return { ...context(`:bulb: ${sayMissing(missing)}`), block_id: `${field}-beside` };
}

function wordsIn(block: KnownBlock | undefined): string {
  const [first] = block?.type === 'context' ? block.elements : [];
  return first && 'text' in first ? first.text : '';
}

/** The post as it will look, where it goes and who reads it there: the last step before it goes out. */
export function previewView(of: {
  origin: Origin;
  kudos: Said & { channel: string };
  /** Null when Slack did not say in time. */
  postable: Postable | null;
  missing: Missing | null;
  /** It was to be posted just now, and its giver did not know who reads it. */
  isNews?: boolean;
}): ModalView {
  const { kudos, postable, missing } = of;
  return modal({
    callback: previewCallback,
    title: 'This is how it looks',
    submit: of.origin.already ? 'Post again' : 'Post',
    metadata: writeOrigin({ ...of.origin, told: postable?.outside?.kind }),
    blocks: [
      ...(of.isNews ? [sayNotYet('posted')] : []),
      ...sayReaders(kudos.channel, postable),
      divider,
      ...kudosPost(kudos).blocks,
      divider,
      context(`In its thread I begin with: “${threadOpener().text}”`),
      ...(missing ? [context(`:bulb: ${sayMissing(missing)} Or post it as it is.`)] : []),
      actions(backButton('Back to the form')),
    ],
  });
}

/** Why it cannot go to that channel, with another try where that may help. The words are kept. */
export function problemView(of: {
  origin: Origin;
  channel: string;
  problem: ChannelProblem;
  /** It was tried again just now. */
  isStill: boolean;
}): ModalView {
  const { problem } = of;
  return modal({
    callback: problemCallback,
    title: 'Not there yet',
    ...(problem.canBeMended && { submit: 'Try again' }),
    metadata: writeOrigin(of.origin),
    blocks: [
      section(`${of.isStill ? '*Still not.* ' : ''}<#${of.channel}>: ${problem.says}`),
      context('Your words are safe.'),
      actions(backButton('Choose another channel')),
    ],
  });
}

function backButton(text: string) {
  return button(text, { action: does.back });
}
