import { createHmac } from 'node:crypto';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { previews } from '../../sandbox/preview/index.ts';
import type { Actor } from '../../sandbox/actor.ts';
import { ruleOf, tableNames } from '../../src/privacy/tables.store.ts';
import { accepts, delegates } from '../delegations/some.ts';
import { rowsOf } from '../slack/rows.ts';
import { mutesAllBut, setUp } from '../support/steps.ts';
import { createWorld, type World } from '../support/world.ts';
import { says } from '../talk/says.ts';
import {
  type Carried,
  collector,
  filled,
  type Form,
  isObj,
  type Names,
  namesSomething,
  naming,
  type Obj,
  parsed,
} from './offered.ts';

/*
 * Somebody who has nothing to do with it clicks every button and sends every form that there is, and each time it is made to
 * name what is another person's: a row, or a message in their direct messages.
 */

/** Stands in everything that the others type. */
const word = 'zq7canary';
let n = 0;
const canary = () => `${word} ${(n += 1)}`;

/** The others' record: something of everything that buttons and forms name. */
async function lives(): Promise<World> {
  const world = await createWorld({ mode: 'http' });
  const { mira, ana, bo, at } = world;
  await setUp(world);
  await mira.types(`/win ${canary()} with @ana`);
  await mira.types(`/win ${canary()} with @bo`);
  await mira.clicks('Share as kudos');
  await mira.submits();
  await says(mira, `${canary()} is what I say`);
  for (const who of ['@ana', '@bo']) {
    await mira.types(`/coach people ${who}`);
    await mira.fillsAndSubmits({ strengths: canary(), motivates: canary() });
  }
  await mira.types('/coach plan');
  await mira.clicksInForm('Something happened');
  await mira.clicksInForm('A setback');
  await mira.person.closes({ all: true });
  await mutesAllBut(world, 'open-decisions');
  await rowsOf(world).deleteFrom('mute').where('practice', '=', 'vision-time').execute();
  await at('2027-03-15T10:00');
  await mira.clicks('Do it');
  await mira.fillsAndSubmits({ 'What was decided?': canary(), 'Why?': canary() });
  await mira.clicks('Share it');
  await mira.fills({ 'What they read': canary(), 'Where?': 'With one person' });
  await mira.fillsAndSubmits({ 'Who?': '@ana' });
  await at('2027-03-15T14:30');
  for (const [who, outcome] of [
    ['@ana', 'report'],
    ['@bo', 'price list'],
    ['@ana', 'offsite'],
    ['@bo', 'handbook'],
  ] as const) {
    await delegates(mira, who, { Outcome: `${word} ${outcome}`, Limit: canary() });
    await mira.closes();
  }
  await accepts(ana);
  await at('2027-03-16T09:30');
  await accepts(bo);
  await mira.clicks('Mend it');
  await mira.fillsAndSubmits({ Outcome: `${word} two handbooks` });
  await at('2027-03-16T13:30');
  await accepts(ana);
  await ana.clicks('Hand in');
  await ana.submits();
  await mira.clicks('Write a note');
  await mira.fillsAndSubmits({ 'What is clearer to you now?': canary() });
  await rowsOf(world).deleteFrom('mute').where('practice', '!=', 'delegate-one-task').execute();
  await at('2027-03-17T10:00');
  await mira.clicks('Plan it');
  await mira.fillsAndSubmits({
    'When …': canary(),
    'I will …': canary(),
    Day: '2027-03-25',
    Time: '14:00',
  });
  await at('2027-03-23T15:00');
  await ana.clicks('Yes');
  await ana.fillsAndSubmits({ roadblock: canary(), need: canary() });
  await at('2027-03-24T16:00');
  await mira.types('/coach practice compare what done looks like');
  await mira.fillsAndSubmits({ who: '@bo', project: `${word} project`, words: canary() });
  await mira.types(`/win ${canary()}`);
  await mira.clicks('Undo');
  return world;
}

