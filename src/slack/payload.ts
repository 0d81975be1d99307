import type { KnownBlock } from '@slack/types';
import { z } from 'zod';
import { stateSchema } from './form.ts';

/** The parts of Slack's payloads that we use; everything else in them is ignored. */

export const commandPayload = z.object({
  command: z.string(),
  text: z.string().default(''),
  user_id: z.string(),
  channel_id: z.string(),
  trigger_id: z.string(),
  response_url: z.string(),
});

const view = z.object({
  id: z.string(),
  hash: z.string(),
  type: z.enum(['modal', 'home', 'workflow_step']),
  callback_id: z.string().default(''),
  private_metadata: z.string().default(''),
  state: stateSchema.optional(),
});

/** A view whose blocks we drew, as Slack gives them back. */
export const drawnView = view.extend({
  state: stateSchema,
  blocks: z.array(z.custom<KnownBlock>((block) => typeof block === 'object' && block !== null)),
});

const option = z.object({ value: z.string() });

export const actionPayload = z.object({
  user: z.object({ id: z.string() }),
  trigger_id: z.string(),
  response_url: z.string().optional(),
  container: z.looseObject({
    type: z.string(),
    channel_id: z.string().optional(),
    message_ts: z.string().optional(),
    is_ephemeral: z.boolean().optional(),
  }),
  view: view.optional(),
  actions: z
    .array(
      z.looseObject({
        action_id: z.string(),
        action_ts: z.string(),
        value: z.string().nullish(),
        selected_option: option.nullish(),
        selected_user: z.string().nullish(),
        selected_conversation: z.string().nullish(),
      }),
    )
    .min(1),
});

/** Somebody fills in a form: a field that tells of each change. */
export const changePayload = z.object({
  user: z.object({ id: z.string() }),
  view: drawnView,
  actions: z.array(z.looseObject({ type: z.string() })).min(1),
});

export const shortcutPayload = z.object({
  user: z.object({ id: z.string() }),
  trigger_id: z.string(),
  response_url: z.string().default(''),
  channel: z.object({ id: z.string() }),
  message: z.looseObject({
    ts: z.string(),
    text: z.string().default(''),
    user: z.string().optional(),
    bot_id: z.string().optional(),
  }),
});

export const viewPayload = z.object({ user: z.object({ id: z.string() }), view });

export const eventPayload = z.object({
  event_id: z.string(),
  event: z.looseObject({ type: z.string() }),
});
