import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';

type Options = { align?: 'start' | 'end'; side?: 'below' | 'above' };

export type Popover<Trigger extends HTMLElement> = {
  isOpen: boolean;
  open(): void;
  close(options?: { keepFocus?: boolean }): void;
  toggle(): void;
  trigger: RefObject<Trigger | null>;
  panel: RefObject<HTMLDivElement | null>;
};

/** A panel that hangs on its trigger, stays on the screen, and closes by Escape or a click elsewhere. */
export function usePopover<Trigger extends HTMLElement = HTMLButtonElement>({
  align = 'start',
  side = 'below',
}: Options = {}): Popover<Trigger> {
  const [isOpen, setOpen] = useState(false);
  const trigger = useRef<Trigger>(null);
  const panel = useRef<HTMLDivElement>(null);

  const close = useCallback((options: { keepFocus?: boolean } = {}) => {
    setOpen(false);
    if (options.keepFocus !== true) trigger.current?.focus();
  }, []);

  useLayoutEffect(() => {
    if (!isOpen) return undefined;
    const settle = () => fit(trigger.current, panel.current, align, side);
    settle();
    // What is found in a list, or chosen above it, changes the sizes.
    const sizes = new ResizeObserver(settle);
    for (const each of [trigger.current, panel.current]) if (each) sizes.observe(each);
    addEventListener('resize', settle);
    addEventListener('scroll', settle, true);
    return () => {
      sizes.disconnect();
      removeEventListener('resize', settle);
      removeEventListener('scroll', settle, true);
    };
  }, [isOpen, align, side]);

  useEffect(() => {
    if (!isOpen) return undefined;
    const away = (event: PointerEvent) => {
      const target = event.target as Node;
      if (panel.current?.contains(target) || trigger.current?.contains(target)) return;
      close({ keepFocus: true });
    };
    const escape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      close();
    };
    document.addEventListener('pointerdown', away, true);
    document.addEventListener('keydown', escape, true);
    return () => {
      document.removeEventListener('pointerdown', away, true);
      document.removeEventListener('keydown', escape, true);
    };
  }, [isOpen, close]);

  return {
    isOpen,
    open: () => setOpen(true),
    close,
    toggle: () => setOpen((before) => !before),
    trigger,
    panel,
  };
}

const gap = 6;

/** Places the panel beside its trigger, on the side where it fits. */
function fit(
  trigger: HTMLElement | null,
  panel: HTMLElement | null,
  align: 'start' | 'end',
  side: 'below' | 'above',
): void {
  if (!trigger || !panel) return;
  const anchor = trigger.getBoundingClientRect();
  panel.style.setProperty('--anchor-width', `${anchor.width}px`);
  const { offsetWidth: width, offsetHeight: height } = panel;
  const wanted = align === 'end' ? anchor.right - width : anchor.left;
  const left = Math.max(gap, Math.min(wanted, innerWidth - width - gap));
  const below = anchor.bottom + gap;
  const above = anchor.top - gap - height;
  const fitsBelow = below + height <= innerHeight - gap;
  const top =
    side === 'below' ? (fitsBelow || above < gap ? below : above) : above >= gap ? above : below;
  panel.style.left = `${left}px`;
  panel.style.top = `${Math.max(gap, Math.min(top, innerHeight - height - gap))}px`;
}
