import { sayDate } from '../time.ts';
import type { ControlProps } from './Control.tsx';

/** A day, with its words below, for the browser writes it in its own order of day and month. */
export function DateInput(props: ControlProps) {
  const value = typeof props.value === 'string' ? props.value : '';
  return (
    <span className="dated">
      <Native {...props} type="date" />
      {value !== '' && <span className="date-words">{sayDate(value)}</span>}
    </span>
  );
}

export function TimeInput(props: ControlProps) {
  return <Native {...props} type="time" />;
}

function Native(props: ControlProps & { type: 'date' | 'time' }) {
  return (
    <input
      id={props.id}
      type={props.type}
      className={`input short ${props.invalid === true ? 'invalid' : ''}`}
      aria-label={props.label}
      aria-describedby={props.describedBy}
      aria-invalid={props.invalid === true || undefined}
      disabled={props.disabled}
      value={typeof props.value === 'string' ? props.value : ''}
      onChange={(event) => props.onChange(event.target.value === '' ? null : event.target.value)}
    />
  );
}
