import { z } from 'zod';
import { LIMITS } from './limits.ts';

const NOT_EMPTY = 'must be more than 0 characters';

/** Text that shows something: blank text is refused as empty. */
export const filled = (max: number) =>
  z
    .string()
    .max(max)
    .refine((text) => text.trim() !== '', NOT_EMPTY);

/** A `block_id`, `action_id` or `callback_id`. */
export const id = z.string().min(1).max(LIMITS.id);

/** A link that a person may follow. */
export const url = z
  .string()
  .max(LIMITS.url)
  .refine(
    (text) => hasProtocol(text, ['https:', 'http:', 'mailto:', 'slack:']),
    'must be a valid URL',
  );

/** An address from which Slack itself fetches. */
export const webUrl = z
  .string()
  .max(LIMITS.url)
  .refine((text) => hasProtocol(text, ['https:', 'http:']), 'must be a valid URL');

/** As `webUrl`, encrypted only. */
export const httpsUrl = z
  .string()
  .max(LIMITS.url)
  .refine((text) => hasProtocol(text, ['https:']), 'must be a valid HTTPS URL');

function hasProtocol(text: string, protocols: readonly string[]): boolean {
  const parsed = /\s/.test(text) ? null : URL.parse(text);
  return parsed !== null && protocols.includes(parsed.protocol);
}

/** A `plain_text` object of at most `max` characters. */
export const plainText = (max: number) =>
  z.strictObject({
    type: z.literal('plain_text'),
    text: filled(max),
    emoji: z.boolean().optional(),
  });

/** A `mrkdwn` object of at most `max` characters. */
export const mrkdwn = (max: number) =>
  z.strictObject({
    type: z.literal('mrkdwn'),
    text: filled(max),
    verbatim: z.boolean().optional(),
  });

/** Either text object. */
export const text = (max: number) => z.discriminatedUnion('type', [plainText(max), mrkdwn(max)]);

/** What the field of an input shows while it is empty. */
export const placeholder = plainText(LIMITS.placeholder);

export const style = z.enum(['primary', 'danger']);

/** The dialog that asks "are you sure?". */
export const confirm = z.strictObject({
  title: plainText(LIMITS.confirm.title),
  text: plainText(LIMITS.confirm.text),
  confirm: plainText(LIMITS.confirm.confirm),
  deny: plainText(LIMITS.confirm.deny),
  style: style.optional(),
});

const optionRest = {
  value: z.string().min(1).max(LIMITS.option.value),
  description: plainText(LIMITS.option.description).optional(),
};

/** An option of a select menu. */
export const menuOption = z.strictObject({
  text: plainText(LIMITS.option.text),
  ...optionRest,
});

/** An option of an overflow menu: it may lead somewhere. */
export const overflowOption = z.strictObject({
  text: plainText(LIMITS.option.text),
  ...optionRest,
  url: url.optional(),
});

/** A checkbox or a radio button: its text may be formatted. */
export const choiceOption = z.strictObject({
  text: text(LIMITS.option.text),
  value: optionRest.value,
  description: text(LIMITS.option.description).optional(),
});

/** Options of a select menu under a heading. */
export const optionGroup = z.strictObject({
  label: plainText(LIMITS.optionGroupLabel),
  options: z.array(menuOption).min(1).max(LIMITS.options),
});

/** Which conversations a menu offers. */
export const conversationFilter = z
  .strictObject({
    include: z
      .array(z.enum(['im', 'mpim', 'private', 'public']))
      .min(1)
      .optional(),
    exclude_external_shared_channels: z.boolean().optional(),
    exclude_bot_users: z.boolean().optional(),
  })
  .refine((filter) => Object.keys(filter).length > 0, 'must have at least one property');

/** When a text input tells the app what is being typed. */
export const dispatchActionConfig = z.strictObject({
  trigger_actions_on: z
    .array(z.enum(['on_enter_pressed', 'on_character_entered']))
    .min(1)
    .refine((triggers) => new Set(triggers).size === triggers.length, 'items must be unique'),
});

const slackFile = z
  .strictObject({
    id: z
      .string()
      .regex(/^[F][A-Z0-9]{8,}$/, 'input must match regex pattern: ^[F][A-Z0-9]{8,}$')
      .optional(),
    url: webUrl.optional(),
  })
  .refine((file) => (file.id === undefined) !== (file.url === undefined), 'must provide id or url');

/** Where an image comes from; goes with `oneImageSource`. */
export const imageSource = { image_url: webUrl.optional(), slack_file: slackFile.optional() };

/** Holds for an image with exactly one source. */
export const oneImageSource = (image: { image_url?: unknown; slack_file?: unknown }): boolean =>
  (image.image_url === undefined) !== (image.slack_file === undefined);

export const ONE_IMAGE_SOURCE = 'must provide image_url or slack_file';
