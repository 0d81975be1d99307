/** Reads Block Kit as it came over the wire: plain objects whose fields may be missing. */
export type Obj = Record<string, unknown>;

export function isObj(value: unknown): value is Obj {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function objects(value: unknown): Obj[] {
  return Array.isArray(value) ? value.filter(isObj) : [];
}

export function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

export function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

/** What was chosen or typed: an option's value, an id, a date, a text, a list of them, or nothing. */
export type Chosen = string | string[] | null;

const firstKeys: Readonly<Record<string, string>> = {
  plain_text_input: 'initial_value',
  email_text_input: 'initial_value',
  url_text_input: 'initial_value',
  number_input: 'initial_value',
  static_select: 'initial_option',
  radio_buttons: 'initial_option',
  checkboxes: 'initial_options',
  multi_static_select: 'initial_options',
  users_select: 'initial_user',
  multi_users_select: 'initial_users',
  conversations_select: 'initial_conversation',
  multi_conversations_select: 'initial_conversations',
  channels_select: 'initial_channel',
  multi_channels_select: 'initial_channels',
  datepicker: 'initial_date',
  timepicker: 'initial_time',
};

const valueKeys = [
  'value',
  'selected_option',
  'selected_options',
  'selected_user',
  'selected_users',
  'selected_conversation',
  'selected_conversations',
  'selected_channel',
  'selected_channels',
  'selected_date',
  'selected_time',
];

/** What an element holds when it is first shown: what the server knows, else its initial value. */
export function firstChosen(element: Obj, known: Obj | undefined): Chosen {
  if (known) {
    const key = valueKeys.find((each) => known[each] !== undefined);
    return key === undefined ? null : bare(known[key]);
  }
  const key = firstKeys[text(element['type'])];
  return key === undefined ? null : bare(element[key]);
}

function bare(given: unknown): Chosen {
  if (Array.isArray(given)) return given.map((each) => String(bare(each)));
  if (isObj(given)) return text(given['value']);
  return typeof given === 'string' ? given : null;
}

/** The options of a select, with their groups unfolded; each knows its group's label. */
export function optionsOf(element: Obj): { option: Obj; group: unknown }[] {
  const groups = objects(element['option_groups']);
  return [
    ...objects(element['options']).map((option) => ({ option, group: undefined })),
    ...groups.flatMap((group) =>
      objects(group['options']).map((option) => ({ option, group: group['label'] })),
    ),
  ];
}
