import type { App, BlockAction } from '@slack/bolt';
import type { Logger } from 'pino';

type Known = {
  commands: Set<string>;
  shortcuts: Set<string>;
  actions: Set<string>;
  callbacks: Set<string>;
};

/**
 * Answers what nobody registered for, such as a button of an older version: otherwise Slack waits three seconds and
 * shows the person an error. `known` is read at each delivery, so rooms may register later.
 */
export function answerUnknown(bolt: App, known: Known, log: Logger): void {
  bolt.command(/.*/, async ({ body, ack }) => {
    if (known.commands.has(body.command)) return;
    log.warn({ command: ours(body.command) }, 'unknown command');
    await ack(`I don't know ${body.command} yet. Try /coach help.`);
  });
  bolt.action<BlockAction>(/.*/, async ({ action, ack }) => {
    if (known.actions.has(action.action_id)) return;
    log.warn({ action: ours(action.action_id) }, 'unknown action');
    await ack();
  });
  bolt.view({ callback_id: /.*/, type: 'view_submission' }, async ({ view, ack }) => {
    if (known.callbacks.has(view.callback_id)) return;
    log.warn({ callback: ours(view.callback_id) }, 'unknown view');
    const [field] = Object.keys(view.state.values);
    const text = 'This form is from an older version. Copy your text, close it and open it again.';
    await (field ? ack({ response_action: 'errors', errors: { [field]: text } }) : ack());
  });
  bolt.view({ callback_id: /.*/, type: 'view_closed' }, async ({ ack }) => ack());
  bolt.shortcut(/.*/, async ({ shortcut, ack }) => {
    if (known.shortcuts.has(shortcut.callback_id)) return;
    log.warn({ shortcut: ours(shortcut.callback_id) }, 'unknown shortcut');
    await ack();
  });
  bolt.options(/.*/, async ({ ack }) => ack({ options: [] }));
}

/** An id as our versions have them, for the log; anything else stays out of it. */
function ours(id: string): string {
  return /^(\/[a-z]{2,30}|[a-z]+(\.[a-z0-9-]+)+)$/.test(id) ? id : 'no id of ours';
}
