import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { effects } from '../../sandbox/index.ts';
import { createWorld } from '../support/world.ts';
import { report } from './some.ts';

const shortcut = 'delegations.from-message';

describe('"Delegate this" in the menu of a message', () => {
  test('opens the form with its text, and keeps its link', async () => {
    const { mira, bo, app, databaseFile } = await createWorld();
    const said = await mira.person.says(
      '#team-aurora',
      'The invoices are wrong again, @bo knows why & <how>',
    );
    await mira.person.shortcut(shortcut, said);
    await app.settled();
    const form = await mira.form();
    expect(form).toContain('Outcome: ‹The invoices are wrong again, @bo knows why & <how>›');
    expect(form).toContain('this message');
    const { Outcome: _, ...rest } = report;
    expect(await mira.fillsAndSubmits({ Who: '@bo', ...rest })).toEqual({});
    expect(JSON.stringify(await bo.person.sees())).toContain(`/archives/${said.channel}/p`);
    const database = new BetterSqlite3(databaseFile, { readonly: true });
    const kept = database.prepare('select link, outcome from delegation').all();
    database.close();
    expect(kept).toEqual([
      {
        link: expect.stringMatching(`^https://.+/archives/${said.channel}/p\\d+$`),
        outcome: `The invoices are wrong again, <@${bo.id}> knows why & <how>`,
      },
    ]);
  });

  test('cuts what is too long, and shows the rest', async () => {
    const { mira, app } = await createWorld();
    const words = Array.from({ length: 300 }, (_, n) => `word${n}`);
    const said = await mira.person.says('#team-aurora', words.join(' '));
    await mira.person.shortcut(shortcut, said);
    await app.settled();
    const form = await mira.form();
    for (const word of words) expect(form).toContain(word);
  });

  test('works without a link where the app cannot find the message', async () => {
    const { mira, app, sandbox } = await createWorld();
    const said = await mira.person.says('#team-aurora', 'The invoices are wrong');
    sandbox.faults.next('chat.getPermalink', effects.error('channel_not_found'));
    await mira.person.shortcut(shortcut, said);
    await app.settled();
    const form = await mira.form();
    expect(form).toContain('The invoices are wrong');
    expect(form).not.toContain('this message');
  });

  test('opens once, however often Slack delivers it', async () => {
    const { mira, app, sandbox } = await createWorld();
    const said = await mira.person.says('#team-aurora', 'The invoices are wrong');
    sandbox.faults.redeliver(2);
    await mira.person.shortcut(shortcut, said);
    await app.settled();
    expect(sandbox.traffic.filter(({ what }) => what === 'views.open')).toHaveLength(1);
  });

  test('says so when the form cannot be opened', async () => {
    const { mira, app, sandbox } = await createWorld();
    const said = await mira.person.says('#team-aurora', 'The invoices are wrong');
    sandbox.faults.next('views.open', effects.error('expired_trigger_id'));
    await mira.person.shortcut(shortcut, said);
    await app.settled();
    expect(await mira.looksAt('#team-aurora')).toContain('That took too long to open.');
  });
});
