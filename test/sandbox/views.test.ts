import type { App } from '@slack/bolt';
import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import { expect, test } from 'vitest';
import type { Sandbox } from '../../sandbox/index.ts';
import { boltFor, errorOf, sandboxFor, wordsAndButtons } from './echo.ts';

const text = (words: string) => ({ type: 'plain_text' as const, text: words });

function inputBlock(
  id: string,
  element: InputBlock['element'],
  more: Partial<InputBlock> = {},
): InputBlock {
  return {
    type: 'input',
    block_id: id,
    label: text(`The ${id}`),
    element: { ...element, action_id: id },
    ...more,
  };
}

function modal(callbackId: string, blocks: KnownBlock[], more: Partial<ModalView> = {}): ModalView {
  return {
    type: 'modal',
    callback_id: callbackId,
    title: text('A form'),
    submit: text('Send'),
    blocks,
    ...more,
  };
}

const plain = (id = 'words', more: Partial<InputBlock> = {}) =>
  inputBlock(id, { type: 'plain_text_input' }, more);

/** A sandbox whose /form opens this view, and what else the app listens to. */
async function withForm(
  view: object,
  listen: (app: App) => void = () => undefined,
  limits: { ackMs?: number } = {},
) {
  const sandbox = await sandboxFor({ limits });
  await boltFor(sandbox, (app) => {
    app.command('/form', async ({ ack, command, client }) => {
      await ack();
      await client.apiCall('views.open', { trigger_id: command.trigger_id, view });
    });
    listen(app);
  });
  const mira = sandbox.person('mira');
  await mira.types('/form');
  await sandbox.idle();
  return { sandbox, mira };
}

test('a form comes back with every kind of value in its own shape', async () => {
  const options = [
    { text: text('One'), value: '1' },
    { text: text('Two'), value: '2' },
  ];
  let values: unknown;
  const { sandbox, mira } = await withForm(
    modal('all', [
      plain(),
      inputBlock('email', { type: 'email_text_input' }),
      inputBlock('url', { type: 'url_text_input' }),
      inputBlock('number', { type: 'number_input', is_decimal_allowed: false }),
      inputBlock('select', { type: 'static_select', options }),
      inputBlock('selects', { type: 'multi_static_select', options }),
      inputBlock('radio', { type: 'radio_buttons', options }),
      inputBlock('checks', { type: 'checkboxes', options }),
      inputBlock('user', { type: 'users_select' }),
      inputBlock('users', { type: 'multi_users_select' }),
      inputBlock('channel', { type: 'channels_select' }),
      inputBlock('place', { type: 'conversations_select', default_to_current_conversation: true }),
      inputBlock('date', { type: 'datepicker' }),
      inputBlock('time', { type: 'timepicker', initial_time: '09:00' }),
      inputBlock('moment', { type: 'datetimepicker' }),
      inputBlock('rich', { type: 'rich_text_input' }),
      inputBlock('nothing', { type: 'users_select' }, { optional: true }),
    ]),
    (app) => {
      app.view('all', async ({ ack, view }) => {
        values = view.state.values;
        await ack();
      });
    },
  );
  await mira.fills({
    'The words': 'Hello\u0020there',
    email: 'mira@fjord.example',
    url: 'https://fjord.example',
    number: 3,
    select: 'Two',
    selects: ['One', '2'],
    radio: 'One',
    checks: ['Two'],
    user: '@ana',
    users: ['@ana', 'Bo Chandra'],
    channel: '#general',
    date: '2027-03-18',
    moment: '2027-03-18T10:00:00Z',
    rich: 'Rich',
  });
  expect(await mira.submits()).toEqual({ ok: true, action: 'close' });
  const one = { text: text('One'), value: '1' };
  const two = { text: text('Two'), value: '2' };
  expect(values).toMatchObject({
    words: { words: { type: 'plain_text_input', value: 'Hello there' } },
    email: { email: { type: 'email_text_input', value: 'mira@fjord.example' } },
    url: { url: { type: 'url_text_input', value: 'https://fjord.example' } },
    number: { number: { type: 'number_input', value: '3' } },
    select: { select: { type: 'static_select', selected_option: two } },
    selects: { selects: { type: 'multi_static_select', selected_options: [one, two] } },
    radio: { radio: { type: 'radio_buttons', selected_option: one } },
    checks: { checks: { type: 'checkboxes', selected_options: [two] } },
    user: { user: { type: 'users_select', selected_user: 'U0ANA000000' } },
    users: {
      users: { type: 'multi_users_select', selected_users: ['U0ANA000000', 'U0BO0000000'] },
    },
    channel: { channel: { type: 'channels_select', selected_channel: 'C0GENERAL00' } },
    place: { place: { type: 'conversations_select', selected_conversation: dmOf(sandbox) } },
    date: { date: { type: 'datepicker', selected_date: '2027-03-18' } },
    time: { time: { type: 'timepicker', selected_time: '09:00' } },
    moment: { moment: { type: 'datetimepicker', selected_date_time: 1_805_364_000 } },
    rich: { rich: { type: 'rich_text_input', rich_text_value: { type: 'rich_text' } } },
    nothing: { nothing: { type: 'users_select', selected_user: null } },
  });
  expect(await mira.views()).toEqual([]);
});

