import { spawnSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, test, vi } from 'vitest';
import { effects, startSandbox } from '../../sandbox/index.ts';
import { createLog, slackLogger } from '../../src/log.ts';
import { systemClock } from '../../src/time/clock.ts';
import { temporaryFolder } from '../db/temporary.ts';
import { delegates } from '../delegations/some.ts';
import { rowsOf } from '../slack/rows.ts';
import { mutesAllBut, postsKudos, setUp } from '../support/steps.ts';
import { createWorld, manifest, type World } from '../support/world.ts';

/*
 * Canaries: a word that stands in everything that people type, in their names and in every token, and that must not come
 * out where it does not belong: the log, messages' metadata, receipts, errors, metrics, health, the console.
 */

const root = join(import.meta.dirname, '../..');
const word = 'zq7canary';
let n = 0;
const canary = () => `${word} ${(n += 1)} "quoted" and\na second line`;

/** Everything that the app lets out besides messages, and what it keeps beside what people wrote. */
async function letOut(world: World): Promise<Record<string, string>> {
  const { app, sandbox } = world;
  const database = new BetterSqlite3(world.databaseFile, { readonly: true });
  const rows = (sql: string) => JSON.stringify(database.prepare(sql).all());
  const at = (port: number | null, path: string) =>
    fetch(`http://127.0.0.1:${port}${path}`).then((response) => response.text());
  const out = {
    log: world.log.join(''),
    metadata: JSON.stringify(
      Object.values(sandbox.state.messages)
        .flat()
        .map(({ metadata }) => metadata),
    ),
    receipts: rows('select * from receipt'),
    outbox: rows('select id, kind, error, slot, schedule_id from outbox'),
    sent: rows("select message from outbox where state in ('sent', 'missed', 'dead')"),
    schedule: rows('select id, kind, subject, slot from schedule'),
    vitals: rows('select * from vital'),
    metrics: await at(app.metricsPort, '/metrics'),
    health: await at(app.port, '/healthz'),
  };
  database.close();
  return out;
}

async function expectNothing(world: World): Promise<void> {
  for (const [where, text] of Object.entries(await letOut(world))) {
    const at = text.indexOf(word);
    expect([where, at < 0 ? '' : text.slice(Math.max(0, at - 300), at + 60)]).toEqual([where, '']);
    for (const secret of Object.values(world.sandbox.secrets)) {
      expect([where, text.includes(secret)]).toEqual([where, false]);
    }
  }
}

