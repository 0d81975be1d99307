import { App } from '@slack/bolt';
import { z } from 'zod';

/*
 * The most ordinary Bolt app, as its documentation writes one: a program of its own, against which ours is measured.
 * It answers /win with a message of the size of ours and keeps nothing.
 */

const env = z
  .object({
    SLACK_BOT_TOKEN: z.string(),
    SLACK_APP_TOKEN: z.string().optional(),
    SLACK_SIGNING_SECRET: z.string().optional(),
    SLACK_API_URL: z.string(),
  })
  .parse(process.env);

const app = new App({
  token: env.SLACK_BOT_TOKEN,
  ...(env.SLACK_APP_TOKEN && { appToken: env.SLACK_APP_TOKEN, socketMode: true }),
  ...(env.SLACK_SIGNING_SECRET && { signingSecret: env.SLACK_SIGNING_SECRET }),
  clientOptions: { slackApiUrl: env.SLACK_API_URL },
});

app.command('/win', async ({ command, ack, respond }) => {
  await ack();
  await respond({
    response_type: 'ephemeral',
    replace_original: false,
    text: `Recorded. ${command.text}`,
    blocks: [
      { type: 'section', text: { type: 'mrkdwn', text: '*Recorded.* Only you see this.' } },
      { type: 'section', text: { type: 'mrkdwn', text: command.text } },
      {
        type: 'actions',
        elements: ['Share as kudos', 'Edit', 'Undo'].map((text) => ({
          type: 'button',
          action_id: text,
          value: command.trigger_id,
          text: { type: 'plain_text', text },
        })),
      },
    ],
  });
});

const server = await app.start(0);
const address = 'address' in server ? server.address() : null;
const port = typeof address === 'object' && address ? address.port : 0;
process.stdout.write(`${JSON.stringify({ msg: 'running', port })}\n`);
