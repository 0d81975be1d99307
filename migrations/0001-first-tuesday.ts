import type { CreateTableBuilder, Kysely } from 'kysely';
import { integer, table } from '../src/db/table.ts';

export const name = '0001-first-tuesday';

type Columns = { text?: string[]; maybeText?: string[]; int?: string[]; maybeInt?: string[] };

/** Every row belongs to a workspace: `workspace_id` leads every table but `workspace` itself. */
function owned(db: Kysely<unknown>, table_: string, columns: Columns, key: string[]) {
  let builder: CreateTableBuilder<string, string> = table(db, table_).addColumn(
    'workspace_id',
    'text',
    (c) => c.notNull().references('workspace.id'),
  );
  for (const c of columns.text ?? []) builder = builder.addColumn(c, 'text', (x) => x.notNull());
  for (const c of columns.maybeText ?? []) builder = builder.addColumn(c, 'text');
  for (const c of columns.int ?? []) builder = builder.addColumn(c, integer, (x) => x.notNull());
  for (const c of columns.maybeInt ?? []) builder = builder.addColumn(c, integer);
  return builder.addPrimaryKeyConstraint(`${table_}_key`, ['workspace_id', ...key]);
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await table(db, 'workspace')
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('bot_user_id', 'text', (c) => c.notNull())
    .addColumn('created_at', integer, (c) => c.notNull())
    .execute();

  await owned(
    db,
    'person',
    { text: ['user_id', 'name', 'zone'], int: ['is_bot', 'is_deactivated', 'read_at'] },
    ['user_id'],
  ).execute();
  await owned(db, 'dm', { text: ['user_id', 'channel'] }, ['user_id']).execute();
  await owned(db, 'receipt', { text: ['key'], int: ['at'] }, ['key']).execute();
  await index(db, 'receipt', ['at']);

  await owned(
    db,
    'schedule',
    {
      text: ['id', 'user_id', 'kind', 'slot'],
      maybeText: ['subject'],
      int: ['next_at', 'tries'],
    },
    ['id'],
  ).execute();
  await index(db, 'schedule', ['next_at']);

  await owned(
    db,
    'outbox',
    {
      text: ['id', 'channel', 'kind', 'message', 'state'],
      maybeText: [
        'user_id',
        'thread_of',
        'unasked_on',
        'sent_channel',
        'sent_ts',
        'error',
        'schedule_id',
        'slot',
      ],
      int: ['attempt', 'due_at', 'created_at'],
      maybeInt: ['expires_at', 'first_claimed_at', 'claimed_at'],
    },
    ['id'],
  )
    .addUniqueConstraint('outbox_one_per_slot', ['workspace_id', 'schedule_id', 'slot'])
    .addUniqueConstraint('outbox_one_unasked_a_day', ['workspace_id', 'user_id', 'unasked_on'])
    .execute();
  await index(db, 'outbox', ['state', 'workspace_id', 'due_at']);

  await owned(
    db,
    'manager',
    {
      text: [
        'user_id',
        'zone',
        'working_days',
        'nudge_at',
        'quiet_from',
        'quiet_to',
        'vision_from',
        'purpose',
      ],
      maybeText: ['team_channel', 'paused_until'],
      int: [
        'zone_follows_slack',
        'pace',
        'vision_day',
        'vision_minutes',
        'is_paused',
        'created_at',
        'updated_at',
      ],
    },
    ['user_id'],
  ).execute();
  await owned(db, 'team_member', { text: ['manager_id', 'user_id'] }, [
    'manager_id',
    'user_id',
  ]).execute();

  await owned(
    db,
    'vision_move',
    { text: ['user_id', 'week'], maybeText: ['date', 'from_time'], int: ['is_skipped'] },
    ['user_id', 'week'],
  ).execute();
  await owned(
    db,
    'vision_session',
    {
      text: ['id', 'user_id', 'week', 'question', 'outbox_id'],
      maybeText: ['note'],
      int: ['starts_at', 'ends_at'],
      maybeInt: ['noted_at'],
    },
    ['id'],
  )
    .addUniqueConstraint('vision_session_one_a_week', ['workspace_id', 'user_id', 'week'])
    .execute();
  await index(db, 'vision_session', ['workspace_id', 'user_id', 'starts_at']);

  await owned(
    db,
    'nudge',
    {
      text: ['id', 'user_id', 'practice', 'wording', 'outbox_id'],
      maybeText: ['response'],
      int: ['created_at'],
      maybeInt: ['later_at', 'responded_at'],
    },
    ['id'],
  ).execute();
  await index(db, 'nudge', ['workspace_id', 'user_id', 'created_at']);
  await owned(db, 'mute', { text: ['user_id', 'practice'], int: ['at'] }, [
    'user_id',
    'practice',
  ]).execute();
  await owned(
    db,
    'journal',
    {
      text: ['id', 'user_id', 'practice', 'answers'],
      maybeText: ['nudge_id'],
      int: ['created_at'],
    },
    ['id'],
  ).execute();
  await index(db, 'journal', ['workspace_id', 'user_id', 'created_at']);

  await owned(
    db,
    'win',
    { text: ['id', 'user_id', 'text', 'why'], int: ['created_at'], maybeInt: ['undone_at'] },
    ['id'],
  ).execute();
  await index(db, 'win', ['workspace_id', 'user_id', 'created_at']);
  await owned(db, 'win_person', { text: ['win_id', 'user_id'] }, ['win_id', 'user_id'])
    .addForeignKeyConstraint(
      'win_person_win',
      ['workspace_id', 'win_id'],
      'win',
      ['workspace_id', 'id'],
      (fk) => fk.onDelete('cascade'),
    )
    .execute();

  await owned(
    db,
    'kudos',
    {
      text: ['id', 'user_id', 'channel', 'text', 'outbox_id'],
      maybeText: ['win_id'],
      int: ['created_at'],
    },
    ['id'],
  ).execute();
  await owned(db, 'kudos_person', { text: ['kudos_id', 'user_id'] }, ['kudos_id', 'user_id'])
    .addForeignKeyConstraint(
      'kudos_person_kudos',
      ['workspace_id', 'kudos_id'],
      'kudos',
      ['workspace_id', 'id'],
      (fk) => fk.onDelete('cascade'),
    )
    .execute();

  await owned(
    db,
    'delegation',
    {
      text: [
        'id',
        'manager_id',
        'delegate_id',
        'outcome',
        'done_looks_like',
        'authority',
        'state',
        'reason',
        'outbox_id',
      ],
      maybeText: ['check_in_at', 'due_on'],
      int: ['created_at'],
      maybeInt: ['check_in_day', 'answered_at', 'ended_at'],
    },
    ['id'],
  ).execute();
  await index(db, 'delegation', ['workspace_id', 'manager_id', 'state']);
  await index(db, 'delegation', ['workspace_id', 'delegate_id', 'state']);
  await owned(
    db,
    'check_in',
    {
      text: ['id', 'delegation_id', 'date', 'outbox_id', 'roadblock'],
      maybeText: ['answer'],
      maybeInt: ['answered_at'],
    },
    ['id'],
  )
    .addForeignKeyConstraint(
      'check_in_delegation',
      ['workspace_id', 'delegation_id'],
      'delegation',
      ['workspace_id', 'id'],
      (fk) => fk.onDelete('cascade'),
    )
    .addUniqueConstraint('check_in_one_a_day', ['workspace_id', 'delegation_id', 'date'])
    .execute();
}

async function index(db: Kysely<unknown>, on: string, columns: string[]): Promise<void> {
  await db.schema
    .createIndex(`${on}_by_${columns.filter((c) => c !== 'workspace_id').join('_')}`)
    .on(on)
    .columns(columns)
    .execute();
}
