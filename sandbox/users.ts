import { createHash } from 'node:crypto';
import type { Context } from './context.ts';
import { hasScope } from './grants.ts';
import { isForeign, type Obj, type User } from './state.ts';

const IMAGE_SIZES = [24, 32, 48, 72, 192, 512];
const COLORS = ['9f69e7', '4bbe2e', 'e7392d', '3c989f', '674b1b', 'e96699', 'de5f24', '2b6836'];

/** Somebody as users.info shows them: the e-mail only with its scope, the offset as it is now in their zone. */
export function userObject(context: Context, user: User): Obj {
  const { state, clock, manifest } = context;
  const digest = createHash('md5').update(user.id).digest('hex');
  const base = {
    id: user.id,
    team_id: user.team_id ?? state.team.id,
    name: user.name,
    deleted: user.deleted,
    profile: profileObject(
      user,
      digest,
      user.team_id ?? state.team.id,
      hasScope(manifest, 'users:read.email'),
    ),
    ...(user.org_teams && { enterprise_user: { id: user.id, teams: user.org_teams } }),
    ...(isForeign(state, user) && { is_stranger: !isSeenIn(context, user) }),
    is_bot: user.is_bot,
    is_app_user: false,
    updated: user.updated,
  };
  if (user.deleted) return base;
  const now = clock.now();
  return {
    ...base,
    color: COLORS[Number.parseInt(digest.slice(0, 4), 16) % COLORS.length],
    real_name: user.real_name,
    tz: user.tz,
    tz_label: zoneLabel(user.tz, now),
    tz_offset: now.toZonedDateTimeISO(user.tz).offsetNanoseconds / 1e9,
    is_admin: user.is_admin,
    is_owner: user.is_admin,
    is_primary_owner: false,
    is_restricted: user.is_restricted,
    is_ultra_restricted: false,
    is_email_confirmed: true,
    who_can_share_contact_card: 'EVERYONE',
  };
}

/** Whether somebody of another workspace is in a shared channel of ours. */
function isSeenIn({ state }: Context, { id }: User): boolean {
  return Object.values(state.channels).some(
    ({ shared, members }) => shared && members.includes(id),
  );
}

function profileObject(user: User, digest: string, team: string, withEmail: boolean): Obj {
  const [first = '', ...rest] = user.real_name.split(' ');
  const images = Object.fromEntries(
    IMAGE_SIZES.map((size) => [
      `image_${size}`,
      `https://secure.gravatar.com/avatar/${digest}.jpg?s=${size}`,
    ]),
  );
  return {
    title: user.title,
    phone: '',
    skype: '',
    real_name: user.real_name,
    real_name_normalized: normalized(user.real_name),
    display_name: user.display_name,
    display_name_normalized: normalized(user.display_name),
    fields: null,
    status_text: user.status_text,
    status_emoji: user.status_emoji,
    status_emoji_display_info: [],
    status_expiration: user.status_expiration,
    avatar_hash: digest.slice(0, 12),
    first_name: first,
    last_name: rest.join(' '),
    ...(withEmail ? { email: user.email } : {}),
    ...(user.bot_id === undefined ? {} : { bot_id: user.bot_id, api_app_id: '' }),
    ...images,
    status_text_canonical: '',
    team,
  };
}

function normalized(name: string): string {
  return name.normalize('NFKD').replaceAll(/\p{Diacritic}/gu, '');
}

function zoneLabel(zone: string, now: Temporal.Instant): string {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'long' });
  const parts = format.formatToParts(now.epochMilliseconds);
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? zone;
}
