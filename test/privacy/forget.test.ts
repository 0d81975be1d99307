import { describe, expect, test } from 'vitest';
import { accepts, delegates } from '../delegations/some.ts';
import { postsKudos, setUp } from '../support/steps.ts';
import { createWorld, type World } from '../support/world.ts';
import { busyMonday, bytesOf, filesOf, forgets, reading } from './some.ts';

const word = 'Type forget to delete everything about you';

describe('/coach forget', () => {
  test('shows first what goes and what stays, and offers a copy', async () => {
    const world = await createWorld();
    await busyMonday(world);
    await world.mira.types('/coach forget');
    expect(await world.mira.form()).toMatchInlineSnapshot(`
      "Forget me
      This deletes everything that Both Hats keeps about you. It *cannot be undone*, not even by whoever looks after Both Hats. You can start anew with \`/coach\` at any time.
      *What goes*
      • what I know of you from your Slack profile: name and time zone
      • your settings, your team list and what you muted
      • 1 win
      *What stays with others, who rely on it*, with “somebody who left” in place of your name
      • 1 delegation that you gave, with its check-ins. One that waits for an answer is taken back.
      • 1 delegation that you were given, with your answers. Whoever gave one that is still open hears that nobody has it any more.
      · Messages that are in Slack already stay there. Backups of the database hold a copy until newer ones replace them; whoever looks after Both Hats knows when.
      Would you like to have a copy first?
      [Send me everything]
      [Go on] [Keep everything]"
    `);
    await world.mira.clicksInForm('Send me everything');
    expect(await filesOf(world, world.mira)).toHaveLength(2);
    expect(await world.mira.form()).toContain('Your files are on their way');
  });

  test('asks a second time, for a word, and deletes nothing without it', async () => {
    const world = await createWorld();
    const { mira } = world;
    await busyMonday(world);
    await mira.types('/coach forget');
    await mira.submits();
    expect(await mira.form()).toMatchInlineSnapshot(`
      "Are you sure?
      This is the last step: nobody can bring back what goes now.
      Type forget to delete everything about you: ‹forget›
      [Delete it all] [Keep everything]"
    `);
    expect(await mira.fillsAndSubmits({ [word]: 'yes' })).toEqual({
      word: 'Type forget to go on. Nothing has been deleted.',
    });
    await mira.closes();
    await mira.types('/win list');
    expect(await mira.form()).toContain('CANARYWIN');
    await mira.closes();
    await mira.types('/coach forget');
    await mira.submits();
    expect(await mira.fillsAndSubmits({ [word]: ' FORGET ' })).toEqual({});
  });

  test('says what was done, and shows the Home tab of a newcomer', async () => {
    const world = await createWorld();
    const { mira, otto } = world;
    await busyMonday(world);
    await mira.opensHome();
    await otto.opensHome();
    await mira.sees();
    await forgets(mira);
    expect(await mira.form()).toContain('Everything that I kept about you is deleted');
    expect(await mira.sees()).toMatchInlineSnapshot(`
      "Everything that I kept about you is deleted, and nothing more comes from me. What others rely on stays with them without your name. Backups follow when newer ones replace them.
      · The messages above stay in Slack, and their buttons do nothing any more. \`/coach\` would start anew, with nothing from before."
    `);
    const welcome = (await otto.homeTab()).split('\n')[0] ?? '';
    expect((await mira.homeTab()).startsWith(welcome)).toBe(true);
    expect(await mira.homeTab()).not.toContain('CANARY');
  });

  test('leaves nothing of them in the file or its log, and none of it ever was in our log', async () => {
    const world = await createWorld();
    const { mira } = world;
    await setUp(world);
    await mira.opensHome();
    await mira.types('/win CANARYWIN shipped the login fix with @ana');
    expect(bytesOf(world)).toContain('CANARYWIN');
    expect(bytesOf(world)).toContain(mira.id);
    expect(bytesOf(world)).toContain('Small shops get paid');
    await forgets(mira);
    const bytes = bytesOf(world);
    expect(bytes).not.toContain('CANARY');
    expect(bytes).not.toContain('Small shops get paid');
    expect(bytes).not.toContain(mira.id);
    expect(bytes).not.toContain('mira');
    expect(world.log.filter((line) => /CANARY|Small shops|"forget"/.test(line))).toEqual([]);
  });

  test('takes everything from everywhere, after a fortnight of use', async () => {
    const world = await createWorld();
    const { mira, ana, bo, at } = world;
    await busyMonday(world);
    await at('2027-03-15T10:00');
    await mira.clicks('Not useful');
    await at('2027-03-16T11:00');
    await mira.clicks('Write a note');
    await mira.fillsAndSubmits({ 'What is clearer to you now?': 'CANARYNOTE about @ana' });
    await mira.types('/win CANARYKUDOS with @bo');
    await mira.clicks('Share as kudos');
    await postsKudos(mira);
    await at('2027-03-27T10:00');
    await mira.opensHome();
    await forgets(mira);
    const bytes = bytesOf(world);
    const gone = [mira.id, 'CANARYWIN', 'CANARYNOTE', 'Small shops'];
    expect(gone.filter((text) => bytes.includes(text))).toEqual([]);
    // What she agreed on with others, and said to everybody, stays theirs.
    const kept = ['CANARYGIVEN', 'CANARYOWNED', 'CANARYOTHER', 'CANARYKUDOS', ana.id, bo.id];
    expect(kept.filter((text) => !bytes.includes(text))).toEqual([]);
    await at('2027-04-10T10:00');
    expect(await mira.sees()).toContain('`/coach` would start anew');
    expect(bytesOf(world).includes(mira.id)).toBe(false);
  });

  test('while a backup is being made: the log is emptied within the hour, and nobody waits for it', async () => {
    const world = await createWorld();
    const { mira, passes } = world;
    await setUp(world);
    await mira.types('/win CANARYWIN');
    const backup = reading(world);
    backup.exec('begin; select * from win');
    const before = performance.now();
    await forgets(mira);
    expect(performance.now() - before).toBeLessThan(1_900);
    expect(bytesOf(world)).toContain('CANARYWIN');
    backup.exec('commit');
    await passes({ minutes: 61 });
    expect(bytesOf(world)).not.toContain('CANARYWIN');
    expect(bytesOf(world)).not.toContain(mira.id);
  });

  test('happens once, however often it is delivered', async () => {
    const world = await createWorld();
    const { mira } = world;
    await setUp(world);
    await mira.sees();
    await mira.types('/coach forget');
    await mira.submits();
    await mira.fills({ [word]: 'forget' });
    world.sandbox.faults.redeliver(3);
    await mira.submits();
    world.sandbox.faults.redeliver(1);
    expect((await mira.sees()).split('is deleted').length).toBe(2);
    expect(bytesOf(world)).not.toContain(mira.id);
  });

  test('starts anew with /coach, with nothing from before', async () => {
    const world = await createWorld();
    const { mira, at } = world;
    await busyMonday(world);
    await forgets(mira);
    await mira.types('/coach');
    expect(await mira.form()).toContain('Set up your coach');
    await mira.submits();
    expect(await mira.sees()).toContain("*You're set.*");
    await at('2027-03-15T10:00');
    expect(await mira.sees()).toContain('Do it');
    await mira.types('/delegate list');
    expect(await mira.form()).toContain('Nothing is handed over yet.');
    await mira.types('/win list');
    expect(await mira.form()).not.toContain('CANARYWIN');
  });

  test('is for people of whom nothing is kept, too', async () => {
    const world = await createWorld();
    await world.otto.types('/coach forget');
    expect(await world.otto.form()).not.toContain('What stays with others');
    await world.otto.closes();
    await forgets(world.otto);
    expect(await world.otto.sees()).toContain('is deleted');
  });
});

