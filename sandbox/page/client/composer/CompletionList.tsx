import type { Completion } from './complete.ts';

type Props = {
  id: string;
  items: readonly Completion[];
  active: number;
  onPick(item: Completion): void;
};

/** What could complete the text, above the composer. */
export function CompletionList({ id, items, active, onPick }: Props) {
  return (
    <div className="completions" role="listbox" id={id} aria-label="Suggestions">
      {items.map((item, at) => (
        <div
          key={item.key}
          id={`${id}-${at}`}
          role="option"
          aria-selected={at === active}
          className={at === active ? 'option active' : 'option'}
          onPointerDown={(event) => {
            event.preventDefault();
            onPick(item);
          }}
        >
          <bdi>{item.label}</bdi>
          {item.hint !== '' && <small>{item.hint}</small>}
        </div>
      ))}
    </div>
  );
}
