/* What the app's buttons and forms carry, read off what it shows. */

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** What a button or a form carries, with `ID`, `CHANNEL` and `TS` where it names a row or a message. */
export type Carried = { name: string; carries: string };
export type Form = Carried & { blocks: Obj[] };
export type Obj = Record<string, unknown>;

export const isObj = (value: unknown): value is Obj => typeof value === 'object' && value !== null;

/** All objects within, also in what is sent as JSON. */
function everyObject(value: unknown): Obj[] {
  if (typeof value === 'string' && /^[[{]/.test(value)) return everyObject(parsed(value));
  if (Array.isArray(value)) return value.flatMap(everyObject);
  if (!isObj(value)) return [];
  return [value, ...Object.values(value).flatMap(everyObject)];
}

export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The previews name rows by ids such as `d1`. */
function openly(carried: string): string {
  return carried
    .replaceAll(uuid, 'ID')
    .replaceAll(/^[a-z]1?(?= |$)/g, 'ID')
    .replaceAll(/"(?:channel|C\w+)":"[CD][A-Z0-9]+"/g, '"channel":"CHANNEL"')
    .replaceAll(/\b[CD]0?[A-Z0-9]{8,}\b|\bD1\b/g, 'CHANNEL')
    .replaceAll(/\b\d{10}\.\d{6}\b|(?<=CHANNEL )\d+ \d+$/g, 'TS');
}

/** Collects what the app's buttons and forms carry, from all that it shows. */
export function collector() {
  const clicks = new Map<string, Carried>();
  const forms = new Map<string, Form>();
  function look(shown: unknown): void {
    for (const each of everyObject(shown)) {
      const { action_id: action, callback_id: callback, private_metadata: metadata = '' } = each;
      if (typeof action === 'string' && action.includes('.')) {
        const groups = Array.isArray(each['option_groups']) ? each['option_groups'] : [];
        const options = [each, ...groups].flatMap((of: unknown) =>
          isObj(of) && Array.isArray(of['options']) ? (of['options'] as Obj[]) : [],
        );
        for (const { value } of [each, ...options]) {
          const carries = openly(typeof value === 'string' ? value : '');
          clicks.set(`${action} ${carries}`, { name: action, carries });
        }
      }
      if (typeof callback === 'string' && Array.isArray(each['blocks'])) {
        const carries = openly(String(metadata));
        forms.set(`${callback} ${carries}`, {
          name: callback,
          carries,
          blocks: each['blocks'] as Obj[],
        });
      }
    }
  }
  return { clicks, forms, look };
}

/** Rows and messages, by what buttons and forms call them. */
export type Names = { ids: string[]; places: { channel: string; ts: string }[] };

/** What a button or form carries when it is made to name each of these. */
export function* naming(carries: string, { ids, places }: Names): Generator<string> {
  const withPlaces = /CHANNEL|TS/.test(carries)
    ? places.map(({ channel, ts }) =>
        carries.replaceAll('CHANNEL', channel).replaceAll(/\bTS\b/g, ts),
      )
    : [carries];
  for (const each of withPlaces) {
    if (each.includes('ID')) yield* ids.map((id) => each.replaceAll(/\bID\b/g, id));
    else yield each;
  }
}

/** Values that fill every field of a form. */
export function filled(blocks: readonly Obj[]): Obj {
  const values: Record<string, Obj> = {};
  for (const block of blocks) {
    const elements = [block['element'], block['accessory'], ...listOf(block['elements'])];
    for (const element of elements.filter(isObj)) {
      const { action_id: action, type } = element;
      if (typeof action !== 'string' || type === 'button' || type === 'overflow') continue;
      const { block_id: field } = block;
      values[typeof field === 'string' ? field : action] = { [action]: answerTo(element) };
    }
  }
  return values;
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

function answerTo(element: Obj): Obj {
  const type = String(element['type']);
  const groups = listOf(element['option_groups']).filter(isObj);
  const [option] = [element, ...groups].flatMap((of) => listOf(of['options']));
  const nobody = 'U0NOOR00000';
  const answers: Record<string, Obj> = {
    plain_text_input: { value: 'what somebody else wrote' },
    static_select: { selected_option: element['initial_option'] ?? option },
    radio_buttons: { selected_option: element['initial_option'] ?? option },
    multi_static_select: { selected_options: [option] },
    checkboxes: { selected_options: [option] },
    users_select: { selected_user: nobody },
    multi_users_select: { selected_users: [nobody] },
    conversations_select: { selected_conversation: 'C0GENERAL00' },
    channels_select: { selected_channel: 'C0GENERAL00' },
    datepicker: { selected_date: element['initial_date'] ?? '2027-04-30' },
    timepicker: { selected_time: element['initial_time'] ?? '14:00' },
  };
  return { type, ...answers[type] };
}

export const namesSomething = ({ carries }: Carried) => /\b(?:ID|CHANNEL|TS)\b/.test(carries);
