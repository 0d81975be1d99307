import type { ReactNode } from 'react';
import { text, type Chosen, type Obj } from '../blocks/shape.ts';
import { words } from '../text/Rich.tsx';
import { Checkboxes, Radios } from './Choices.tsx';
import { DateInput, TimeInput } from './Dates.tsx';
import { Combobox } from './Combobox.tsx';
import { Select } from './Select.tsx';
import { TextInput } from './TextInput.tsx';
import { useOptions } from './useOptions.ts';

/** What every control gets. */
export type ControlProps = {
  element: Obj;
  value: Chosen;
  onChange(value: Chosen, options?: { resting?: boolean }): void;
  /** The id that its label points to. */
  id: string;
  /** The id of its label, for groups; or words that are read out. */
  labelledBy?: string | undefined;
  label?: string | undefined;
  describedBy?: string | undefined;
  invalid?: boolean;
  optional?: boolean;
  disabled?: boolean;
};

/** The control for an element that keeps a value. */
export function Control(props: ControlProps): ReactNode {
  const type = text(props.element['type']);
  switch (type) {
    case 'plain_text_input':
    case 'email_text_input':
    case 'url_text_input':
    case 'number_input':
      return <TextInput {...props} />;
    case 'static_select':
      return <Select {...props} />;
    case 'users_select':
    case 'conversations_select':
    case 'channels_select':
    case 'multi_static_select':
    case 'multi_users_select':
    case 'multi_conversations_select':
    case 'multi_channels_select':
      return <Picker {...props} />;
    case 'datepicker':
      return <DateInput {...props} />;
    case 'timepicker':
      return <TimeInput {...props} />;
    case 'checkboxes':
      return <Checkboxes {...props} />;
    case 'radio_buttons':
      return <Radios {...props} />;
    default:
      return <p className="unknown">This page does not show {type} yet.</p>;
  }
}

/** People, conversations, or several options. */
function Picker(props: ControlProps): ReactNode {
  const { element, value, onChange } = props;
  const type = text(element['type']);
  const many = type.startsWith('multi_');
  const options = useOptions(element);
  const chosen = Array.isArray(value) ? value : value === null ? [] : [value];
  const max = element['max_selected_items'];
  return (
    <Combobox
      id={props.id}
      label={props.label}
      labelledBy={props.labelledBy}
      describedBy={props.describedBy}
      invalid={props.invalid ?? false}
      disabled={props.disabled ?? false}
      clearable={props.optional ?? false}
      many={many}
      max={typeof max === 'number' ? max : Infinity}
      options={options}
      placeholder={words(element['placeholder']) || placeholders[type] || 'Choose'}
      chosen={chosen}
      onChange={(next) => onChange(many ? next : (next[0] ?? null))}
    />
  );
}

const placeholders: Readonly<Record<string, string>> = {
  users_select: 'Choose a person',
  multi_users_select: 'Choose people',
  conversations_select: 'Choose a conversation',
  channels_select: 'Choose a channel',
  multi_conversations_select: 'Choose conversations',
  multi_channels_select: 'Choose channels',
};
