import { z } from 'zod';
import {
  ONE_IMAGE_SOURCE,
  choiceOption,
  confirm,
  filled,
  id,
  imageSource,
  oneImageSource,
  overflowOption,
  plainText,
  style,
  url,
} from './composition.ts';
import {
  date,
  hasInitialOption,
  hasInitialOptions,
  time,
  timezone,
  uniqueValues,
} from './element-rules.ts';
import { textInputs } from './inputs.ts';
import { LIMITS } from './limits.ts';
import { menus, multiMenus } from './menus.ts';

const action = { action_id: id.optional(), confirm: confirm.optional() };
const focus = { focus_on_load: z.boolean().optional() };
const label = z.string().min(1).max(LIMITS.button.label).optional();

export const button = z.strictObject({
  type: z.literal('button'),
  ...action,
  text: plainText(LIMITS.button.text),
  value: z.string().max(LIMITS.button.value).optional(),
  url: url.optional(),
  style: style.optional(),
  accessibility_label: label,
});

const workflowButton = z.strictObject({
  type: z.literal('workflow_button'),
  ...action,
  text: plainText(LIMITS.button.text),
  workflow: z.strictObject({
    trigger: z.strictObject({
      url,
      customizable_input_parameters: z
        .array(z.strictObject({ name: z.string().min(1), value: z.string() }))
        .optional(),
    }),
  }),
  style: style.optional(),
  accessibility_label: label,
});

const overflow = z
  .strictObject({
    type: z.literal('overflow'),
    ...action,
    options: z.array(overflowOption).min(1).max(LIMITS.overflow.options),
  })
  .superRefine(uniqueValues);

const checkboxes = z
  .strictObject({
    type: z.literal('checkboxes'),
    ...action,
    ...focus,
    options: z.array(choiceOption).min(1).max(LIMITS.checkboxes.options),
    initial_options: z.array(choiceOption).min(1).max(LIMITS.checkboxes.options).optional(),
  })
  .superRefine(uniqueValues)
  .superRefine(hasInitialOptions);

const radioButtons = z
  .strictObject({
    type: z.literal('radio_buttons'),
    ...action,
    ...focus,
    options: z.array(choiceOption).min(1).max(LIMITS.radioButtons.options),
    initial_option: choiceOption.optional(),
  })
  .superRefine(uniqueValues)
  .superRefine(hasInitialOption);

const datepicker = z.strictObject({
  type: z.literal('datepicker'),
  ...action,
  ...focus,
  initial_date: date.optional(),
  placeholder: plainText(LIMITS.placeholder).optional(),
});

const timepicker = z.strictObject({
  type: z.literal('timepicker'),
  ...action,
  ...focus,
  initial_time: time.optional(),
  timezone: timezone.optional(),
  placeholder: plainText(LIMITS.placeholder).optional(),
});

const datetimepicker = z.strictObject({
  type: z.literal('datetimepicker'),
  ...action,
  ...focus,
  initial_date_time: z.int().min(1_000_000_000).max(9_999_999_999).optional(),
});

/** An image that stands beside text. */
export const imageElement = z
  .strictObject({
    type: z.literal('image'),
    alt_text: filled(LIMITS.image.altText),
    ...imageSource,
  })
  .refine(oneImageSource, ONE_IMAGE_SOURCE);

const feedbackButton = z.strictObject({
  text: plainText(LIMITS.button.text),
  value: z.string().max(LIMITS.button.value),
  accessibility_label: label,
});

/** What a `context_actions` block may hold. */
export const contextActionsElement = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('feedback_buttons'),
    action_id: id.optional(),
    positive_button: feedbackButton,
    negative_button: feedbackButton,
  }),
  z.strictObject({
    type: z.literal('icon_button'),
    ...action,
    icon: z.literal('trash'),
    text: plainText(LIMITS.button.text),
    value: z.string().max(LIMITS.button.value).optional(),
    accessibility_label: label,
    visible_to_user_ids: z.array(z.string().min(1)).optional(),
  }),
]);

const pickers = [datepicker, timepicker, checkboxes, radioButtons] as const;

/** What may stand beside the text of a section. */
export const sectionAccessory = z.discriminatedUnion('type', [
  button,
  workflowButton,
  overflow,
  imageElement,
  ...pickers,
  ...menus,
  ...multiMenus,
]);

/** What an `actions` block may hold. */
export const actionsElement = z.discriminatedUnion('type', [
  button,
  workflowButton,
  overflow,
  ...pickers,
  datetimepicker,
  ...menus,
  ...multiMenus,
]);

/** What an `input` block may hold. */
export const inputElement = z.discriminatedUnion('type', [
  ...textInputs,
  ...pickers,
  datetimepicker,
  ...menus,
  ...multiMenus,
]);
