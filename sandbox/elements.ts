import { isObj, type ElementValue, type Obj } from './state.ts';

/** An element that a person can use, and where it stands. */
export type Placed = {
  block: Obj;
  element: Obj;
  type: string;
  blockId: string;
  actionId: string;
  /** Whether it stands in an input block (and so is sent with the form). */
  input: boolean;
};

type Kind = { key: string; many?: boolean; initial: string };

/** How the value of each element that has one is called in `state.values`, and where its initial value stands. */
const KINDS: Record<string, Kind> = {
  plain_text_input: { key: 'value', initial: 'initial_value' },
  email_text_input: { key: 'value', initial: 'initial_value' },
  url_text_input: { key: 'value', initial: 'initial_value' },
  number_input: { key: 'value', initial: 'initial_value' },
  rich_text_input: { key: 'rich_text_value', initial: 'initial_value' },
  static_select: { key: 'selected_option', initial: 'initial_option' },
  external_select: { key: 'selected_option', initial: 'initial_option' },
  radio_buttons: { key: 'selected_option', initial: 'initial_option' },
  users_select: { key: 'selected_user', initial: 'initial_user' },
  conversations_select: { key: 'selected_conversation', initial: 'initial_conversation' },
  channels_select: { key: 'selected_channel', initial: 'initial_channel' },
  datepicker: { key: 'selected_date', initial: 'initial_date' },
  timepicker: { key: 'selected_time', initial: 'initial_time' },
  datetimepicker: { key: 'selected_date_time', initial: 'initial_date_time' },
  checkboxes: { key: 'selected_options', many: true, initial: 'initial_options' },
  multi_static_select: { key: 'selected_options', many: true, initial: 'initial_options' },
  multi_external_select: { key: 'selected_options', many: true, initial: 'initial_options' },
  multi_users_select: { key: 'selected_users', many: true, initial: 'initial_users' },
  multi_conversations_select: {
    key: 'selected_conversations',
    many: true,
    initial: 'initial_conversations',
  },
  multi_channels_select: { key: 'selected_channels', many: true, initial: 'initial_channels' },
  file_input: { key: 'files', many: true, initial: '' },
};

const STATELESS = ['button', 'overflow', 'feedback_buttons', 'icon_button', 'workflow_button'];

/** Every element that a person can use, in the order in which they see them. */
export function placedElements(blocks: readonly Obj[]): Placed[] {
  return blocks.flatMap((block) => {
    const inside = block['child_blocks'];
    if (Array.isArray(inside)) return placedElements(inside.filter(isObj));
    const input = block['type'] === 'input';
    const elements = input ? [block['element']] : [block['accessory'], block['elements']].flat();
    return elements
      .filter(isObj)
      .filter((element) => isUsable(String(element['type'])))
      .map((element) => ({
        block,
        element,
        type: String(element['type']),
        blockId: String(block['block_id']),
        actionId: String(element['action_id']),
        input,
      }));
  });
}

/** Whether the element keeps a value (a button does not). */
export function isStateful(type: string): boolean {
  return KINDS[type] !== undefined;
}

/** The name of the field that holds the value, such as `selected_user`. */
export function keyOf(type: string): string {
  return KINDS[type]?.key ?? 'value';
}

/** Whether the element holds a list. */
export function holdsMany(type: string): boolean {
  return KINDS[type]?.many ?? false;
}

/** A value in Slack's shape; null or an empty list is nothing chosen. */
export function valueOf(type: string, content: unknown): ElementValue {
  // Slack leaves the field of an empty rich text out.
  if (type === 'rich_text_input' && content === null) return { type };
  return { type, [keyOf(type)]: content };
}

/** What the element holds before anybody touches it. `from` is the conversation that a modal was opened from. */
export function initialValue(element: Obj, from: string | null): ElementValue {
  const type = String(element['type']);
  const kind = KINDS[type];
  const given = kind === undefined ? undefined : element[kind.initial];
  if (given !== undefined) return valueOf(type, bare(type, given));
  if (element['default_to_current_conversation'] === true && from !== null) {
    return valueOf(type, holdsMany(type) ? [from] : from);
  }
  return valueOf(type, holdsMany(type) ? [] : null);
}

/** What the value holds: a text, an option, a list, or null. */
export function contentOf(value: ElementValue): unknown {
  return value[keyOf(value.type)] ?? null;
}

/** Whether nothing is typed or chosen. */
export function isEmpty(value: ElementValue): boolean {
  const content = contentOf(value);
  return content === null || content === '' || (Array.isArray(content) && content.length === 0);
}

/** An option as it comes back: its text and value, with its description when it has one. */
export function chosen(option: Obj): Obj {
  return {
    text: option['text'],
    value: option['value'],
    ...(option['description'] === undefined ? {} : { description: option['description'] }),
  };
}

/** All options of a select, checkboxes, radio buttons or overflow, groups unfolded. */
export function optionsOf(element: Obj): Obj[] {
  const groups = Array.isArray(element['option_groups']) ? element['option_groups'] : [];
  const options = Array.isArray(element['options']) ? element['options'] : [];
  return [
    ...options.filter(isObj),
    ...groups.filter(isObj).flatMap((group) => optionsOf({ options: group['options'] })),
  ];
}

/** The words on a text object, or an empty text. */
export function wordsOf(textObject: unknown): string {
  return isObj(textObject) && typeof textObject['text'] === 'string' ? textObject['text'] : '';
}

/** How a person would call the element: its button text, its label, or its placeholder. */
export function captionOf(placed: Placed): string {
  const { element, block, input } = placed;
  if (input) return wordsOf(block['label']);
  return wordsOf(element['text']) || wordsOf(element['placeholder']);
}

function isUsable(type: string): boolean {
  return KINDS[type] !== undefined || STATELESS.includes(type);
}

function bare(type: string, given: unknown): unknown {
  if (Array.isArray(given)) return given.map((one: unknown) => bare(type, one));
  return isObj(given) && type !== 'rich_text_input' ? chosen(given) : given;
}