test('what the client refuses never reaches the app', async () => {
  let submissions = 0;
  const { mira } = await withForm(
    modal('strict', [
      inputBlock('words', { type: 'plain_text_input', min_length: 5, max_length: 8 }),
      inputBlock('number', { type: 'number_input', is_decimal_allowed: false, max_value: '9' }),
      inputBlock('select', { type: 'static_select', options: [{ text: text('One'), value: '1' }] }),
    ]),
    (app) => {
      app.view('strict', async ({ ack }) => {
        submissions += 1;
        await ack();
      });
    },
  );
  expect(await mira.submits()).toEqual({
    ok: false,
    errors: {
      words: 'Please complete this required field.',
      number: 'Please complete this required field.',
      select: 'Please complete this required field.',
    },
  });
  await expect(mira.fills({ words: 'far too long' })).rejects.toThrow('no more than 8');
  await expect(mira.fills({ select: 'Two' })).rejects.toThrow('no option "Two"; it has "One"');
  await expect(mira.fills({ colour: 'red' })).rejects.toThrow('"The words" (words)');
  await mira.fills({ words: 'four', number: 12, select: 'One' });
  expect(await mira.submits()).toEqual({
    ok: false,
    errors: { words: 'Must be at least 5 characters.', number: 'Must be at most 9.' },
  });
  expect(submissions).toBe(0);
  await mira.fills({ words: 'enough', number: 9 });
  expect(await mira.submits()).toEqual({ ok: true, action: 'close' });
  expect(submissions).toBe(1);
});

test('errors from the app stand below the inputs, and what was typed stays', async () => {
  const { mira } = await withForm(modal('picky', [plain()]), (app) => {
    app.view('picky', async ({ ack }) => {
      await ack({ response_action: 'errors', errors: { words: 'Say more.' } });
    });
  });
  await mira.fills({ words: 'Hm' });
  expect(await mira.submits()).toEqual({ ok: false, errors: { words: 'Say more.' } });
  expect(await mira.view()).toMatchObject({
    errors: { words: 'Say more.' },
    values: { words: { words: { value: 'Hm' } } },
  });
});

test('errors for a block that is not there are trouble', async () => {
  const { mira } = await withForm(modal('wrong', [plain()]), (app) => {
    app.view('wrong', async ({ ack }) => {
      await ack({ response_action: 'errors', errors: { elsewhere: 'No.' } });
    });
  });
  await mira.fills({ words: 'Hm' });
  expect(await mira.submits()).toMatchObject({ ok: false, error: 'invalid_errors' });
  expect((await mira.view())?.trouble).toContain('trouble connecting');
});

test('a submission that is not acked leaves the form with its text', async () => {
  const { mira } = await withForm(modal('silent', [plain()]), () => undefined, { ackMs: 400 });
  await mira.fills({ words: 'Precious' });
  expect(await mira.submits()).toMatchObject({ ok: false, error: 'operation_timeout' });
  expect(await mira.view()).toMatchObject({
    trouble: expect.stringContaining('trouble connecting'),
    values: { words: { words: { value: 'Precious' } } },
  });
});