describe('what was on its way', () => {
  test('a nudge that waits for its moment never comes', async () => {
    const world = await createWorld();
    const { mira, at } = world;
    await setUp(world);
    await at('2027-03-15T09:59');
    await forgets(mira);
    await mira.sees();
    await at('2027-03-19T20:00');
    expect(await mira.sees()).toBe('');
    expect(reading(world).prepare('select count(*) from schedule').pluck().get()).toBe(0);
  });

  test('a nudge in the outbox goes too, and one that is being sent leaves no trace', async () => {
    const world = await createWorld({ timeoutMs: 400 });
    const { mira, at, sandbox } = world;
    await setUp(world);
    sandbox.faults.next('chat.postMessage', { kind: 'rateLimit', seconds: 600 });
    await at('2027-03-15T10:00');
    const due = "select count(*) from outbox where state = 'due'";
    expect(reading(world).prepare(due).pluck().get()).toBe(1);
    await forgets(mira);
    await mira.sees();
    await at('2027-03-16T20:00');
    expect(await mira.sees()).toBe('');
    expect(bytesOf(world)).not.toContain(mira.id);
  });

  test('an old button says that there is nothing any more', async () => {
    const world = await createWorld();
    const { mira, at } = world;
    await setUp(world);
    await at('2027-03-15T10:00');
    await forgets(mira);
    await mira.sees();
    await mira.clicks('Not useful');
    expect(await mira.sees()).not.toBe('');
    expect(reading(world).prepare('select count(*) from nudge').pluck().get()).toBe(0);
  });

  test('kudos that nobody has read are not posted', async () => {
    const world = await createWorld();
    const { mira, sandbox, passes } = world;
    await setUp(world);
    await mira.types('/win CANARYKUDOS with @bo');
    await mira.clicks('Share as kudos');
    sandbox.faults.next('chat.postMessage', { kind: 'rateLimit', seconds: 60 });
    await postsKudos(mira);
    await forgets(mira);
    await passes({ hours: 1 });
    expect(await mira.looksAt('#team-aurora')).not.toContain('CANARYKUDOS');
    expect(bytesOf(world)).not.toContain('CANARYKUDOS');
  });
});

