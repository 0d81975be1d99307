import { useCallback, useState } from 'react';
import { Icon } from './Icon.tsx';

type Toast = { id: number; text: string };

const staysMs = 9000;
let lastId = 0;

/** Words about what did not work; they go away by themselves. */
export function useToasts() {
  const [toasts, setToasts] = useState<readonly Toast[]>([]);
  const close = useCallback(
    (id: number) => setToasts((before) => before.filter((each) => each.id !== id)),
    [],
  );
  const tell = useCallback(
    (text: string) => {
      lastId += 1;
      const id = lastId;
      setToasts((before) => [...before.filter((each) => each.text !== text), { id, text }]);
      setTimeout(() => close(id), staysMs);
    },
    [close],
  );
  return { toasts, tell, close };
}

export function Toasts({ of, onClose }: { of: readonly Toast[]; onClose(id: number): void }) {
  return (
    <div className="toasts" role="alert">
      {of.map(({ id, text }) => (
        <p key={id} className="toast">
          <span>{text}</span>
          <button
            type="button"
            className="quiet icon-only"
            aria-label="Close"
            onClick={() => onClose(id)}
          >
            <Icon name="close" />
          </button>
        </p>
      ))}
    </div>
  );
}
