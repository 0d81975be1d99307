import { useId, useState } from 'react';
import { Control } from '../elements/Control.tsx';
import { Plain, words } from '../text/Rich.tsx';
import { firstChosen, isObj, text, type Chosen, type Obj } from './shape.ts';
import { useSurface } from './surface.ts';

/**
 * An input block. What is typed lives here, as long as its block_id and action_id stand in the view: an update of the
 * view meanwhile changes everything around it, and nothing in it.
 */
export function Field({ block }: { block: Obj }) {
  const { form, known } = useSurface();
  const element = isObj(block['element']) ? block['element'] : {};
  const blockId = text(block['block_id']);
  const actionId = text(element['action_id']);
  const [value, setValue] = useState<Chosen>(() => firstChosen(element, known(blockId, actionId)));
  const id = useId();
  const label = `${id}-label`;
  const hint = words(block['hint']) === '' ? undefined : `${id}-hint`;
  const error = form?.errors[blockId];
  const errorId = error === undefined ? undefined : `${id}-error`;
  const optional = block['optional'] === true;
  const isGroup = ['checkboxes', 'radio_buttons'].includes(text(element['type']));
  const caption = (
    <>
      <Plain text={words(block['label'])} />
      {optional && <span className="optional"> (optional)</span>}
    </>
  );
  return (
    <div className="field" data-invalid={error !== undefined || undefined}>
      {isGroup ? (
        <span className="label" id={label}>
          {caption}
        </span>
      ) : (
        <label className="label" id={label} htmlFor={id}>
          {caption}
        </label>
      )}
      <Control
        element={element}
        id={id}
        labelledBy={isGroup ? label : undefined}
        describedBy={[errorId, hint].filter(Boolean).join(' ') || undefined}
        invalid={error !== undefined}
        optional={optional}
        value={value}
        onChange={(next, options) => {
          setValue(next);
          form?.change({
            blockId,
            actionId,
            value: next,
            resting: options?.resting ?? false,
            problem: tooLong(element, next),
          });
        }}
      />
      {error !== undefined && (
        <span className="error" id={errorId}>
          {error}
        </span>
      )}
      {hint !== undefined && (
        <span className="hint" id={hint}>
          <Plain text={words(block['hint'])} />
        </span>
      )}
    </div>
  );
}

/** Slack's words for a text that is longer than its field takes. */
function tooLong(element: Obj, value: Chosen): string | null {
  const most = element['max_length'];
  if (typeof most !== 'number' || typeof value !== 'string' || value.length <= most) return null;
  return `Must be at most ${most} characters.`;
}
