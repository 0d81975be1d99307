import { useId, useLayoutEffect, useRef, useState } from 'react';
import { firstChosen, isObj, objects, text, type Chosen, type Obj } from '../blocks/shape.ts';
import { useSurface } from '../blocks/surface.ts';
import { useWorkspace } from '../live/workspace.ts';
import { Plain, words } from '../text/Rich.tsx';
import { Confirm, questionFrom } from '../ui/Confirm.tsx';
import { Menu } from '../ui/Menu.tsx';
import { Control } from './Control.tsx';

/** An element whose use is told to the app at once. */
export function Interactive({ block, element }: { block: Obj; element: Obj }) {
  const surface = useSurface();
  const { attempt } = useWorkspace();
  const id = useId();
  const blockId = text(block['block_id']);
  const actionId = text(element['action_id']);
  const [chosen, setChosen] = useState(() =>
    firstChosen(element, surface.known(blockId, actionId)),
  );
  const [asking, setAsking] = useState<{ value: Chosen } | null>(null);
  const [isBusy, setBusy] = useState(false);
  const frame = useFocusHome();

  const send = async (value: Chosen) => {
    setBusy(true);
    await attempt({ do: 'click', on: surface.on, blockId, actionId, value });
    setBusy(false);
  };
  const pick = (value: Chosen) => {
    if (isBusy) return;
    if (isObj(element['confirm'])) setAsking({ value });
    else void send(value);
  };
  const answer = (yes: boolean) => {
    if (yes && asking) void send(asking.value);
    if (!yes) setChosen(firstChosen(element, surface.known(blockId, actionId)));
    setAsking(null);
  };

  return (
    <span className="interactive" ref={frame} aria-busy={isBusy || undefined}>
      <Element
        element={element}
        id={id}
        chosen={chosen}
        onPick={(value) => {
          setChosen(value);
          pick(value);
        }}
      />
      {asking && isObj(element['confirm']) && (
        <Confirm question={questionFrom(element['confirm'])} onAnswer={answer} />
      )}
    </span>
  );
}

type ElementProps = { element: Obj; id: string; chosen: Chosen; onPick(value: Chosen): void };

function Element({ element, id, chosen, onPick }: ElementProps) {
  const type = text(element['type']);
  const says = text(element['accessibility_label']);
  if (type === 'button' || type === 'workflow_button') {
    const url = text(element['url']);
    return (
      <button
        type="button"
        className={`button ${text(element['style'])}`}
        aria-label={says === '' ? undefined : says}
        onClick={() => {
          if (/^https?:/.test(url)) window.open(url, '_blank', 'noopener');
          onPick(text(element['value']) || null);
        }}
      >
        <Plain text={words(element['text'])} />
      </button>
    );
  }
  if (type === 'overflow') {
    const items = objects(element['options']).map((option) => ({
      label: words(option['text']),
      pick: () => onPick(text(option['value'])),
    }));
    return (
      <Menu
        label={says === '' ? 'More actions' : says}
        className="button icon-only"
        items={items}
      />
    );
  }
  return (
    <Control
      element={element}
      id={id}
      value={chosen}
      label={says || words(element['placeholder']) || 'Choose'}
      onChange={onPick}
    />
  );
}

/** When what has the focus goes away (an answered question loses its buttons), the focus goes to its message. */
function useFocusHome() {
  const frame = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const here = frame.current;
    return () => {
      if (!here?.contains(document.activeElement)) return;
      here.closest<HTMLElement>('[data-focus-home]')?.focus({ preventScroll: true });
    };
  }, []);
  return frame;
}
