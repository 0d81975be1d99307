import { describe, expect, test } from 'vitest';
import { createWorld } from '../support/world.ts';
import { accepts, delegates } from './some.ts';

describe('what cannot be delivered', () => {
  test.each([
    ['account_inactive', 'their Slack account is deactivated. Choose somebody else.'],
    ['cannot_dm_bot', 'it is an app, and apps get no messages from me. Choose a person.'],
    ['user_not_found', 'Slack does not know them in this workspace any more.'],
    ['gave_up', 'Slack took no message to them for a whole day. Talk to them, or ask again.'],
    ['restricted_action', 'Slack refused it (restricted_action). Ask whoever installed Both Hats'],
  ])('for %s, is told to the manager with what to change', async (error, words) => {
    const { mira, sandbox } = await createWorld();
    sandbox.faults.next('chat.postMessage', { kind: 'error', error });
    await delegates(mira, '@bo');
    expect(await mira.sees()).toContain(
      `I could not deliver “5-page Q3 retention report” to @bo: ${words}`,
    );
    await mira.types('/delegate list');
    expect(await mira.form()).toContain(`Not delivered to @bo: ${words}`);
    await mira.clicks('Take it back');
    expect(await mira.looksAt()).toContain('You took this back');
  });

  test('is handed over to somebody else, and nobody hears that it is overdue', async () => {
    const { mira, ana, sandbox, at } = await createWorld();
    sandbox.faults.next('chat.postMessage', { kind: 'error', error: 'cannot_dm_bot' });
    await delegates(mira, '@bo', { Due: '2027-03-16' });
    await mira.clicks('Ask somebody else');
    expect(await mira.fillsAndSubmits({ Who: '@ana', Due: '2027-03-25' })).toEqual({});
    sandbox.faults.next('chat.postMessage', { kind: 'error', error: 'cannot_dm_bot' });
    await delegates(mira, '@bo', { Outcome: 'The price list', Due: '2027-03-16' });
    await at('2027-03-15T15:00');
    expect(await ana.sees()).toContain('5-page Q3 retention report');
    await mira.sees();
    await at('2027-03-17T09:00');
    expect(await mira.sees()).not.toContain('was due');
    await mira.types('/delegate list');
    expect(await mira.form()).toContain('With @bo before it went to somebody else');
  });

  test('of an answer, is told to whoever gave it', async () => {
    const { mira, bo, sandbox } = await createWorld();
    await delegates(mira, '@bo');
    sandbox.faults.next('chat.postMessage', { kind: 'error', error: 'account_inactive' });
    await accepts(bo);
    expect(await bo.looksAt()).toContain(
      '@mira has not heard that you accepted “5-page Q3 retention report”',
    );
  });
});
