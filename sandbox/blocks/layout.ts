import { z } from 'zod';
import {
  ONE_IMAGE_SOURCE,
  filled,
  httpsUrl,
  id,
  imageSource,
  mrkdwn,
  oneImageSource,
  plainText,
  text,
  webUrl,
} from './composition.ts';
import {
  actionsElement,
  button,
  contextActionsElement,
  imageElement,
  inputElement,
  sectionAccessory,
} from './elements.ts';
import { LIMITS } from './limits.ts';
import { richText } from './rich-text.ts';

const block = { block_id: id.optional() };

const actions = z.strictObject({
  type: z.literal('actions'),
  ...block,
  elements: z.array(actionsElement).min(1).max(LIMITS.actions.elements),
});

const alert = z.strictObject({
  type: z.literal('alert'),
  ...block,
  text: text(LIMITS.alert.text),
  level: z.enum(['default', 'info', 'warning', 'error', 'success']).optional(),
});

const card = z
  .strictObject({
    type: z.literal('card'),
    ...block,
    hero_image: imageElement.optional(),
    icon: imageElement.optional(),
    title: mrkdwn(LIMITS.card.title).optional(),
    subtitle: mrkdwn(LIMITS.card.subtitle).optional(),
    body: mrkdwn(LIMITS.card.body).optional(),
    actions: z.array(button).min(1).max(LIMITS.card.actions).optional(),
  })
  .refine(
    (card) =>
      [card.hero_image, card.title, card.actions, card.body].some((part) => part !== undefined),
    'must provide hero_image, title, actions or body',
  );

const carousel = z.strictObject({
  type: z.literal('carousel'),
  ...block,
  elements: z.array(card).min(1).max(LIMITS.carousel.elements),
});

const context = z.strictObject({
  type: z.literal('context'),
  ...block,
  elements: z
    .array(
      z.discriminatedUnion('type', [imageElement, plainText(LIMITS.text), mrkdwn(LIMITS.text)]),
    )
    .min(1)
    .max(LIMITS.context.elements),
});

const contextActions = z.strictObject({
  type: z.literal('context_actions'),
  ...block,
  elements: z.array(contextActionsElement).min(1).max(LIMITS.contextActions.elements),
});

const divider = z.strictObject({ type: z.literal('divider'), ...block });

const file = z.strictObject({
  type: z.literal('file'),
  ...block,
  source: z.literal('remote'),
  external_id: id,
});

const header = z.strictObject({
  type: z.literal('header'),
  ...block,
  text: plainText(LIMITS.header.text),
});

const image = z
  .strictObject({
    type: z.literal('image'),
    ...block,
    alt_text: filled(LIMITS.image.altText),
    title: plainText(LIMITS.image.title).optional(),
    ...imageSource,
  })
  .refine(oneImageSource, ONE_IMAGE_SOURCE);

const input = z
  .strictObject({
    type: z.literal('input'),
    ...block,
    label: plainText(LIMITS.input.label),
    hint: plainText(LIMITS.input.hint).optional(),
    element: inputElement,
    optional: z.boolean().optional(),
    dispatch_action: z.boolean().optional(),
  })
  .refine((input) => input.element.type !== 'file_input' || input.dispatch_action !== true, {
    path: ['element', 'type'],
    message: 'unsupported type: file_input',
  });

const markdown = z.strictObject({
  type: z.literal('markdown'),
  ...block,
  text: filled(LIMITS.markdown.text),
});

const section = z
  .strictObject({
    type: z.literal('section'),
    ...block,
    text: text(LIMITS.text).optional(),
    fields: z.array(text(LIMITS.section.field)).min(1).max(LIMITS.section.fields).optional(),
    accessory: sectionAccessory.optional(),
    expand: z.boolean().optional(),
  })
  .refine(
    (section) => section.text !== undefined || section.fields !== undefined,
    'must provide text or fields',
  );

const cell = z.discriminatedUnion('type', [
  richText,
  z.strictObject({ type: z.literal('raw_text'), text: z.string().min(1) }),
  z.strictObject({ type: z.literal('raw_number'), value: z.number(), text: z.string().min(1) }),
]);

const table = z.strictObject({
  type: z.literal('table'),
  ...block,
  rows: z.array(z.array(cell).min(1).max(LIMITS.table.cells)).min(1).max(LIMITS.table.rows),
  column_settings: z
    .array(
      z
        .strictObject({
          align: z.enum(['left', 'center', 'right']).optional(),
          is_wrapped: z.boolean().optional(),
        })
        .nullable(),
    )
    .max(LIMITS.table.cells)
    .optional(),
});

const video = z.strictObject({
  type: z.literal('video'),
  ...block,
  alt_text: filled(LIMITS.image.altText),
  title: plainText(LIMITS.video.title),
  title_url: httpsUrl.optional(),
  description: plainText(LIMITS.video.description).optional(),
  video_url: httpsUrl,
  thumbnail_url: webUrl,
  author_name: z.string().min(1).max(LIMITS.video.author).optional(),
  provider_name: z.string().min(1).optional(),
  provider_icon_url: webUrl.optional(),
});

const everywhere = [
  actions,
  context,
  divider,
  header,
  image,
  input,
  richText,
  section,
  table,
  video,
] as const;

const container = z
  .strictObject({
    type: z.literal('container'),
    ...block,
    title: plainText(LIMITS.container.title).optional(),
    rich_text_title: richText.optional(),
    subtitle: text(LIMITS.container.subtitle).optional(),
    icon: imageElement.optional(),
    child_blocks: z
      .array(z.discriminatedUnion('type', [...everywhere, file]))
      .min(1)
      .max(LIMITS.container.blocks),
    width: z.enum(['narrow', 'standard', 'wide', 'full']).optional(),
    is_collapsible: z.boolean().optional(),
    default_collapsed: z.boolean().optional(),
    has_header_divider: z.boolean().optional(),
  })
  .refine(
    (container) => container.title !== undefined || container.rich_text_title !== undefined,
    'must provide title or rich_text_title',
  )
  .refine(
    (container) => container.is_collapsible === true || container.default_collapsed !== true,
    { path: ['default_collapsed'], message: 'requires is_collapsible' },
  );

/**
 * What may stand in a message. `data_table`, `data_visualization`, `plan` and `task_card` are known to Slack, and left
 * out here until something needs them.
 */
export const messageBlock = z.discriminatedUnion('type', [
  ...everywhere,
  card,
  carousel,
  container,
  contextActions,
  file,
  markdown,
]);

/** What may stand in a modal, where alone an alert is sure to be taken. */
export const modalBlock = z.discriminatedUnion('type', [...everywhere, alert]);

/** What may stand on the Home tab. */
export const homeBlock = z.discriminatedUnion('type', everywhere);
