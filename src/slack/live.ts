import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Timer } from '../time/clock.ts';
import { failureOf } from './failure.ts';
import { drawnView } from './payload.ts';

/** A form that somebody has before them, with what is in it. */
type LiveView = z.infer<typeof drawnView>;

/** Forms that answer while they are filled in. */
export type Live = {
  /**
   * Somebody changed something in a form. `run` looks at it: at once, or where they type when they have paused. Of all that
   * is heard until then only the last is looked at.
   */
  heard(view: LiveView, change: { isTyped: boolean; run: Look }): void;
  /** The form was sent: what waits for a pause is not looked at any more. */
  sent(view: string): void;
  /** Nothing is looked at any more. */
  stop(): void;
};

/** `update` draws the form anew where it has not been sent or closed meanwhile. */
type Look = (view: LiveView, update: (view: ModalView) => Promise<void>) => Promise<void>;

type LiveOptions = {
  slack: WebClient;
  timer: Timer;
  start(what: string, chore: Promise<void>): void;
};

/** How long nobody types before we say something, in milliseconds. */
const pauseMs = 700;
/** How many open forms are remembered; of an older one, the next change tells everything again. */
const most = 500;

type Form = {
  view: LiveView;
  /** The hashes that our own updates have replaced: what was typed meanwhile still names one of them. */
  replaced: Set<string>;
  cancel: () => void;
  looked: Promise<void>;
};

const updated = z.object({ view: drawnView.omit({ state: true }) });

export function createLive({ slack, timer, start }: LiveOptions): Live {
  const forms = new Map<string, Form>();

  function formOf(view: LiveView): Form {
    const known = forms.get(view.id);
    const form = known ?? {
      view,
      replaced: new Set(),
      cancel: () => {},
      looked: Promise.resolve(),
    };
    form.view = form.replaced.has(view.hash) ? { ...form.view, state: view.state } : view;
    forms.delete(view.id);
    forms.set(view.id, form);
    for (const [id, { cancel }] of forms) {
      if (forms.size <= most) break;
      cancel();
      forms.delete(id);
    }
    return form;
  }

  async function update(form: Form, view: ModalView): Promise<void> {
    for (const isLast of [false, true]) {
      const { id, hash } = form.view;
      try {
        const answer = updated.parse(await slack.views.update({ view_id: id, hash, view }));
        form.replaced.add(hash);
        form.view = { ...form.view, ...answer.view };
        return;
      } catch (error) {
        const { code } = failureOf(error);
        // Sent or closed while we were thinking about it.
        if (code === 'not_found' || (isLast && code === 'hash_conflict')) return;
        if (code !== 'hash_conflict') throw error;
      }
    }
  }

  return {
    heard(view, { isTyped, run }) {
      const form = formOf(view);
      form.cancel();
      const look = () => {
        form.looked = form.looked
          .catch(() => {})
          .then(() => run(form.view, (next) => update(form, next)));
        start('looking at a form', form.looked);
      };
      form.cancel = () => {};
      if (isTyped) form.cancel = timer.after(pauseMs, look);
      else look();
    },
    sent(view) {
      forms.get(view)?.cancel();
      forms.delete(view);
    },
    stop() {
      for (const { cancel } of forms.values()) cancel();
      forms.clear();
    },
  };
}
