import type { Insertable } from 'kysely';
import { keepManager } from '../src/coach/index.ts';
import { newManager } from '../src/coach/manager.ts';
import type { Db, Schema } from '../src/db/schema.ts';
import { keepWorkspace } from '../src/db/workspace.store.ts';
import { catalogue, plainWordings } from '../src/practices/index.ts';
import { workspace } from './slack.ts';

/** How much one of them has. */
export type Kept = { nudges: number; wins: number; delegations: number; entries: number };

const zone = 'Europe/Berlin';
const teamSize = 9;
/** Delegations that are open in the end. */
const open = 10;
const day = 24 * 60 * 60 * 1000;

/** The user id of the manager with that number, from 0. */
export function managerNamed(number: number): string {
  return `U${String(number).padStart(6, '0')}`;
}

/**
 * Managers who have used the app on every working day of so many weeks until `now`: a nudge, a win and a check-in a day, a
 * delegation and kudos a week, vision time with its note, most nudges answered, half of them in the journal.
 */
export async function fiveYears(
  db: Db,
  { managers, weeks }: { managers: number; weeks: number },
  now: Temporal.Instant,
): Promise<Kept> {
  const kept = { nudges: 0, wins: 0, delegations: 0, entries: 0 };
  const began = now.subtract({ hours: weeks * 7 * 24 });
  await keepWorkspace(db, { id: workspace, name: 'Bench', botUser: 'U0BOT' }, began);
  for (let i = 0; i < managers; i += 1) {
    const user = managerNamed(i);
    const manager = { ...newManager(workspace, user, zone), pace: 5, purpose: 'Payouts on time.' };
    await db.transaction().execute(async (tx) => {
      await keepManager(tx, { ...manager, changedAt: began }, began);
      const rows = rowsOf(user, weeks, began.epochMilliseconds);
      await put(tx, 'outbox', rows.outbox);
      await put(tx, 'team_member', rows.team_member);
      await put(tx, 'nudge', rows.nudge);
      await put(tx, 'journal', rows.journal);
      await put(tx, 'win', rows.win);
      await put(tx, 'win_person', rows.win_person);
      await put(tx, 'kudos', rows.kudos);
      await put(tx, 'kudos_person', rows.kudos_person);
      await put(tx, 'vision_session', rows.vision_session);
      await put(tx, 'delegation', rows.delegation);
      await put(tx, 'check_in', rows.check_in);
      kept.nudges = rows.nudge.length;
      kept.wins = rows.win.length;
      kept.delegations = rows.delegation.length;
      kept.entries = rows.journal.length;
    });
  }
  return kept;
}

type Tables =
  | 'outbox'
  | 'team_member'
  | 'nudge'
  | 'journal'
  | 'win'
  | 'win_person'
  | 'kudos'
  | 'kudos_person'
  | 'vision_session'
  | 'delegation'
  | 'check_in';
type Rows = { [T in Tables]: Insertable<Schema[T]>[] };

async function put<T extends Tables>(
  tx: Db,
  table: T,
  rows: readonly Insertable<Schema[T]>[],
): Promise<void> {
  // SQLite takes so many values in a statement.
  const portion = 400;
  for (let from = 0; from < rows.length; from += portion) {
    await tx
      .insertInto(table)
      .values(rows.slice(from, from + portion))
      .execute();
  }
}

const practices = catalogue.filter(({ cadence }) => cadence.kind !== 'own-schedule');

function rowsOf(user: string, weeks: number, began: number): Rows {
  const team = Array.from({ length: teamSize }, (_, i) => `${user}P${i}`);
  const rows: Rows = {
    outbox: [],
    team_member: team.map((user_id) => ({
      workspace_id: workspace,
      manager_id: user,
      user_id,
    })),
    nudge: [],
    journal: [],
    win: [],
    win_person: [],
    kudos: [],
    kudos_person: [],
    vision_session: [],
    delegation: [],
    check_in: [],
  };
  const add = { rows, user, team };
  for (let week = 0; week < weeks; week += 1) {
    const monday = began + week * 7 * day;
    for (const weekday of [0, 1, 2, 3, 4]) addDay(add, week * 5 + weekday, monday + weekday * day);
    addWeek(add, week, monday, weeks);
  }
  return rows;
}

type Add = { rows: Rows; user: string; team: readonly string[] };

function pick<T>(from: readonly T[], at: number): T {
  const one = from[at % from.length];
  if (one === undefined) throw new RangeError('nothing to pick from');
  return one;
}

