import { z } from 'zod';
import { scrub } from '../db/scrub.ts';
import type { Db } from '../db/schema.ts';
import type { Subcommand } from '../room.ts';
import type { ActionCall, Call, CommandCall, Listen } from '../slack/call.ts';
import { requestFiles, sendFiles } from '../slack/files.steps.ts';
import { quietly } from '../slack/quietly.ts';
import { deleteFiles } from '../slack/upload.ts';
import { everything } from './export.steps.ts';
import { forget } from './forget.steps.ts';
import { countForgetting } from './forget.store.ts';
import { confirmationForm } from './forgetting.ts';
import {
  exportAction,
  forgetAction,
  forgetCallback,
  forgetView,
  forgottenMessage,
  forgottenView,
  gathering,
  gatheringView,
  sureCallback,
  sureView,
} from './privacy.view.ts';

/** The words after /coach. */
export const subcommands: Readonly<Record<'export' | 'forget', Subcommand>> = {
  export: {
    help: '`/coach export`: everything that I keep about you, as files',
    run: async (call) => {
      const isNew = await requestFiles(call.db, everything, call, call.now);
      await call.reply(gathering(isNew));
      if (isNew) await sendFiles(call, everything, call, call.now);
    },
  },
  forget: {
    help: '`/coach forget`: delete everything that I keep about you',
    run: askWhether,
  },
};

export type PrivacyOptions = {
  /** Files in Slack that show something about somebody to nobody but them; they go as well. */
  filesOf(db: Db, whose: { workspace: string; user: string }): Promise<readonly string[]>;
};

export function listenForPrivacy(on: Listen, { filesOf }: PrivacyOptions): void {
  on.action(exportAction, async (call) => {
    const isNew = await requestFiles(call.db, everything, call, call.now);
    const shown =
      call.view?.type === 'modal'
        ? call.update(forgetView(await countForgetting(call.db, call), true))
        : call.open(gatheringView(isNew));
    await quietly(call, shown);
    if (isNew) await sendFiles(call, everything, call, call.now);
  });

  on.action(forgetAction, askWhether);

  on.submission(forgetCallback, z.unknown(), async () => ({ view: sureView() }));

  on.submission(sureCallback, confirmationForm, async (call) => {
    const files = await call.once(async (tx) => {
      const found = await filesOf(tx, call);
      await forget(tx, call, call.now);
      return found;
    });
    const after = async () => {
      await sayGoodbye(call);
      await deleteFiles(call, files ?? []);
    };
    return { view: forgottenView(), ...(files && { after }) };
  });
}

/** The first of two questions. */
async function askWhether(call: CommandCall | ActionCall): Promise<void> {
  await call.open(forgetView(await countForgetting(call.db, call)));
}

/** What was deleted leaves the log as well. The last message keeps nothing, so it does not go through the outbox. */
async function sayGoodbye(call: Call): Promise<void> {
  if (!(await scrub(call.db))) call.log.info({}, 'the write-ahead log is emptied later');
  await quietly(call, call.slack.chat.postMessage({ channel: call.user, ...forgottenMessage() }));
}