test('an ack can push, update and clear; a broken view is trouble', async () => {
  let step = 0;
  const second = modal('second', [plain('more')]);
  const broken = { ...second, title: text('A title of far too many words') };
  const { mira } = await withForm(modal('first', [plain()]), (app) => {
    app.view('first', async ({ ack }) => {
      await ack({ response_action: 'push', view: second });
    });
    app.view('second', async ({ ack }) => {
      step += 1;
      if (step === 1) await ack({ response_action: 'update', view: broken });
      else if (step === 2) {
        const updated = { ...second, title: text('Again') };
        await ack({ response_action: 'update', view: updated });
      } else await ack({ response_action: 'clear' });
    });
  });
  await mira.fills({ words: 'x' });
  expect(await mira.submits()).toEqual({ ok: true, action: 'push' });
  const [below, top] = await mira.views();
  expect(top?.view.previous_view_id).toBe(below?.view.id);
  expect(top?.view.root_view_id).toBe(below?.view.id);
  await mira.fills({ more: 'y' });
  expect(await mira.submits()).toMatchObject({
    ok: false,
    error: expect.stringContaining('invalid_view'),
  });
  expect(await mira.submits()).toEqual({ ok: true, action: 'update' });
  expect((await mira.view())?.view.title).toEqual(text('Again'));
  expect(await mira.submits()).toEqual({ ok: true, action: 'clear' });
  expect(await mira.views()).toEqual([]);
});

test('a trigger works once, and not for long', async () => {
  const sandbox = await sandboxFor();
  const triggers: string[] = [];
  await boltFor(sandbox, (app) => {
    app.command('/form', async ({ ack, command }) => {
      triggers.push(command.trigger_id);
      await ack();
    });
  });
  const open = (trigger_id: string) =>
    errorOf(sandbox.web.apiCall('views.open', { trigger_id, view: modal('m', [plain()]) }));
  const mira = sandbox.person('mira');
  await mira.types('/form');
  expect(await open(triggers[0] ?? '')).toMatchObject({ ok: true });
  expect(await open(triggers[0] ?? '')).toBe('exchanged_trigger_id');
  expect(await open('1.2.nonsense')).toBe('invalid_trigger_id');
});

test('a trigger is too old after its three seconds', async () => {
  const sandbox = await sandboxFor({ limits: { triggerMs: -1 } });
  let error: unknown;
  await boltFor(sandbox, (app) => {
    app.command('/form', async ({ ack, command, client }) => {
      await ack();
      const { trigger_id } = command;
      error = await errorOf(
        client.apiCall('views.open', { trigger_id, view: modal('m', [plain()]) }),
      );
    });
  });
  await sandbox.person('mira').types('/form');
  await sandbox.idle();
  expect(error).toBe('expired_trigger_id');
});

test('three modals fit on each other, not four', async () => {
  const errors: unknown[] = [];
  const view = modal('deep', [plain(), ...wordsAndButtons('Deeper?', 'Deeper')]);
  const { mira } = await withForm(view, (app) => {
    app.action('deeper', async ({ ack, body, client }) => {
      await ack();
      const trigger_id = 'trigger_id' in body ? body.trigger_id : '';
      errors.push(await errorOf(client.apiCall('views.push', { trigger_id, view })));
    });
  });
  for (let i = 0; i < 3; i += 1) await mira.clicks('view', 'Deeper');
  expect(await mira.views()).toHaveLength(3);
  expect(errors[2]).toBe('push_limit_reached');
  await mira.closes();
  expect(await mira.views()).toHaveLength(2);
});

test('an update keeps what is typed where the ids stay, and minds the hash', async () => {
  const { sandbox, mira } = await withForm(modal('live', [plain(), plain('more')]));
  await mira.fills({ words: 'kept', more: 'lost' });
  const before = await mira.view();
  const update = (hash?: string) =>
    errorOf(
      sandbox.web.apiCall('views.update', {
        view_id: before?.view.id,
        hash,
        view: modal('live', [plain(), plain('other')]),
      }),
    );
  expect(await update('1.wrong')).toBe('hash_conflict');
  expect(await update(before?.view.hash)).toMatchObject({ ok: true });
  expect(await update(before?.view.hash)).toBe('hash_conflict');
  expect((await mira.view())?.values).toEqual({
    words: { words: { type: 'plain_text_input', value: 'kept' } },
    other: { other: { type: 'plain_text_input', value: null } },
  });
  await mira.closes();
  expect(await update()).toBe('not_found');
});

