import { useEffect, useRef } from 'react';
import { useWorkspace } from '../live/workspace.ts';
import { words } from '../text/Rich.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { ModalForm } from './ModalForm.tsx';

/** The stack of modals. Those below the top stay as they are, with what is typed in them. */
export function Modals() {
  const { screen, attempt } = useWorkspace();
  const { modals } = screen;
  const top = modals.at(-1);
  if (!top) return null;
  const close = () => void attempt({ do: 'close', all: false });
  return (
    <Dialog label={words(top.view.title)} className="modal" onClose={close}>
      <TopFocus viewId={top.view.id} />
      {modals.map((open, at) => (
        <ModalForm
          key={open.view.id}
          open={open}
          isTop={open === top}
          depth={at}
          onClose={close}
          onCloseAll={() => void attempt({ do: 'close', all: true })}
        />
      ))}
    </Dialog>
  );
}

/** A view that comes to the top gets the focus on its first field. */
function TopFocus({ viewId }: { viewId: string }) {
  const anchor = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const form = anchor.current?.parentElement?.querySelector('form:not([hidden])');
    const first = form?.querySelector<HTMLElement>('.blocks :is(input, textarea, select, button)');
    const last = form?.querySelector<HTMLElement>('.modal-foot button:last-of-type');
    (first ?? last)?.focus({ preventScroll: true });
  }, [viewId]);
  return <span ref={anchor} hidden />;
}
