import { useEffect, type KeyboardEvent, type ReactNode } from 'react';
import { Icon, type IconName } from './Icon.tsx';
import { usePopover } from './usePopover.ts';

export type MenuItem = {
  label: string;
  hint?: string;
  icon?: IconName;
  danger?: boolean;
  disabled?: boolean;
  pick(): void;
};

type Props = {
  /** Read out for the button. */
  label: string;
  className?: string;
  items: readonly (MenuItem | 'line')[];
  align?: 'start' | 'end';
  disabled?: boolean;
  children?: ReactNode;
};

/** A button with a menu, led by the arrow keys. */
export function Menu({
  label,
  className = 'quiet',
  items,
  align = 'end',
  disabled,
  children,
}: Props) {
  const popover = usePopover({ align });
  const { isOpen, panel } = popover;
  useEffect(() => {
    if (isOpen) itemsIn(panel.current)[0]?.focus();
  }, [isOpen, panel]);

  const steer = (event: KeyboardEvent) => {
    const all = itemsIn(panel.current);
    const at = all.indexOf(document.activeElement as HTMLElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    if (event.key === 'Tab') popover.close({ keepFocus: true });
    if (to === undefined) return;
    event.preventDefault();
    all.at(to % all.length)?.focus();
  };

  return (
    <span className="menu-anchor">
      <button
        type="button"
        ref={popover.trigger}
        className={className}
        aria-label={children === undefined || className.includes('icon-only') ? label : undefined}
        title={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        disabled={disabled}
        onClick={popover.toggle}
      >
        {children ?? <Icon name="more" />}
      </button>
      {isOpen && (
        <div ref={panel} className="panel menu" role="menu" aria-label={label} onKeyDown={steer}>
          {items.map((item, at) =>
            item === 'line' ? (
              <hr key={`line ${at}`} role="separator" />
            ) : (
              <button
                key={item.label}
                type="button"
                role="menuitem"
                tabIndex={-1}
                className={item.danger === true ? 'danger-text' : undefined}
                disabled={item.disabled}
                onClick={() => {
                  popover.close();
                  item.pick();
                }}
              >
                {item.icon && <Icon name={item.icon} />}
                <span>{item.label}</span>
                {item.hint !== undefined && <small>{item.hint}</small>}
              </button>
            ),
          )}
        </div>
      )}
    </span>
  );
}

function itemsIn(panel: HTMLElement | null): HTMLElement[] {
  return [...(panel?.querySelectorAll<HTMLElement>('[role=menuitem]:not(:disabled)') ?? [])];
}
