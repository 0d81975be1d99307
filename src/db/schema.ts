import type { Kysely } from 'kysely';
import type { Coaching } from './coaching.schema.ts';
import type { Delegating } from './delegation.schema.ts';
import type { Ground } from './ground.schema.ts';
import type { Recognition } from './recognition.schema.ts';

/** All tables, by their names. */
export type Schema = Ground & Coaching & Recognition & Delegating;

/** The one connection, or a transaction on it: stores take either. */
export type Db = Kysely<Schema>;
