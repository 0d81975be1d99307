import type { ModalView } from '@slack/types';
import type { ActionCall } from '../slack/call.ts';

/**
 * Shows a screen in the modal that was clicked in, else in a new one. Of two quick clicks whichever comes last may win:
 * what is typed in a field stays, as its block keeps its name.
 */
export async function show(call: ActionCall, view: ModalView): Promise<void> {
  if (call.view?.type === 'modal') await call.slack.views.update({ view_id: call.view.id, view });
  else await call.open(view);
}
