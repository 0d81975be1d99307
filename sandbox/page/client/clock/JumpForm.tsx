import { useEffect, useId, useRef, useState } from 'react';
import { useWorkspace } from '../live/workspace.ts';
import { fieldValue } from '../time.ts';

/** A date and a time to jump to. */
export function JumpForm({ now, onDone }: { now: Temporal.ZonedDateTime; onDone(): void }) {
  const { act } = useWorkspace();
  const [value, setValue] = useState(() => fieldValue(now));
  const [error, setError] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  useEffect(() => field.current?.focus(), []);
  const jump = async () => {
    const answer = await act({ do: 'travel', to: value });
    if (answer.ok) onDone();
    else setError(answer.error);
  };
  return (
    <form
      className="jump-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void jump();
      }}
    >
      <label htmlFor={id}>Jump to, your time</label>
      <input
        ref={field}
        id={id}
        className={error === '' ? 'input' : 'input invalid'}
        type="datetime-local"
        value={value}
        aria-describedby={error === '' ? undefined : `${id}-error`}
        aria-invalid={error !== '' || undefined}
        onChange={(event) => {
          setValue(event.target.value);
          setError('');
        }}
      />
      {error !== '' && (
        <p className="error" id={`${id}-error`} role="alert">
          {error}
        </p>
      )}
      <button type="submit" className="button primary">
        Jump
      </button>
      <p className="hint">Everything due on the way happens, in order.</p>
    </form>
  );
}
