import type {
  ActionsBlock,
  Button,
  ConfirmationDialog,
  ContextBlock,
  DividerBlock,
  HeaderBlock,
  HomeView,
  InputBlock,
  KnownBlock,
  ModalView,
  PlainTextOption,
  SectionBlock,
} from '@slack/types';
import { formatTime } from '../time/wall.ts';
import { mrkdwn, plain, shorten, somebodyWhoLeft } from './text.ts';

export function section(text: string, accessory?: SectionBlock['accessory']): SectionBlock {
  return { type: 'section', text: mrkdwn(text), ...(accessory && { accessory }) };
}

export function header(text: string): HeaderBlock {
  return { type: 'header', text: plain(shorten(text, 150)) };
}

export function context(...texts: string[]): ContextBlock {
  return { type: 'context', elements: texts.map((text) => mrkdwn(text)) };
}

export const divider: DividerBlock = { type: 'divider' };

type ButtonOptions = {
  /** Routes the click: `room.verb`. */
  action: string;
  value?: string;
  style?: 'primary' | 'danger';
  confirm?: ConfirmationDialog;
  /** Read out instead of the text, where the text alone is not clear; at most 75 characters. */
  says?: string;
};

export function button(text: string, options: ButtonOptions): Button {
  return {
    type: 'button',
    text: plain(text),
    action_id: options.action,
    ...(options.value !== undefined && { value: options.value }),
    ...(options.style && { style: options.style }),
    ...(options.confirm && { confirm: options.confirm }),
    ...(options.says && { accessibility_label: shorten(options.says, 75) }),
  };
}

export function actions(...elements: ActionsBlock['elements']): ActionsBlock {
  return { type: 'actions', elements };
}

/** `value` is at most 75 characters and comes back when it is chosen. */
export function option(text: string, value: string): PlainTextOption {
  return { text: plain(shorten(text, 75)), value };
}

export function confirm(title: string, text: string, yes: string, no: string): ConfirmationDialog {
  return { title: plain(title), text: plain(text), confirm: plain(yes), deny: plain(no) };
}

type FieldOptions = {
  key: string;
  label: string;
  hint?: string;
  optional?: boolean;
  /** Each change comes at once, too, as a click on this. */
  dispatch?: string;
};

/** A form field; `key` names it in what comes back. */
export function field(options: FieldOptions, element: InputBlock['element']): InputBlock {
  return {
    type: 'input',
    block_id: options.key,
    label: plain(options.label),
    element: { ...element, action_id: options.dispatch ?? options.key },
    ...(options.dispatch && { dispatch_action: true }),
    ...(options.hint && { hint: plain(options.hint) }),
    ...(options.optional && { optional: true }),
  };
}

type TextOptions = FieldOptions & {
  lines?: 'one' | 'many';
  max: number;
  initial?: string | undefined;
  placeholder?: string;
};

/** A text field. An initial text longer than `max` would be refused by Slack, so callers check before. */
export function textField(options: TextOptions): InputBlock {
  return field(options, {
    type: 'plain_text_input',
    ...(options.dispatch && {
      dispatch_action_config: { trigger_actions_on: ['on_character_entered'] },
    }),
    multiline: options.lines === 'many',
    max_length: Math.min(options.max, 3000),
    ...(options.initial && { initial_value: options.initial }),
    ...(options.placeholder && { placeholder: plain(options.placeholder) }),
  });
}

type ChoiceOptions = FieldOptions & {
  choices: readonly PlainTextOption[];
  /** The value that is chosen at first. */
  initial?: string | null;
};

/** One of several: a menu. */
export function choiceField(options: ChoiceOptions): InputBlock {
  const initial = options.choices.find((choice) => choice.value === options.initial);
  return field(options, {
    type: 'static_select',
    options: [...options.choices],
    ...(initial && { initial_option: initial }),
  });
}

type ChannelOptions = FieldOptions & { initial: string | null };

/** A channel that its reader may post in, public or private. */
export function channelField(options: ChannelOptions): InputBlock {
  return field(options, {
    type: 'conversations_select',
    filter: { include: ['public', 'private'], exclude_bot_users: true },
    placeholder: plain('Choose a channel'),
    ...(options.initial && { initial_conversation: options.initial }),
  });
}

type DateOptions = FieldOptions & { initial?: Temporal.PlainDate | null; placeholder: string };

export function dateField(options: DateOptions): InputBlock {
  return field(options, {
    type: 'datepicker',
    placeholder: plain(options.placeholder),
    ...(options.initial && { initial_date: options.initial.toString() }),
  });
}

type TimeOptions = FieldOptions & { initial?: Temporal.PlainTime | null };

export function timeField(options: TimeOptions): InputBlock {
  return field(options, {
    type: 'timepicker',
    ...(options.initial && { initial_time: formatTime(options.initial) }),
  });
}

type PersonOptions = FieldOptions & { initial?: string | undefined };

export function personField(options: PersonOptions): InputBlock {
  return field(options, {
    type: 'users_select',
    ...(options.initial &&
      options.initial !== somebodyWhoLeft && { initial_user: options.initial }),
  });
}

type PeopleOptions = FieldOptions & { initial: readonly string[] };

export function peopleField(options: PeopleOptions): InputBlock {
  const initial = options.initial.filter((user) => user !== somebodyWhoLeft);
  return field(options, {
    type: 'multi_users_select',
    ...(initial.length > 0 && { initial_users: initial }),
  });
}

type ModalOptions = {
  callback: string;
  title: string;
  blocks: KnownBlock[];
  submit?: string;
  close?: string;
  /** Comes back with the submission; ids only, nothing typed. At most 3000 characters. */
  metadata?: string;
};

export function modal(options: ModalOptions): ModalView {
  return {
    type: 'modal',
    callback_id: options.callback,
    title: plain(options.title),
    close: plain(options.close ?? 'Cancel'),
    ...(options.submit && { submit: plain(options.submit) }),
    ...(options.metadata !== undefined && { private_metadata: options.metadata }),
    blocks: options.blocks,
  };
}

export function home(blocks: KnownBlock[]): HomeView {
  return { type: 'home', blocks: blocks.slice(0, 100) };
}