/** The id of the first question that was asked. */
async function questionOf(world: World): Promise<string> {
  const row = await rowsOf(world)
    .selectFrom('done_question')
    .select('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

const watched = { metrics: { port: 0, host: '127.0.0.1' } };

async function inHttp(): Promise<World> {
  return createWorld({ mode: 'http', starts: '2027-03-15T16:00[Europe/Berlin]', app: watched });
}

/** Delivers a body with Slack's signature; whatever the status. */
async function delivers(world: World, body: string, type = 'application/x-www-form-urlencoded') {
  const stamp = String(Math.floor((performance.timeOrigin + performance.now()) / 1000));
  const hash = createHmac('sha256', world.sandbox.signingSecret).update(`v0:${stamp}:${body}`);
  const response = await fetch(`http://127.0.0.1:${world.app.port}/slack/events`, {
    method: 'POST',
    body,
    headers: {
      'content-type': type,
      'x-slack-request-timestamp': stamp,
      'x-slack-signature': `v0=${hash.digest('hex')}`,
    },
  });
  const text = await response.text();
  await world.app.settled();
  return { status: response.status, text };
}

function interactive(payload: object): string {
  return new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
}

describe('nothing that is typed comes out', () => {
  test('of commands and forms, from the first set-up to a check-in', async () => {
    const world = await createWorld({ starts: '2027-03-15T15:00[Europe/Berlin]', app: watched });
    const { mira, ana } = world;
    await mira.person.changesName(`Mira ${word}`, word);
    await mira.types(`/coach ${canary()}`);
    await mira.types('/coach');
    await mira.fillsAndSubmits({
      'Your team': ['@ana', '@bo'],
      "Your team's channel": '#team-aurora',
      'What is your team there for?': canary(),
    });
    await mira.types(`/win ${canary()} with @ana`);
    await mira.types(`/win list ${canary()} or ana last month`);
    await mira.clicksInForm('Record it as a win');
    await mira.submits();
    await mira.fillsAndSubmits({ Search: `${word} since 3 may` });
    await mira.clicksInForm('Show all');
    await mira.fillsAndSubmits({ Search: word });
    await mira.clicksInForm('Send me these 2');
    await mira.closes();
    await mira.closes();
    await mira.types(`/win export ana ${word}`);
    await mira.clicks('Edit');
    await mira.fillsAndSubmits({ 'What went well?': canary(), 'Why did it matter?': canary() });
    await mira.clicks('Undo the change');
    const praised = await mira.person.says('#team-aurora', canary());
    await mira.person.shortcut('wins.from-message', praised);
    await world.app.settled();
    await mira.submits();
    await mira.types(`/kudos @ana for ${canary().replaceAll('\n', ' ')} so that ${canary()}`);
    await mira.person.typesInto('What did they do?', `Great job`, ` ${word}`);
    await world.passes({ milliseconds: 700 });
    await postsKudos(mira, { 'What did they do?': canary(), 'What did it change?': canary() });
    await mira.clicks('Edit');
    await mira.fillsAndSubmits({ 'What did they do?': canary() });
    await mira.clicks('Undo');
    await mira.clicks('Edit');
    world.sandbox.faults.next('chat.update', effects.error('is_inactive'));
    await mira.fillsAndSubmits({ 'What did they do?': canary() });
    await mira.submits();
    await mira.types('/kudos list');
    await mira.clicksInForm('kudos.more', { value: 'Take it back' });
    await mira.submits();
    await mira.clicks('Write it again');
    world.sandbox.faults.next('chat.postMessage', effects.error('restricted_action'));
    await postsKudos(mira);
    await mira.clicks('Try again');
    const thanked = await ana.person.says('#team-aurora', canary());
    await mira.person.shortcut('kudos.from-message', thanked);
    await world.app.settled();
    expect(await mira.form()).toContain(`What did they do?: ‹${word}`);
    await mira.fillsAndSubmits({ 'Where?': '#leads-only' });
    await mira.clicksInForm('Choose another channel');
    await mira.closes();
    await mira.types(`/delegate @ana ${canary()} by 3/4, up to $500 for ${word}`);
    await mira.clicksInForm('Another day');
    await mira.person.typesInto('Outcome', 'Handle', ` the ${word}`);
    await world.passes({ milliseconds: 700 });
    expect(await mira.form()).toContain('says what to do, and not yet what will be there');
    await mira.person.typesInto('What does done look like?', `It is ${word}`);
    await mira.person.typesInto('Limit', `not the ${word}`);
    await world.passes({ milliseconds: 700 });
    await mira.fillsAndSubmits({
      'What does done look like?': canary(),
      Authority: 'Decide, tell me after',
      Limit: canary().replaceAll('\n', ' '),
      Due: '2027-04-30',
    });
    const message = await mira.person.says('#team-aurora', canary());
    await mira.person.shortcut('delegations.from-message', message);
    await world.app.settled();
    expect(await mira.form()).toContain(`Outcome: ‹${word}`);
    await ana.sees();
    await ana.clicks('Decline');
    await ana.fillsAndSubmits({ 'Why?': canary() });
    await mira.sees();
    await world.at('2027-03-16T11:00');
    await mira.clicks('Write a note');
    await mira.fillsAndSubmits({ 'What is clearer to you now?': canary() });
    await world.at('2027-03-17T10:00');
    await mira.clicks('Plan it');
    await mira.fillsAndSubmits({
      'When …': canary().replaceAll('\n', ' '),
      'I will …': canary().replaceAll('\n', ' '),
      Day: '2027-03-17',
      Time: '14:00',
    });
    await world.at('2027-03-17T14:00');
    const question = await mira.finds('Did it happen?');
    await mira.person.says('app', canary(), { thread: question });
    await world.app.settled();
    expect(await mira.looksAt()).toContain('I take that as a yes: it happened.');
    await mira.opensHome();
    expect(JSON.stringify(world.sandbox.state.messages)).toContain(word);
    await expectNothing(world);
  });

  test('of the journal, and of what is shared of it', async () => {
    const world = await createWorld({ app: watched });
    const { mira, ana, sandbox } = world;
    await setUp(world);
    await mutesAllBut(world, 'open-decisions');
    await world.at('2027-03-15T10:00');
    await mira.clicks('Do it');
    await mira.fillsAndSubmits({ 'What was decided?': `${word} daily payouts`, 'Why?': word });
    await mira.clicks('Share it');
    await mira.fills({ 'What they read': canary(), 'Where?': 'With one person' });
    await mira.fillsAndSubmits({ 'Who?': '@ana' });
    await world.at('2027-03-15T15:00');
    expect(await ana.sees()).toContain(word);
    await mira.clicks('Take it back');
    await mira.clicks('Share it');
    sandbox.faults.next('chat.postMessage', effects.error('is_archived'));
    await mira.fillsAndSubmits({ 'What they read': canary() });
    await mira.clicks('Try again');
    await mira.submits();
    await mira.types('/coach journal');
    await mira.clicksInForm('journal.more', { value: 'Edit' });
    await mira.fillsAndSubmits({ 'Why?': `${word} still` });
    await mira.clicksInForm('journal.more', { value: 'Delete' });
    await mira.submits();
    await expectNothing(world);
  });

  test('of the cards that somebody keeps about people', async () => {
    const world = await createWorld({ app: watched });
    const { mira, ana } = world;
    await setUp(world);
    await mira.types(`/coach people ${word}`);
    await mira.types('/coach people @ana');
    await mira.fillsAndSubmits({
      strengths: canary(),
      motivates: canary(),
      aspirations: canary(),
      ways: canary(),
    });
    await mira.types('/coach people');
    await mira.clicksInForm('Open', { value: ana.id });
    await mira.fillsAndSubmits({ strengths: `${word} writing\n${word.repeat(20)}` });
    await mira.fillsAndSubmits({ strengths: `${word} writing` });
    await mira.clicksInForm('Undo');
    await mira.clicksInForm('Open', { value: ana.id });
    await mira.clicksInForm('Clear the card');
    await mira.clicksInForm('Undo');
    await mira.fillsAndSubmits({ strengths: `${word} writing` });
    expect(await mira.form()).toContain(word);
    await mira.closes();
    await mira.types(`/delegate @bo A ${word} letter is written`);
    expect(await mira.form()).toContain(`card says: ${word} writing.`);
    await mira.opensHome();
    await expectNothing(world);
  });

  test('of a celebration: its draft, a post that Slack refuses, one that is changed and taken back', async () => {
    const world = await createWorld({ starts: '2027-03-16T13:00[Europe/Berlin]', app: watched });
    const { mira, ana, sandbox } = world;
    await setUp(world);
    await mira.types(`/win ${canary()} with @ana`);
    await mira.types(`/coach celebrate ${canary()}`);
    await mira.types('/coach celebrate');
    await mira.submits();
    await mira.fills({ title: `${word} title`, setOut: canary(), did: canary() });
    await mira.clicksInForm('Choose again');
    await mira.submits();
    await mira.fills({ learned: canary(), thanks: canary() });
    await mira.clicksInForm('Keep as draft');
    await mira.clicksInForm('Go on');
    await mira.submits();
    sandbox.faults.next('chat.postMessage', effects.error('is_archived'));
    await mira.submits();
    expect(await mira.looksAt()).toContain(`${word} title`);
    await mira.clicks('Try again');
    await mira.submits();
    await mira.submits();
    expect(await ana.looksAt('#team-aurora')).toContain(`${word} title`);
    await mira.clicks('Edit');
    sandbox.faults.next('chat.update', effects.error('cant_update_message'));
    await mira.fillsAndSubmits({ did: canary() });
    await mira.submits();
    await mira.clicks('Try again');
    await mira.clicks('Take it back');
    await mira.clicks('Go on');
    await mira.clicksInForm('Delete the draft');
    await mira.opensHome();
    await expectNothing(world);
  });

  test('of roadblocks, their answers, and what done looks like', async () => {
    const world = await createWorld({ starts: '2027-03-15T15:00[Europe/Berlin]', app: watched });
    const { mira, ana } = world;
    await setUp(world);
    await delegates(mira, '@ana', { Outcome: `${word} report` });
    await mira.closes();
    await ana.clicks('Accept');
    await ana.fillsAndSubmits({ restated: canary() });
    await world.at('2027-03-23T16:00');
    await ana.clicks('Yes');
    await ana.fillsAndSubmits({ roadblock: canary(), need: canary() });
    await mira.clicks('Answer');
    await mira.fillsAndSubmits({ answer: canary() });
    await ana.clicks('It is out of the way');
    // Whoever answers no nudge gets fewer, and is not asked then.
    await mira.clicks('Not useful');
    await world.at('2027-03-24T16:00');
    await mira.clicks('Answer', { value: await questionOf(world) });
    await mira.fillsAndSubmits({ words: canary() });
    const asked = await ana.finds('What does done look like?');
    await ana.person.says('app', canary(), { thread: asked });
    await world.app.settled();
    expect(await ana.looksAt()).toContain('That is your answer.');
    await mira.types('/coach practice compare what done looks like');
    await mira.fillsAndSubmits({ who: '@bo', project: `${word} project`, words: canary() });
    await world.at('2027-03-26T16:00');
    expect(await mira.looksAt()).toContain('Your week');
    await expectNothing(world);
  });

  test('of every action, submission and event there is, whatever they hold', async () => {
    const world = await inHttp();
    const source = globSync('src/**/*.ts', { cwd: root }).map((file) =>
      readFileSync(join(root, file), 'utf8'),
    );
    const names = new Set(
      source.flatMap((text) => [...text.matchAll(/'([a-z]+\.[a-z-]+)'/g)].map(([, name]) => name)),
    );
    expect(names.size).toBeGreaterThan(30);
    const user = { id: world.mira.id, username: word, name: word };
    const common = { user, team: { id: world.sandbox.teamId, domain: word }, trigger_id: '1.2' };
    const view = (callback: string | undefined, at: number) => ({
      id: `V${at}`,
      hash: `h${at}`,
      type: 'modal',
      callback_id: callback,
      private_metadata: canary(),
      state: { values: { [word]: { [word]: { type: 'plain_text_input', value: canary() } } } },
      title: { type: 'plain_text', text: word },
      blocks: [],
    });
    let at = 0;
    for (const name of [...names, word]) {
      at += 1;
      const action = { type: 'button', action_id: name, block_id: word, value: canary() };
      await delivers(
        world,
        interactive({
          ...common,
          type: 'block_actions',
          container: { type: 'message', channel_id: 'D1', message_ts: '1.1', text: word },
          message: { text: canary() },
          actions: [{ ...action, action_ts: `${at}.1` }],
        }),
      );
      await delivers(
        world,
        interactive({
          ...common,
          type: 'block_actions',
          container: { type: 'view', view_id: `V${at}` },
          view: view(name, at),
          actions: [{ ...action, action_ts: `${at}.2` }],
        }),
      );
      const submission = { ...common, type: 'view_submission', view: view(name, at) };
      await delivers(world, interactive(submission));
      await delivers(world, interactive({ ...common, type: 'message_action', callback_id: name }));
    }
    const events = [...world.app.registered.events, 'message', word];
    for (const [i, type] of events.entries()) {
      const event = { type, user: canary(), text: canary(), tab: canary(), tokens: canary() };
      const whole = { type: 'event_callback', event_id: `Ev${i}`, team_id: 'T1', event };
      await delivers(world, JSON.stringify(whole), 'application/json');
    }
    for (const command of [...world.app.registered.commands, `/${word}`]) {
      const text = canary();
      const body = { command, text, user_id: world.mira.id, user_name: word, trigger_id: '3.4' };
      await delivers(world, new URLSearchParams(body).toString());
    }
    expect(world.log.length).toBeGreaterThan(10);
    await expectNothing(world);
  }, 60_000);

  test('of bodies that nobody can read, signed or not', async () => {
    const world = await inHttp();
    const types = ['application/json', 'application/x-www-form-urlencoded', 'text/plain', word];
    const bodies = [
      canary(),
      `{"type": ${canary()}`,
      `"${word}"`,
      `payload=${word}`,
      `payload=%7B%22type%22%3A${word}`,
      `payload={"type":"${word}"}`,
      `command=${word}&text=${word}&user_id=${word}`,
      `command=/win&command=${word}`,
      `%E0%A4%A${word}`,
      '',
    ];
    // Some are answered only when Bolt has waited for an ack that nobody gives.
    await Promise.all(types.flatMap((type) => bodies.map((body) => delivers(world, body, type))));
    const { port } = world.app;
    for (const [path, init] of [
      [`/${word}?${word}=${word}`, {}],
      ['/slack/events', { method: 'POST', body: word, headers: { 'x-slack-signature': word } }],
      ['/slack/events', { method: 'PUT', body: word }],
      [`/healthz?${word}`, { headers: { cookie: word, authorization: word } }],
    ] as const) {
      await (await fetch(`http://127.0.0.1:${port}${path}`, init)).text();
    }
    expect(world.log.join('')).toContain('request refused');
    await expectNothing(world);
  }, 30_000);

  test('of what fails: the database, Slack, and our own code', async () => {
    const world = await createWorld({ app: watched });
    const { mira, sandbox } = world;
    const database = new BetterSqlite3(world.databaseFile);
    database.exec(
      'create trigger leak before insert on win begin select raise(abort, new.text); end',
    );
    await mira.types(`/win ${canary()}`);
    expect(await mira.sees()).toMatch(/Something went wrong on our side \([0-9a-f]{8}\)/);
    expect(world.log.join('')).toContain('"msg":"listener failed"');
    database.exec('drop trigger leak');
    database.close();
    for (const method of [
      'views.open',
      'chat.postMessage',
      'users.info',
      'response_url',
    ] as const) {
      sandbox.faults.next(method, effects.error(canary()), { times: 3 });
    }
    await mira.types('/win');
    await mira.types(`/win ${canary()} with @ana`);
    await mira.types(`/delegate @ana ${canary()}`);
    await mira.opensHome();
    sandbox.faults.clear();
    await world.at('2027-03-15T11:00');
    await expectNothing(world);
  });
});

test("what Slack's libraries write is without what they quote, and without tokens", () => {
  const lines: string[] = [];
  const log = createLog('trace', { write: (line: string) => void lines.push(line) });
  const said = slackLogger(log);
  for (const level of ['debug', 'info', 'warn', 'error'] as const) {
    said[level](`Unexpected token 'z', "${canary()}" is not valid JSON`);
    said[level]('the token', `xoxb-1-${word}`, `(xapp-1-${word})`);
    said[level](new Error(canary()));
    said[level](Object.assign(new Error(canary()), { code: 'slack_x' }), { text: canary() });
  }
  expect(lines.length).toBeGreaterThan(10);
  expect(lines.join('')).not.toContain(word);
  expect(lines.join('')).toContain('slack_x');
});

describe('no token comes out', () => {
  const program = (name: string, env: Record<string, string>) => {
    const { stdout, stderr } = spawnSync(process.execPath, [join(root, `src/${name}.ts`)], {
      cwd: temporaryFolder(),
      env: { PATH: process.env['PATH'], NODE_ENV: 'production', ...env },
      encoding: 'utf8',
      timeout: 20_000,
    });
    return stdout + stderr;
  };

  test.each([
    'SLACK_BOT_TOKEN',
    'SLACK_APP_TOKEN',
    'SLACK_SIGNING_SECRET',
    'SLACK_API_URL',
    'SLACK_TIMEOUT_MS',
    'PORT',
    'DATABASE_URL',
    'LOG_LEVEL',
    'PUBLIC_URL',
    'BACKUP_KEEP',
    'METRICS_PORT',
  ])('of a mistake in %s, where one may have been pasted', (name) => {
    const tokens = { SLACK_BOT_TOKEN: `xoxb-${word}`, SLACK_APP_TOKEN: `xapp-${word}` };
    const said = program('main', { ...tokens, [name]: `xoxz ${word}` });
    expect(said).toContain(name);
    expect(said).not.toContain(word);
  });

  test('of a start, or a doctor, that Slack refuses', async () => {
    const sandbox = await startSandbox({ clock: systemClock, manifest });
    const env = {
      SLACK_API_URL: sandbox.apiUrl,
      SLACK_BOT_TOKEN: `xoxb-${word}`,
      SLACK_APP_TOKEN: `xapp-${word}`,
    };
    const { execFile } = await import('node:child_process');
    const said = await Promise.all(
      ['main', 'doctor'].map(
        (name) =>
          new Promise<string>((resolve) => {
            execFile(
              process.execPath,
              [join(root, `src/${name}.ts`)],
              { cwd: temporaryFolder(), env: { ...env, PATH: process.env['PATH'], PORT: '0' } },
              (_, out, err) => resolve(out + err),
            );
          }),
      ),
    );
    await sandbox.close();
    await vi.waitFor(() => expect(said).toHaveLength(2));
    for (const text of said) {
      expect(text).toContain('invalid_auth');
      expect(text).not.toContain(word);
    }
  });
});
