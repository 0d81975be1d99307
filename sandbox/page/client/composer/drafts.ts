import { useCallback, useState } from 'react';

/** Drafts live as long as the tab: they survive a change of channel, of person, and a reload. */
const drafts = new Map<string, string>();
const prefix = 'draft ';

function draftOf(key: string): string {
  return drafts.get(key) ?? sessionStorage.getItem(prefix + key) ?? '';
}

function keepDraft(key: string, text: string): void {
  drafts.set(key, text);
  if (text === '') sessionStorage.removeItem(prefix + key);
  else sessionStorage.setItem(prefix + key, text);
}

/** What is being typed under a key; the component is keyed by it too. */
export function useDraft(key: string): [string, (text: string) => void] {
  const [text, setText] = useState(() => draftOf(key));
  const set = useCallback(
    (next: string) => {
      keepDraft(key, next);
      setText(next);
    },
    [key],
  );
  return [text, set];
}
