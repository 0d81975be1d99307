import { z } from 'zod';
import { id, url } from './composition.ts';
import { LIMITS } from './limits.ts';

const flags = (names: readonly string[]) =>
  z.strictObject(Object.fromEntries(names.map((name) => [name, z.boolean().optional()])));

const textStyle = flags(['bold', 'italic', 'strike', 'code', 'underline']).optional();
const mentionStyle = flags([
  'bold',
  'italic',
  'strike',
  'highlight',
  'client_highlight',
  'unlink',
]).optional();

const run = z.strictObject({ type: z.literal('text'), text: z.string().min(1), style: textStyle });
const link = z.strictObject({
  type: z.literal('link'),
  url,
  text: z.string().min(1).optional(),
  unsafe: z.boolean().optional(),
  style: textStyle,
});

const inline = z.discriminatedUnion('type', [
  run,
  link,
  z.strictObject({ type: z.literal('user'), user_id: z.string().min(1), style: mentionStyle }),
  z.strictObject({
    type: z.literal('usergroup'),
    usergroup_id: z.string().min(1),
    style: mentionStyle,
  }),
  z.strictObject({
    type: z.literal('channel'),
    channel_id: z.string().min(1),
    style: mentionStyle,
  }),
  z.strictObject({ type: z.literal('team'), team_id: z.string().min(1), style: mentionStyle }),
  z.strictObject({
    type: z.literal('emoji'),
    name: z.string().min(1),
    unicode: z.string().min(1).optional(),
    url: url.optional(),
    style: textStyle,
  }),
  z.strictObject({
    type: z.literal('broadcast'),
    range: z.enum(['here', 'channel', 'everyone']),
    style: textStyle,
  }),
  z.strictObject({
    type: z.literal('color'),
    value: z.string().regex(/^#[0-9A-Fa-f]{6}$/, 'must be a hex color'),
    style: textStyle,
  }),
  z.strictObject({
    type: z.literal('date'),
    timestamp: z.int().nonnegative(),
    format: z.string().min(1),
    url: url.optional(),
    fallback: z.string().min(1).optional(),
    style: textStyle,
  }),
]);

const section = z.strictObject({
  type: z.literal('rich_text_section'),
  elements: z.array(inline),
});

const border = z.int().min(0).max(LIMITS.richText.borderWidth).optional();

/** A `rich_text` block, which also stands in table cells and as the value of a rich text input. */
export const richText = z.strictObject({
  type: z.literal('rich_text'),
  block_id: id.optional(),
  elements: z
    .array(
      z.discriminatedUnion('type', [
        section,
        z.strictObject({
          type: z.literal('rich_text_list'),
          style: z.enum(['bullet', 'ordered']),
          elements: z.array(section).min(1),
          indent: z.int().min(0).max(LIMITS.richText.indent).optional(),
          offset: z.int().min(0).optional(),
          border,
        }),
        z.strictObject({
          type: z.literal('rich_text_preformatted'),
          elements: z.array(z.discriminatedUnion('type', [run, link])).min(1),
          language: z.string().min(1).optional(),
          border,
        }),
        z.strictObject({
          type: z.literal('rich_text_quote'),
          elements: z.array(inline).min(1),
          border,
        }),
      ]),
    )
    .min(1),
});
