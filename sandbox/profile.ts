import type { Context } from './context.ts';
import { emit } from './events.ts';
import { seconds } from './ids.ts';
import { eventTs } from './membership.ts';
import type { User } from './state.ts';
import { userObject } from './users.ts';

export type ProfileEvent = 'user_change' | 'user_status_changed';

/** Tells the app, by these events, that somebody's profile is another now. */
export function announceProfile(context: Context, user: User, events: ProfileEvent[]): void {
  const { clock } = context;
  user.updated = seconds(clock.now());
  context.changed({ what: 'user', user: user.id });
  for (const type of events) {
    emit(context, type, {
      type,
      user: userObject(context, user),
      cache_ts: seconds(clock.now()),
      event_ts: eventTs(context),
    });
  }
}
