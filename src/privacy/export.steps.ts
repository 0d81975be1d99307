import { glimpseOf } from '../people/index.ts';
import type { Delivery } from '../slack/files.steps.ts';
import { exportFiles } from './export-files.ts';
import { mayRead } from '../slack/may-read.ts';
import { channelsThanking, readEverything } from './export.store.ts';
import { exportComment, exportFailed } from './privacy.view.ts';

/** Everything that is kept about somebody, as files. */
export const everything: Delivery = {
  kind: 'export',
  async compose({ db, slack }, { workspace, user }, now) {
    const profile = await glimpseOf({ db, slack, workspace, now }, user).catch(() => null);
    const channels = await channelsThanking(db, { workspace, user });
    const kept = await readEverything(db, workspace, user, {
      zone: profile?.zone ?? 'UTC',
      readable: await mayRead(slack, user, channels),
    });
    return { files: exportFiles(kept, now), comment: exportComment() };
  },
  failed: exportFailed,
};
