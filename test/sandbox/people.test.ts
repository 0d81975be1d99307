import { expect, test } from 'vitest';
import { sampleWorkspace, startSandbox } from '../../sandbox/index.ts';
import { boltFor, manifestWith, sandboxFor, stoppedClock, wordsAndButtons } from './echo.ts';

test('what people say reaches the app from channels that it is in', async () => {
  const sandbox = await sandboxFor();
  const heard: string[] = [];
  await boltFor(sandbox, (app) => {
    app.event('message', async ({ event }) => {
      heard.push(`${event.channel_type}: ${'text' in event ? event.text : event.subtype}`);
    });
    app.event('app_mention', async ({ event }) => {
      heard.push(`mention: ${event.text}`);
    });
  });
  const mira = sandbox.person('mira');
  await mira.says('#general', 'unheard');
  await mira.says('app', 'hi <you> & @ana');
  await mira.invites('app', '#general');
  await mira.says('#general', 'hello @echo');
  const own = await mira.says('#general', 'ops');
  await mira.edits(own, 'oops');
  await mira.deletes(own);
  await sandbox.idle();
  expect(heard).toEqual([
    'im: hi &lt;you&gt; &amp; <@U0ANA000000>',
    'channel: hello <@U0SANDBOX0>',
    'mention: hello <@U0SANDBOX0>',
    'channel: ops',
    'channel: message_changed',
    'channel: message_deleted',
  ]);
});

test('an event that is not in the manifest is not sent', async () => {
  const sandbox = await sandboxFor({ manifest: manifestWith({ events: ['user_change'] }) });
  await boltFor(sandbox, () => undefined);
  const mira = sandbox.person('mira');
  await mira.says('app', 'hello');
  await mira.opensHome();
  await mira.changesZone('Asia/Tokyo');
  await sandbox.idle();
  const delivered = sandbox.traffic.filter((entry) => entry.kind === 'delivery');
  expect(delivered.map((entry) => entry.what)).toEqual(['events_api:user_change']);
  expect(delivered[0]?.sent).toMatchObject({
    event: { user: { tz: 'Asia/Tokyo', tz_offset: 9 * 3600 } },
  });
});

test('a status is told of', async () => {
  const sandbox = await sandboxFor();
  const statuses: unknown[] = [];
  await boltFor(sandbox, (app) => {
    app.event('user_status_changed', async ({ event }) => {
      statuses.push(event.user.profile.status_emoji);
    });
  });
  await sandbox.person('ana').setsStatus(':palm_tree:', 'On holiday');
  await sandbox.idle();
  expect(statuses).toEqual([':palm_tree:']);
});

test('reactions, from the app and from people', async () => {
  const sandbox = await sandboxFor();
  const heard: string[] = [];
  await boltFor(sandbox, (app) => {
    app.event('reaction_added', async ({ event, client }) => {
      heard.push(event.reaction);
      if (event.item.type !== 'message') return;
      const { channel, ts: timestamp } = event.item;
      if (event.user === sandbox.botUserId) return;
      await client.reactions.add({ channel, timestamp, name: 'eyes' });
    });
  });
  const mira = sandbox.person('mira');
  const said = await mira.says('app', 'look');
  await mira.reacts(said, 'tada');
  const [seen] = await mira.sees();
  expect(seen?.reactions).toEqual([
    { name: 'tada', users: [mira.id] },
    { name: 'eyes', users: [sandbox.botUserId] },
  ]);
  await mira.unreacts(said, 'tada');
  expect((await mira.sees())[0]?.reactions).toHaveLength(1);
});

test('shortcuts, from anywhere and on a message', async () => {
  const sandbox = await sandboxFor();
  const heard: unknown[] = [];
  await boltFor(sandbox, (app) => {
    app.shortcut('everywhere', async ({ ack, shortcut }) => {
      await ack();
      heard.push(shortcut.type);
    });
    app.shortcut({ type: 'message_action', callback_id: 'on_this' }, async ({ ack, shortcut }) => {
      await ack();
      heard.push('message' in shortcut && shortcut.message.text);
    });
  });
  const mira = sandbox.person('mira');
  const said = await mira.says('app', 'remember this');
  expect(await mira.shortcut('everywhere')).toEqual({ ok: true });
  expect(await mira.shortcut('on_this', said)).toEqual({ ok: true });
  expect(heard).toEqual(['shortcut', 'remember this']);
  await expect(mira.shortcut('missing')).rejects.toThrow('no shortcut missing');
});