function addDay({ rows, user, team }: Add, number: number, at: number): void {
  const of = { workspace_id: workspace, user_id: user };
  const practice = pick(practices, number * 7);
  const wordings = Object.keys(plainWordings(practice));
  const id = `${user}-nudge-${number}`;
  const isDone = number % 3 > 0;
  rows.outbox.push(sent(user, `${id}-o`, 'nudge', at, `nudge ${number}`));
  rows.nudge.push({
    ...of,
    id,
    practice: practice.key,
    wording: pick(wordings, Math.floor(number / 8)),
    about: null,
    about_person: null,
    about_id: null,
    reason: JSON.stringify({ why: 'rested', days: 21, slowedTo: null }),
    is_asked: 0,
    outbox_id: `${id}-o`,
    response: isDone ? 'done' : number % 2 === 0 ? 'not-useful' : null,
    later_at: null,
    responded_at: isDone || number % 2 === 0 ? at + day / 12 : null,
    created_at: at,
  });
  if (isDone) {
    const answers = JSON.stringify({ note: 'Asked Ana what the report is for, and left it out.' });
    rows.journal.push({
      ...of,
      id: `${id}-j`,
      practice: practice.key,
      nudge_id: id,
      answers,
      created_at: at + day / 12,
    });
  }
  const win = `${user}-win-${number}`;
  const text = `Win ${number}: the login fix went out a day early`;
  rows.win.push({
    ...of,
    id: win,
    text,
    why: 'Nobody had to wait.',
    created_at: at,
    undone_at: null,
  });
  rows.win_person.push({
    workspace_id: workspace,
    win_id: win,
    user_id: pick(team, number),
    position: 0,
  });
}

function addWeek({ rows, user, team }: Add, week: number, monday: number, weeks: number): void {
  const of = { workspace_id: workspace, user_id: user };
  const person = pick(team, week);
  const date = (at: number) => Temporal.Instant.fromEpochMilliseconds(at).toString().slice(0, 10);
  const kudos = `${user}-kudos-${week}`;
  rows.outbox.push(sent(null, `${kudos}-o`, 'kudos', monday, kudos));
  rows.kudos.push({
    ...of,
    id: kudos,
    win_id: null,
    channel: 'C0TEAM',
    text: 'Handed the shift over without an open question.',
    effect: 'The next one could begin at once.',
    link: null,
    outbox_id: `${kudos}-o`,
    created_at: monday,
  });
  rows.kudos_person.push({
    workspace_id: workspace,
    kudos_id: kudos,
    user_id: person,
    position: 0,
  });
  const session = `${user}-vision-${week}`;
  rows.outbox.push(sent(user, `${session}-o`, 'vision-reminder', monday + day, session));
  rows.vision_session.push({
    ...of,
    id: session,
    week: date(monday),
    starts_at: monday + day,
    ends_at: monday + day + day / 12,
    question: 'in-a-year',
    outbox_id: `${session}-o`,
    note: 'Fewer projects, and each with somebody who decides.',
    noted_at: monday + day + day / 12,
  });
  addDelegation({ rows, user, team }, week, monday, week >= weeks - open);
}

function addDelegation(
  { rows, user, team }: Add,
  week: number,
  monday: number,
  isOpen: boolean,
): void {
  const id = `${user}-delegation-${week}`;
  const delegate = pick(team, week * 3);
  rows.outbox.push(sent(delegate, `${id}-o`, 'delegation', monday, id));
  rows.delegation.push({
    workspace_id: workspace,
    id,
    manager_id: user,
    delegate_id: delegate,
    outcome: `The cost report of week ${week} reads itself`,
    done_looks_like: 'Two pages that the board understands',
    authority: 'tell-after',
    authority_limit: '',
    check_in_days: '[2]',
    check_in_at: '10:00',
    due_on: null,
    due_at: null,
    link: null,
    state: isOpen ? 'accepted' : 'done',
    version: 1,
    step: 1,
    pending: null,
    restated: '',
    missing: '',
    continues_id: null,
    reason: '',
    outbox_id: `${id}-o`,
    created_at: monday,
    answered_at: monday + day,
    agreed_at: null,
    handed_in_at: null,
    ended_at: isOpen ? null : monday + 30 * day,
  });
  for (const check of [1, 2, 3, 4, 5]) {
    const at = monday + check * day;
    const own = `${id}-${check}`;
    rows.outbox.push(sent(delegate, `${own}-o`, 'check-in', at, own));
    rows.check_in.push({
      workspace_id: workspace,
      id: own,
      delegation_id: id,
      date: Temporal.Instant.fromEpochMilliseconds(at).toString().slice(0, 10),
      outbox_id: `${own}-o`,
      answer: check === 4 ? 'roadblock' : 'no-roadblock',
      roadblock: check === 4 ? 'No access to the test data' : '',
      need: '',
      told_in: null,
      read_from: null,
      gone_at: null,
      answered_at: at + day / 12,
    });
  }
}

function sent(
  user: string | null,
  id: string,
  kind: string,
  at: number,
  slot: string,
): Insertable<Schema['outbox']> {
  return {
    workspace_id: workspace,
    id,
    channel: user ?? 'C0TEAM',
    user_id: user,
    thread_of: null,
    kind,
    unasked_on: null,
    message: '',
    state: 'sent',
    attempt: 1,
    due_at: at,
    expires_at: null,
    first_claimed_at: at,
    claimed_at: at,
    sent_channel: `D${user ?? ''}`,
    sent_ts: String(at / 1000),
    error: null,
    schedule_id: `${kind}:${user ?? ''}`,
    slot,
    created_at: at,
  };
}
