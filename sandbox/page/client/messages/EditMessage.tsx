import { useState } from 'react';
import type { Seen } from '../../protocol.ts';
import { useWorkspace } from '../live/workspace.ts';
import { asTyped } from '../text/words.ts';

/** One's own message, to be changed in place. */
export function EditMessage({ message, onDone }: { message: Seen; onDone(): void }) {
  const { screen, act } = useWorkspace();
  const [text, setText] = useState(() => asTyped(message.text, screen.people, screen.channels));
  const [error, setError] = useState('');
  const save = async () => {
    const { channel, ts } = message;
    const answer = await act({ do: 'edit', message: { channel, ts }, text });
    if (answer.ok) onDone();
    else setError(answer.error);
  };
  return (
    <div className="edit">
      <textarea
        className="input"
        dir="auto"
        aria-label="Edit message"
        autoFocus
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onDone();
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          void save();
        }}
      />
      {error !== '' && (
        <p className="error" role="alert">
          {error}
        </p>
      )}
      <div className="edit-buttons">
        <button type="button" className="button small" onClick={onDone}>
          Cancel
        </button>
        <button
          type="button"
          className="button small primary"
          disabled={text.trim() === ''}
          onClick={() => void save()}
        >
          Save
        </button>
      </div>
    </div>
  );
}
