import type { Kysely } from 'kysely';
import * as m0001 from './0001-first-tuesday.ts';
import * as m0002 from './0002-operator.ts';
import * as m0003 from './0003-privacy.ts';
import * as m0004 from './0004-contact.ts';
import * as m0005 from './0005-days-off.ts';
import * as m0006 from './0006-coach.ts';
import * as m0007 from './0007-share.ts';
import * as m0008 from './0008-contract.ts';
import * as m0009 from './0009-roadblock.ts';
import * as m0010 from './0010-kudos-by-giver.ts';
import * as m0011 from './0011-done.ts';
import * as m0012 from './0012-wins.ts';
import * as m0013 from './0013-thread.ts';
import * as m0014 from './0014-kudos.ts';
import * as m0015 from './0015-kudos-thread.ts';
import * as m0016 from './0016-month.ts';
import * as m0017 from './0017-celebration.ts';
import * as m0018 from './0018-foreign.ts';
import * as m0019 from './0019-lookups.ts';
import * as m0020 from './0020-card.ts';
import * as m0021 from './0021-people-in-order.ts';
import * as m0022 from './0022-told-together.ts';
import * as m0023 from './0023-taken-out.ts';
import * as m0024 from './0024-joined.ts';
import * as m0025 from './0025-kudos-said.ts';

/** One forward step. `name` begins with its number and is kept in the database; it never changes. */
export type Migration = { name: string; up(db: Kysely<unknown>): Promise<void> };

/** In the order in which they run. A new step goes at the end; a step that was released is never edited. */
export const migrations: readonly Migration[] = [
  m0001,
  m0002,
  m0003,
  m0004,
  m0005,
  m0006,
  m0007,
  m0008,
  m0009,
  m0010,
  m0011,
  m0012,
  m0013,
  m0014,
  m0015,
  m0016,
  m0017,
  m0018,
  m0019,
  m0020,
  m0021,
  m0022,
  m0023,
  m0024,
  m0025,
];
