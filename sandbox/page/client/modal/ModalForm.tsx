import { useEffect, useMemo, useRef, useState } from 'react';
import type { OpenView } from '../../protocol.ts';
import { Blocks } from '../blocks/Blocks.tsx';
import { SurfaceContext, type Surface } from '../blocks/surface.ts';
import { useWorkspace } from '../live/workspace.ts';
import { words } from '../text/Rich.tsx';
import { Icon } from '../ui/Icon.tsx';
import { fillsOf } from './fills.ts';

type Props = {
  open: OpenView;
  isTop: boolean;
  depth: number;
  onClose(): void;
  onCloseAll(): void;
};

/** One view of the stack. */
export function ModalForm({ open, isTop, depth, onClose, onCloseAll }: Props) {
  const { act } = useWorkspace();
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState('');
  const [refused, setRefused] = useState<Readonly<Record<string, string>>>({});
  const [sendings, setSendings] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  const { view } = open;

  const fills = useMemo(
    () =>
      fillsOf(view.id, act, (blockId, problem) =>
        setRefused((before) => {
          const rest = Object.entries(before).filter(([id]) => id !== blockId);
          return Object.fromEntries(problem === null ? rest : [...rest, [blockId, problem]]);
        }),
      ),
    [view.id, act],
  );
  const errors = useMemo(() => ({ ...open.errors, ...refused }), [refused, open.errors]);
  const surface = useMemo<Surface>(
    () => ({
      on: 'view',
      known: (blockId, actionId) => open.values[blockId]?.[actionId],
      form: { errors, change: fills.change },
    }),
    [open.values, errors, fills],
  );

  // After a sending that was refused the focus goes to the first field to be mended.
  useEffect(() => {
    if (sendings === 0) return;
    const field = form.current?.querySelector('[data-invalid]');
    const control = field?.querySelector<HTMLElement>('input, textarea, select, [tabindex="-1"]');
    control?.focus();
  }, [sendings, open.errors, refused]);

  const submit = async () => {
    setBusy(true);
    setTrouble('');
    if (await fills.flush()) {
      const answer = await act({ do: 'submit' });
      if (!answer.ok) setTrouble(answer.error);
    }
    setBusy(false);
    setSendings((before) => before + 1);
  };
  const banner = open.trouble ?? trouble;

  return (
    <form
      ref={form}
      className="modal-form"
      hidden={!isTop}
      aria-busy={isBusy}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBusy) void submit();
      }}
    >
      <header className="modal-head">
        <h2>{words(view.title)}</h2>
        {depth > 0 && (
          <button type="button" className="button small" onClick={onCloseAll}>
            Close all
          </button>
        )}
        <button
          type="button"
          className="quiet icon-only"
          aria-label="Close"
          title="Close (Escape)"
          onClick={onClose}
        >
          <Icon name="close" />
        </button>
      </header>
      {/* Focusable, for it scrolls. */}
      <div className="modal-content" tabIndex={-1} data-focus-home>
        {banner !== '' && (
          <p className="trouble" role="alert">
            {banner}
          </p>
        )}
        <SurfaceContext value={surface}>
          <Blocks of={view.blocks} />
        </SurfaceContext>
      </div>
      <footer className="modal-foot">
        {view.submit !== null || view.close !== null ? (
          <button type="button" className="button" onClick={onClose}>
            {words(view.close) || 'Cancel'}
          </button>
        ) : null}
        {view.submit !== null && (
          <button
            type="submit"
            className="button primary"
            disabled={view.submit_disabled || isBusy}
          >
            {isBusy ? 'Sending …' : words(view.submit)}
          </button>
        )}
      </footer>
    </form>
  );
}