test('an input that dispatches tells of every batch, while the app already answers', async () => {
  const heard: string[] = [];
  const live = inputBlock(
    'words',
    {
      type: 'plain_text_input',
      dispatch_action_config: { trigger_actions_on: ['on_character_entered'] },
    },
    { dispatch_action: true },
  );
  const { mira } = await withForm(modal('live', [live]), (app) => {
    app.action('words', async ({ ack, payload, body, client }) => {
      await ack();
      heard.push('value' in payload ? payload.value : '');
      if (!('view' in body) || !body.view) return;
      const hint = { hint: text(`${heard.length}`) };
      const view = modal('live', [{ ...live, ...hint }]);
      await client.apiCall('views.update', { view_id: body.view.id, view });
    });
  });
  await mira.typesInto('words', 'Hel', 'lo ', 'you');
  expect(heard).toEqual(['Hel', 'Hello ', 'Hello you']);
  expect(await mira.view()).toMatchObject({
    values: { words: { words: { value: 'Hello you' } } },
    view: { blocks: [{ hint: text('3') }] },
  });
});

test('a closed form is told of only when it asked for that', async () => {
  const closed: unknown[] = [];
  const { mira } = await withForm(modal('bye', [plain()], { notify_on_close: true }), (app) => {
    app.view({ type: 'view_closed', callback_id: 'bye' }, async ({ ack, body }) => {
      await ack();
      closed.push('is_cleared' in body && body.is_cleared);
    });
  });
  await mira.closes();
  await mira.types('/form');
  await mira.view();
  await mira.closes({ all: true });
  expect(closed).toEqual([false, true]);
});

test('views that Slack would refuse are refused, with a pointer', async () => {
  const { sandbox, mira } = await withForm(modal('ok', [plain()]));
  const id = (await mira.view())?.view.id;
  const call = sandbox.web.apiCall('views.update', {
    view_id: id,
    view: modal('ok', [plain()], { title: text('A title of far too many words') }),
  });
  await expect(call).rejects.toMatchObject({
    data: {
      error: 'invalid_arguments',
      response_metadata: {
        messages: [expect.stringContaining('[json-pointer:/view/title/text]')],
      },
    },
  });
});

test('the Home tab is published for a person, who clicks in it', async () => {
  const sandbox = await sandboxFor();
  const seen: unknown[] = [];
  await boltFor(sandbox, (app) => {
    app.event('app_home_opened', async ({ event, client }) => {
      seen.push(event.tab, event.view && 'hash' in event.view ? event.view.hash : undefined);
      const view = { type: 'home', blocks: wordsAndButtons('Welcome', 'Start') };
      await client.apiCall('views.publish', { user_id: event.user, view });
    });
    app.action('start', async ({ ack, body }) => {
      await ack();
      seen.push('container' in body ? body.container['type'] : '');
    });
  });
  const mira = sandbox.person('mira');
  expect(await mira.home()).toBeUndefined();
  await mira.opensHome();
  const home = await mira.home();
  await mira.clicks('home', 'Start');
  await mira.opensHome();
  await mira.home();
  expect(seen).toEqual(['home', undefined, 'view', 'home', home?.view.hash]);
  const publish = (args: object) =>
    errorOf(
      sandbox.web.apiCall('views.publish', {
        user_id: mira.id,
        view: { type: 'home', blocks: wordsAndButtons('Hi', 'Start') },
        ...args,
      }),
    );
  expect(await publish({ hash: home?.view.hash })).toBe('hash_conflict');
  expect(await publish({ user_id: 'U0DORA00000' })).toBe('user_not_found');
  expect(await publish({ view: modal('m', [plain()]) })).toBe('invalid_arguments');
});

function dmOf(sandbox: Sandbox): string | undefined {
  return Object.values(sandbox.state.channels).find((channel) => channel.kind === 'im')?.id;
}