/** What rows and messages of the others can be named by: the first few of each table. */
function namesIn(world: World): Names {
  const ids = Object.entries(rowsIn(world)).flatMap(([name, rows]) =>
    rows
      .map((row) => parsed(row))
      .map((row) => (isObj(row) ? String(row['id']) : ''))
      .filter(
        (id) => /^[0-9a-f-]{36}$/.test(id) && name !== 'outbox' && name !== 'delegation_event',
      )
      .slice(0, name === 'delegation' ? 4 : 1),
  );
  const { messages } = world.sandbox.state;
  const places = [world.mira, world.ana].flatMap(({ person }) => {
    const channel = person.opensDm('app');
    const theirs = (messages[channel] ?? []).toSorted((a) => (a.user === person.id ? -1 : 1));
    return theirs.slice(0, 1).map(({ ts }) => ({ channel, ts }));
  });
  return { ids, places };
}

/** All rows, each as text, by table; those of clicks and of the app itself are left out. */
function rowsIn(world: World): Record<string, string[]> {
  const database = new BetterSqlite3(world.databaseFile, { readonly: true });
  const tables = tableNames.filter((name) => ruleOf(name).chapter && name !== 'receipt');
  const rows = tables.map((name) => [
    name,
    database
      .prepare(`select * from "${name}"`)
      .all()
      .map((row) => JSON.stringify(row)),
  ]);
  database.close();
  return Object.fromEntries(rows) as Record<string, string[]>;
}

/** Delivers an interaction with Slack's signature, and returns what was answered at once. */
async function delivers(world: World, payload: Obj): Promise<string> {
  const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  const stamp = String(Math.floor((performance.timeOrigin + performance.now()) / 1000));
  const hash = createHmac('sha256', world.sandbox.signingSecret).update(`v0:${stamp}:${body}`);
  const response = await fetch(`http://127.0.0.1:${world.app.port}/slack/events`, {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': stamp,
      'x-slack-signature': `v0=${hash.digest('hex')}`,
    },
  });
  return response.text();
}

type Did = { what: string; shown: string };

/** Somebody clicks everything and sends everything, and names all of this. What was shown comes back, by what was done. */
async function triesEverything(
  world: World,
  who: Actor,
  found: { clicks: readonly Carried[]; forms: readonly Form[] },
  names: Names,
): Promise<Did[]> {
  const tried: Did[] = [];
  let shown: string[] = [];
  const stop = world.sandbox.onTraffic(({ sent, ms }) => {
    if (ms !== undefined && sent) shown.push(JSON.stringify(sent));
  });
  const common = { user: { id: who.id }, team: { id: world.sandbox.teamId }, trigger_id: '1.2' };
  const container = {
    type: 'message',
    channel_id: who.person.opensDm('app'),
    message_ts: '1.1',
  };
  let at = 0;
  const many = 1_000;
  async function does(
    { name, carries }: Carried,
    payload: (carried: string, at: number) => Obj,
    atOnce = many,
  ): Promise<void> {
    shown = [];
    const carried = [...naming(carries, names)];
    while (carried.length > 0) {
      const some = carried.splice(0, atOnce).map((each) => {
        at += 1;
        return delivers(world, { ...common, ...payload(each, at) });
      });
      shown.push(...(await Promise.all(some)));
      await world.app.settled();
      // What is sent goes at the pace that Slack allows, and time alone gives that back.
      if (atOnce < many) world.clock.set(world.clock.now().add({ seconds: 10 }));
    }
    tried.push({ what: `${name} ${carries}`, shown: shown.join('\n') });
  }
  for (const click of found.clicks) {
    await does(click, (value, n) => ({
      type: 'block_actions',
      container,
      actions: [{ type: 'button', action_id: click.name, value, action_ts: `${n}.1` }],
    }));
  }
  for (const form of found.forms) {
    await does(
      form,
      (metadata, n) => ({
        type: 'view_submission',
        view: {
          id: `V${n}`,
          hash: 'h',
          type: 'modal',
          callback_id: form.name,
          private_metadata: metadata,
          state: { values: filled(form.blocks) },
          blocks: form.blocks,
        },
      }),
      2,
    );
  }
  stop();
  return tried;
}

