import { createHmac } from 'node:crypto';
import type { World } from '../support/world.ts';

let n = 0;

/** Delivers an event over HTTP just as it is, signed: also one that the practice workspace would never send. */
export async function hears(world: World, event: object): Promise<void> {
  n += 1;
  const { sandbox, app } = world;
  const whole = {
    type: 'event_callback',
    token: sandbox.secrets.verificationToken,
    team_id: sandbox.teamId,
    api_app_id: sandbox.appId,
    event_id: `Ev0RAW${n}`,
    event,
  };
  const body = JSON.stringify(whole);
  const stamp = String(Math.floor((performance.timeOrigin + performance.now()) / 1000));
  const hash = createHmac('sha256', sandbox.signingSecret).update(`v0:${stamp}:${body}`);
  await fetch(`http://127.0.0.1:${app.port}/slack/events`, {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/json',
      'x-slack-request-timestamp': stamp,
      'x-slack-signature': `v0=${hash.digest('hex')}`,
    },
  });
  await app.settled();
}
