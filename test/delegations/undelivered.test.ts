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
