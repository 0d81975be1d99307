import { WebClient } from '@slack/web-api';
import { expect, test } from 'vitest';
import { createWorld, manifest, type World } from '../support/world.ts';

/** The manifest of another version: it has what the app does not know. */
const another = {
  ...manifest,
  features: {
    ...manifest.features,
    slash_commands: [
      ...(manifest.features?.slash_commands ?? []),
      { command: '/praise', description: 'From a version to come' },
    ],
    shortcuts: [
      {
        name: 'Praise',
        type: 'global' as const,
        callback_id: 'praise',
        description: 'From a version to come',
      },
    ],
  },
};

test.each(['socket', 'http'] as const)(
  'what the app does not know is answered at once, over %s',
  async (mode) => {
    const world = await createWorld({ mode, sandbox: { manifest: another } });
    const { mira } = world;
    const began = performance.now();
    await mira.types('/praise @ana');
    expect(await mira.sees()).toBe("(only you) I don't know /praise yet. Try /coach help.");

    expect(await mira.person.shortcut('praise')).toEqual({ ok: true });

    const slack = new WebClient(world.sandbox.botToken, { slackApiUrl: world.sandbox.apiUrl });
    const button = {
      type: 'button' as const,
      action_id: 'old.button',
      text: { type: 'plain_text' as const, text: 'Old' },
    };
    await slack.chat.postMessage({
      channel: mira.id,
      text: 'old',
      blocks: [{ type: 'actions', elements: [button] }],
    });
    await mira.clicks('Old');

    await slack.views.open({ trigger_id: lastTrigger(world), view: oldForm() });
    expect(await mira.fillsAndSubmits({ 'Your words': 'something long' })).toEqual({
      words: 'This form is from an older version. Copy your text, close it and open it again.',
    });
    expect(await mira.form()).toContain('something long');
    await mira.person.closes();
    expect(performance.now() - began, 'nobody waited for three seconds').toBeLessThan(2_900);
  },
);

function lastTrigger(world: World): string {
  const delivered = world.sandbox.traffic.filter((entry) => entry.kind === 'delivery');
  return String(delivered.at(-1)?.sent?.['trigger_id']);
}

function oldForm() {
  const plain = (text: string) => ({ type: 'plain_text' as const, text });
  return {
    type: 'modal' as const,
    callback_id: 'old.form',
    notify_on_close: true,
    title: plain('Old form'),
    submit: plain('Send'),
    blocks: [
      {
        type: 'input' as const,
        block_id: 'words',
        label: plain('Your words'),
        element: { type: 'plain_text_input' as const, action_id: 'words' },
      },
    ],
  };
}
