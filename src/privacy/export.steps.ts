import { glimpseOf } from '../people/index.ts';
import type { Delivery } from '../slack/files.steps.ts';
import { exportFiles } from './export-files.ts';
import { mayRead } from '../slack/may-read.ts';
import { channelsThanking, readEverything } from './export.store.ts';
import { exportComment, exportFailed } from './privacy.view.ts';

/** Nobody waits before a form here, and what is left out of an export is missed by nobody. */
const patienceMs = 10_000;

/** Everything that is kept about somebody, as files. */
export const everything: Delivery = {
  kind: 'export',
  async compose({ db, slack }, { workspace, user }, now) {
    const profile = await glimpseOf({ db, slack, workspace, now }, user).catch(() => null);
    const channels = await channelsThanking(db, { workspace, user });
    const kept = await readEverything(db, workspace, user, {
      zone: profile?.zone ?? 'UTC',
      readable: await mayRead(slack, user, channels, patienceMs),
    });
    return { files: exportFiles(kept, now), comment: exportComment() };
  },
  failed: exportFailed,
};