test('clicks on selects, an overflow and checkboxes carry what was chosen', async () => {
  const sandbox = await sandboxFor();
  const heard: unknown[] = [];
  await boltFor(sandbox, (app) => {
    app.action(/.*/, async ({ ack, payload, body }) => {
      await ack();
      const chosen = 'state' in body && typeof body.state === 'object' ? body.state.values : {};
      const state = Object.keys(chosen['many'] ?? {});
      heard.push({ ...payload, action_ts: undefined, state });
    });
  });
  const options = ['One', 'Two'].map((text) => ({ text: plain(text), value: text }));
  await sandbox.web.apiCall('chat.postMessage', {
    channel: sandbox.person('mira').id,
    text: 'Choose',
    blocks: [
      {
        type: 'actions',
        block_id: 'many',
        elements: [
          { type: 'static_select', action_id: 'select', placeholder: plain('Which?'), options },
          { type: 'overflow', action_id: 'overflow', options },
          { type: 'users_select', action_id: 'who', placeholder: plain('Who?') },
          { type: 'datepicker', action_id: 'day' },
          { type: 'checkboxes', action_id: 'ticks', options },
          {
            type: 'button',
            action_id: 'button',
            text: plain('Delete'),
            value: 'v',
            confirm: {
              title: plain('Sure?'),
              text: plain('Really?'),
              confirm: plain('Yes'),
              deny: plain('No'),
            },
          },
        ],
      },
    ],
  });
  const mira = sandbox.person('mira');
  const [message] = await mira.sees();
  if (!message) throw new Error('a message is expected');
  await mira.clicks(message, 'Which?', { value: 'Two' });
  await mira.clicks(message, 'overflow', { value: 'One' });
  await mira.clicks(message, 'who', { value: '@ana' });
  await mira.clicks(message, 'day', { value: '2027-03-20' });
  await mira.clicks(message, 'ticks', { value: ['One', 'Two'] });
  await mira.clicks(message, 'Delete', { dismiss: true });
  await mira.clicks(message, 'Delete');
  await sandbox.idle();
  const state = ['select', 'who', 'day', 'ticks'];
  const shared = { block_id: 'many', state };
  expect(heard).toEqual([
    { ...shared, type: 'static_select', action_id: 'select', selected_option: options[1] },
    { ...shared, type: 'overflow', action_id: 'overflow', selected_option: options[0] },
    { ...shared, type: 'users_select', action_id: 'who', selected_user: 'U0ANA000000' },
    { ...shared, type: 'datepicker', action_id: 'day', selected_date: '2027-03-20' },
    { ...shared, type: 'checkboxes', action_id: 'ticks', selected_options: options },
    { ...shared, type: 'button', action_id: 'button', text: plain('Delete'), value: 'v' },
  ]);
});

test('a click on what is not there says what is', async () => {
  const sandbox = await sandboxFor();
  await sandbox.web.apiCall('chat.postMessage', {
    channel: sandbox.person('mira').id,
    text: 'x',
    blocks: [...wordsAndButtons('x', 'Yes', 'No'), ...wordsAndButtons('y', 'Yes')].map(
      (block, index) => ({ ...block, block_id: `b${index}` }),
    ),
  });
  const mira = sandbox.person('mira');
  const [message] = await mira.sees();
  if (!message) throw new Error('a message is expected');
  await expect(mira.clicks(message, 'Maybe')).rejects.toThrow(
    'nothing to click called "Maybe"; there is button "Yes" (yes = "the value of Yes"), button "No"',
  );
  await expect(mira.clicks(message, 'Yes')).rejects.toThrow('2 things to click');
});

test('names of every kind are found in what is typed', async () => {
  const sandbox = await sandboxFor();
  let text = '';
  await boltFor(sandbox, (app) => {
    app.command('/echo', async ({ ack, command }) => {
      ({ text } = command);
      await ack();
    });
  });
  await sandbox
    .person('mira')
    .types("/echo @noor @نور @Zoë 🦄 @Seán O'Brien @anabel a@ana.de @here #nowhere");
  expect(text).toBe(
    '<@U0NOOR00000|noor> <@U0NOOR00000|noor> <@U0ZOE000000|zoe> <@U0SEAN00000|sean> @anabel a@ana.de <!here> #nowhere',
  );
});

test('the state survives JSON, and a sandbox can go on from it', async () => {
  const sandbox = await sandboxFor();
  const mira = sandbox.person('mira');
  const changes: string[] = [];
  sandbox.onChange((change) => changes.push(change.what));
  await mira.says('app', 'remember');
  expect(changes).toContain('message');
  const clock = stoppedClock();
  const restore = structuredClone(sandbox.state);
  expect(JSON.parse(JSON.stringify(sandbox.state))).toEqual(sandbox.state);
  const again = await startSandbox({ clock, manifest: manifestWith(), restore });
  expect((await again.person('mira').sees()).map((line) => line.text)).toEqual(['remember']);
  await again.close();
});

test('a workspace can be another one', async () => {
  const workspace = sampleWorkspace();
  workspace.people.push({ name: 'extra', realName: 'Extra Person', tz: 'Europe/Paris' });
  const sandbox = await sandboxFor({ workspace });
  expect(sandbox.person('@extra').user.tz).toBe('Europe/Paris');
  expect(() => sandbox.person('nobody')).toThrow('nobody called nobody');
});

function plain(text: string): object {
  return { type: 'plain_text', text };
}

test('what somebody writes is escaped in the text and raw in its rich text, as Slack sends it', async () => {
  const sandbox = await sandboxFor();
  const mira = sandbox.person('mira');
  await mira.says('#general', 'R&D <3 with @ana');
  const [said] = (await mira.sees('#general')).slice(-1);
  expect(said?.text).toBe('R&amp;D &lt;3 with <@U0ANA000000>');
  expect(said?.blocks?.[0]?.['elements']).toEqual([
    {
      type: 'rich_text_section',
      elements: [
        { type: 'text', text: 'R&D <3 with ' },
        { type: 'user', user_id: 'U0ANA000000' },
      ],
    },
  ]);
});