describe('what two people were asked', () => {
  /** Mira and Ana are asked what done looks like on a Wednesday at 10:00; Ana, in New York, reads it from 13:00 on. */
  async function asked(): Promise<World> {
    const world = await createWorld({ starts: '2027-03-15T14:30[Europe/Berlin]' });
    const { mira, ana, at } = world;
    await setUp(world);
    await delegates(mira, '@ana', { Outcome: 'CANARYGIVEN', 'Check-in': 'No check-in' });
    await mira.closes();
    await accepts(ana);
    await at('2027-03-22T10:30');
    await mira.clicks('Not useful');
    await at('2027-03-24T10:30');
    await ana.sees();
    return world;
  }

  test('is not asked of the other one any more', async () => {
    const world = await asked();
    const { mira, ana, at } = world;
    expect(await mira.sees()).toContain('What does done look like?');
    await forgets(mira);
    await at('2027-03-25T20:00');
    expect(await ana.sees()).not.toContain('What does done look like?');
  });

  test('is not told them either, when the answers wait for their morning', async () => {
    const world = await asked();
    const { mira, ana, at } = world;
    await mira.clicks('Answer');
    await mira.fillsAndSubmits({ words: 'CANARYANSWER' });
    await at('2027-03-24T23:30');
    await ana.clicks('Answer');
    await ana.fillsAndSubmits({ words: 'Three pages' });
    await forgets(ana);
    await at('2027-03-25T20:00');
    expect(await mira.looksAt()).not.toContain('Three pages');
    expect(bytesOf(world)).not.toContain('Three pages');
  });
});

