import { text } from '../blocks/shape.ts';
import { words } from '../text/Rich.tsx';
import type { ControlProps } from './Control.tsx';

const inputTypes: Readonly<Record<string, string>> = {
  email_text_input: 'email',
  url_text_input: 'url',
  number_input: 'text',
};

/** Text of one line or several, with what is left of its length once that gets short. */
export function TextInput(props: ControlProps) {
  const { element, onChange } = props;
  const value = typeof props.value === 'string' ? props.value : '';
  const left = leftOf(element, value);
  const common = {
    id: props.id,
    dir: 'auto' as const,
    className: `input ${props.invalid === true ? 'invalid' : ''}`,
    placeholder: words(element['placeholder']) || undefined,
    'aria-label': props.label,
    'aria-describedby': props.describedBy,
    'aria-invalid': props.invalid === true || undefined,
    disabled: props.disabled,
    value,
  };
  const change = (typed: string) => onChange(typed === '' ? null : typed, { resting: true });
  return (
    <span className="text-input">
      {element['multiline'] === true ? (
        <textarea {...common} rows={3} onChange={(event) => change(event.target.value)} />
      ) : (
        <input
          {...common}
          type={inputTypes[text(element['type'])] ?? 'text'}
          autoComplete="off"
          onChange={(event) => change(event.target.value)}
        />
      )}
      {left !== null && (
        <span className={left < 0 ? 'counter over' : 'counter'} role="status">
          {left < 0 ? `${-left} too many` : `${left} left`}
        </span>
      )}
    </span>
  );
}

/** How many characters are left, once it is a tenth, or fifty. */
function leftOf(element: Record<string, unknown>, value: string): number | null {
  const most = element['max_length'];
  if (typeof most !== 'number') return null;
  const left = most - value.length;
  return left <= Math.max(20, Math.min(100, most / 10)) ? left : null;
}