/** Nothing of the others' record can change, until the returned function is called. */
function freezes(world: World): () => void {
  const database = new BetterSqlite3(world.databaseFile);
  const tables = Object.keys(rowsIn(world)).filter((name) => name !== 'outbox');
  const each = (sql: (name: string, on: string) => string) => {
    for (const table of tables) {
      for (const on of ['insert', 'update', 'delete']) database.exec(sql(table, on));
    }
  };
  each(
    (table, on) =>
      `create trigger frozen_${table}_${on} before ${on} on "${table}" begin select raise(abort, 'frozen'); end`,
  );
  return () => {
    each((table, on) => `drop trigger frozen_${table}_${on}`);
    database.close();
  };
}

/** Everything that the app offers: in the previews, in what the others were shown, and in what opens when they click on it. */
async function everythingOffered(world: World) {
  const offered = collector();
  for (const { content } of previews) offered.look(content);
  const { mira, ana, bo, sandbox } = world;
  offered.look(Object.values(sandbox.state.messages));
  offered.look(sandbox.state.ephemerals);
  const stop = sandbox.onTraffic(({ sent }) => offered.look(sent));
  const thaw = freezes(world);
  // The other previews carry what the forms do in earnest.
  const clicks = [...offered.clicks.values()]
    .filter(namesSomething)
    .filter(({ name }) => /^(?:delegations|done|wins)\./.test(name));
  const shown: Did[] = [];
  for (const who of [ana, bo, mira]) {
    shown.push(...(await triesEverything(world, who, { clicks, forms: [] }, namesIn(world))));
  }
  thaw();
  stop();
  return { clicks: [...offered.clicks.values()], forms: [...offered.forms.values()], shown };
}

describe('what is made to name what is another person’s', () => {
  test('shows nothing of it and changes nothing of it, whatever is clicked or sent', async () => {
    const world = await lives();
    const { otto, mira, ana, bo, sandbox, app } = world;
    const { clicks, forms, shown } = await everythingOffered(world);

    // Everything that is registered is tried, but for what only tells of typing.
    const isTried = new Set([...clicks, ...forms].map(({ name }) => name));
    const all = [...app.registered.actions, ...app.registered.submissions];
    expect(all.filter((name) => !isTried.has(name))).toEqual(['search']);
    // Those whose it is do get to see it so.
    const shows = shown.filter((each) => each.shown.includes(word)).map(({ what }) => what);
    expect(new Set(shows).size).toBeGreaterThan(20);

    await otto.types('/coach');
    await otto.submits();
    await otto.types('/win my own');
    const others = [mira, ana, bo];
    const before = rowsIn(world);
    const dms = () =>
      others.map(({ person }) => JSON.stringify(sandbox.state.messages[person.opensDm('app')]));
    const read = dms();
    const tried = await triesEverything(
      world,
      otto,
      {
        // What is kept about somebody is named by them: whoever clicks has nothing of that.
        clicks: clicks.filter((click) => namesSomething(click) || click.name.startsWith('cards.')),
        forms: forms.filter(namesSomething),
      },
      namesIn(world),
    );
    expect(tried.length).toBeGreaterThan(70);
    const leaks = tried.filter((each) => each.shown.includes(word));
    expect(leaks).toEqual([]);

    const after = rowsIn(world);
    const isTheirs = (row: string) => others.some(({ id }) => row.includes(id));
    const changed = Object.entries(before).flatMap(([name, rows]) => {
      const now = new Set(after[name]);
      return rows.filter((row) => !row.includes(otto.id) && !now.has(row));
    });
    expect(changed).toEqual([]);
    const made = Object.entries(after).flatMap(([name, rows]) => {
      const then = new Set(before[name]);
      return rows.filter((row) => !then.has(row) && isTheirs(row));
    });
    expect(made).toEqual([]);
    expect(dms()).toEqual(read);
  }, 180_000);
});