describe('what others rely on', () => {
  test('a delegate who is forgotten while the manager looks at it: it stays, without the name', async () => {
    const world = await createWorld();
    const { mira, bo } = world;
    await delegates(mira, '@bo', { Outcome: 'CANARYGIVEN the report with @bo' });
    await accepts(bo);
    await mira.types('/delegate list');
    await mira.sees();
    await forgets(bo);
    expect(await mira.sees()).toMatchInlineSnapshot(`
      "Nobody has this any more: “CANARYGIVEN the report with @bo”. Whoever you gave it to has left Both Hats.
      · There are no more check-ins. \`/delegate list\` shows it, and \`/delegate\` asks somebody else."
    `);
    await mira.clicksInForm('Mark done');
    expect(await mira.form()).toMatchInlineSnapshot(`
      "Your delegations
      ‹Given and yours› ‹In any state›
      Given by you
      ———
      CANARYGIVEN the report with @bo
      · Done, with somebody who left
      [Celebrate it] [Not done yet] [More]
      ———
      [Delegate something]
      · Only you and the other person see each of these.
      [Close]"
    `);
    expect(bytesOf(world)).not.toContain(bo.id);
    expect(world.log.filter((line) => /"level":(50|60)/.test(line))).toEqual([]);
  });

  test('somebody else can be asked, and the record can be opened again', async () => {
    const world = await createWorld();
    const { mira, bo, at } = world;
    await delegates(mira, '@bo');
    await accepts(bo);
    await forgets(bo);
    await mira.types('/delegate list');
    await mira.clicksInForm('Mark done');
    await mira.clicksInForm('Not done yet');
    await mira.clicksInForm('Mark done');
    await mira.closes();
    await at('2027-03-24T12:00');
    expect(await mira.looksAt()).not.toContain('has not heard');
    expect(await bo.looksAt()).not.toContain('Any roadblock');
  });

  test('a manager who is forgotten: the delegate keeps what they have, and what nobody answered is taken back', async () => {
    const world = await createWorld();
    const { mira, ana, bo, at } = world;
    await delegates(mira, '@bo', { Outcome: 'CANARYACCEPTED' });
    await accepts(bo);
    await delegates(mira, '@bo', { Outcome: 'CANARYOPEN' });
    await delegates(mira, '@ana', { Outcome: 'CANARYUNREAD' });
    await bo.sees();
    await forgets(mira);
    await bo.types('/delegate list');
    expect(await bo.form()).toMatchInlineSnapshot(`
      "Your delegations
      ‹Given and yours› ‹In any state›
      Yours
      ———
      CANARYACCEPTED
      · From somebody who left · accepted
      [Hand in] [More]
      ———
      CANARYOPEN
      · From somebody who left · taken back
      [More]
      ———
      [Delegate something]
      · Only you and the other person see each of these.
      [Close]"
    `);
    await at('2027-03-17T18:00');
    // Ana sleeps when she is asked, and wakes to nothing.
    expect(await ana.sees()).toBe('');
    expect(await bo.looksAt()).not.toContain('Any roadblock');
    await accepts(bo).catch(() => {});
    await bo.types('/delegate list');
    await bo.clicksInForm('Hand in');
    await bo.submits();
    expect(await bo.form()).toContain('somebody who left');
    expect(bytesOf(world)).not.toContain('CANARYUNREAD');
    expect(bytesOf(world)).not.toContain(mira.id);
  });

  test('news that wait for another one’s morning name nobody any more', async () => {
    const world = await createWorld();
    const { ana, bo, at } = world;
    await delegates(ana, '@bo', { Outcome: 'CANARYNEWS' });
    await accepts(bo);
    await forgets(bo);
    await at('2027-03-15T14:00');
    const seen = await ana.sees();
    expect(seen).toContain('somebody who left accepted');
    expect(seen).toContain('Nobody has this any more');
    expect(seen).not.toContain('@bo');
  });

  test('both gone: nothing stays', async () => {
    const world = await createWorld();
    const { mira, bo } = world;
    await delegates(mira, '@bo', { Outcome: 'CANARYBOTH' });
    await accepts(bo);
    await forgets(bo);
    await forgets(mira);
    expect(bytesOf(world)).not.toContain('CANARYBOTH');
  });

  test('wins, teams and kudos of others say “somebody who left”, and their forms still open', async () => {
    const world = await createWorld();
    const { mira, ana, bo } = world;
    await setUp(world);
    await mira.types('/win Shipped it with @ana and @bo');
    await mira.clicks('Share as kudos');
    await postsKudos(mira);
    await forgets(ana);
    await forgets(bo);
    await mira.types('/win list');
    expect(await mira.form()).toContain('Shipped it with somebody who left and somebody who left');
    await mira.closes();
    await mira.opensHome();
    expect(await mira.homeTab()).toContain('somebody who left');
    await mira.types('/coach');
    expect(await mira.submits()).toEqual({});
    const team = reading(world).prepare('select user_id from team_member').pluck().all();
    expect(team).toEqual([]);
    expect(bytesOf(world)).not.toContain(ana.id);
    expect(bytesOf(world)).not.toContain(bo.id);
  });
});
