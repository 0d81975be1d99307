import { chmodSync, closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import type { Secrets } from '../context.ts';
import type { WorkspaceState } from '../state.ts';

/** The file cannot be used; the message says why and what to do. */
export class KeeperError extends Error {
  override name = 'KeeperError';
}

/** What else is kept beside the state. */
export type Kept = {
  state: WorkspaceState;
  secrets: Secrets;
  ahead: Temporal.Duration;
  notes: Record<string, string>;
};

/** Keeps a workspace in a SQLite file, row by row, so that a change costs little and a kill loses nothing. */
export type Keeper = {
  /** What was kept, or null when the workspace was not made to its end. */
  load(): Kept | null;
  /** Forgets everything; nothing counts as kept until `finish`. */
  clear(): void;
  /** Writes what differs from what is kept, in one transaction. */
  save(kept: Kept): void;
  /** From now on there is something to load. */
  finish(): void;
  close(): void;
};

/** Another layout of the rows gets another number; a file of another one is started anew. */
const layout = 1;

type Row = { part: string; key: string; value: string };

/** Opens the file, alone, and makes it with mode 0600 when there is none. Throws KeeperError. */
export function openKeeper(file: string): Keeper {
  const db = open(file);
  const known = new Map<string, string>();
  // An upsert leaves a row in its place, and so the order of people and channels.
  const put = db.prepare(
    'insert into kept (part, key, value) values (?, ?, ?) on conflict do update set value = excluded.value',
  );
  const drop = db.prepare('delete from kept where part = ? and key = ?');

  /** Writes the rows, and deletes those that are not among them any more. */
  const write = db.transaction((rows: readonly Row[]) => {
    const gone = new Set(known.keys());
    for (const { part, key, value } of rows) {
      const name = `${part}\0${key}`;
      gone.delete(name);
      if (known.get(name) === value) continue;
      put.run(part, key, value);
      known.set(name, value);
    }
    for (const name of gone) {
      const [part = '', key = ''] = name.split('\0');
      drop.run(part, key);
      known.delete(name);
    }
  });

  return {
    load() {
      if (db.pragma('user_version', { simple: true }) !== layout) return null;
      const rows = db.prepare<[], Row>('select part, key, value from kept order by rowid').all();
      for (const { part, key, value } of rows) known.set(`${part}\0${key}`, value);
      return fromRows(rows);
    },
    clear() {
      db.pragma('user_version = 0');
      db.exec('delete from kept');
      known.clear();
    },
    save: (kept) => write(toRows(kept)),
    finish: () => void db.pragma(`user_version = ${layout}`),
    close: () => void db.close(),
  };
}

function open(file: string): BetterSqlite3.Database {
  try {
    const folder = dirname(file);
    if (!existsSync(folder)) mkdirSync(folder, { recursive: true, mode: 0o700 });
    closeSync(openSync(file, 'a', 0o600));
    chmodSync(file, 0o600);
    const db = new BetterSqlite3(file, { timeout: 0 });
    // Held until the process ends, however it ends.
    db.pragma('locking_mode = EXCLUSIVE');
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = NORMAL');
    db.exec(
      'create table if not exists kept (part text not null, key text not null, value text not null, primary key (part, key)) strict',
    );
    db.exec('begin immediate; commit');
    return db;
  } catch (error) {
    throw new KeeperError(problemWith(file, error), { cause: error });
  }
}

function problemWith(file: string, error: unknown): string {
  const code = error instanceof BetterSqlite3.SqliteError ? error.code : '';
  if (code.startsWith('SQLITE_BUSY')) {
    return `The practice workspace in ${dirname(file)} is open in another process: use that one, or stop it first.`;
  }
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT')) {
    return `${file} is damaged: remove it, and the practice workspace begins anew.`;
  }
  const message = error instanceof Error ? error.message : String(error);
  return `${file} cannot be made or read (${message}): check that its folder can be written to.`;
}

const separator = ' ';

/** One row for each thing that changes by itself; what is small is one row together. */
function toRows({ state, secrets, ahead, notes }: Kept): Row[] {
  const { users, channels, messages, modals, homes, choices, files, ephemerals, notices, ...rest } =
    state;
  const each = (part: string, of: Record<string, unknown>) =>
    Object.entries(of).map(([key, value]) => ({ part, key, value: JSON.stringify(value) }));
  const said = Object.entries(messages).flatMap(([channel, all]) =>
    all.map((one) => ({
      part: 'message',
      key: `${channel}${separator}${one.ts}`,
      value: JSON.stringify(one),
    })),
  );
  return [
    ...each('user', users),
    ...each('channel', channels),
    ...said,
    ...each('modals', modals),
    ...each('home', homes),
    ...each('choices', choices),
    ...each('file', files),
    ...each('whole', { ephemerals, notices, rest, secrets, ahead: ahead.toString() }),
    ...each('note', notes),
  ];
}

function fromRows(rows: readonly Row[]): Kept {
  const parts = new Map<string, Record<string, unknown>>();
  for (const { part, key, value } of rows) {
    const of = parts.get(part) ?? {};
    of[key] = JSON.parse(value);
    parts.set(part, of);
  }
  const part = (name: string) => parts.get(name) ?? {};
  const { ephemerals, notices, rest, secrets, ahead } = part('whole');
  // These are our own rows, written by toRows.
  const state = {
    ...(rest as object),
    users: part('user'),
    channels: part('channel'),
    messages: messagesFrom(part('message')),
    modals: part('modals'),
    homes: part('home'),
    choices: part('choices'),
    files: part('file'),
    ephemerals,
    notices,
  } as unknown as WorkspaceState;
  return {
    state,
    secrets: secrets as Secrets,
    ahead: Temporal.Duration.from(String(ahead)),
    notes: part('note') as Record<string, string>,
  };
}

function messagesFrom(kept: Record<string, unknown>): Record<string, unknown[]> {
  const messages: Record<string, unknown[]> = {};
  for (const [key, message] of Object.entries(kept)) {
    const [channel = ''] = key.split(separator);
    (messages[channel] ??= []).push(message);
  }
  return messages;
}
