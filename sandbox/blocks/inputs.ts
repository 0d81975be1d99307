import { z } from 'zod';
import { dispatchActionConfig, id, placeholder } from './composition.ts';
import { LIMITS } from './limits.ts';
import { richText } from './rich-text.ts';

const input = {
  action_id: id.optional(),
  focus_on_load: z.boolean().optional(),
  placeholder: placeholder.optional(),
  dispatch_action_config: dispatchActionConfig.optional(),
};

const plainTextInput = z
  .strictObject({
    type: z.literal('plain_text_input'),
    ...input,
    initial_value: z.string().optional(),
    multiline: z.boolean().optional(),
    min_length: z.int().min(0).max(LIMITS.plainTextInput.length).optional(),
    max_length: z.int().min(1).max(LIMITS.plainTextInput.length).optional(),
  })
  .superRefine((element, context) => {
    const most = element.max_length ?? LIMITS.plainTextInput.length;
    if ((element.min_length ?? 0) > most) {
      context.addIssue({
        code: 'custom',
        path: ['min_length'],
        message: 'must be no more than max_length',
      });
    }
    if ((element.initial_value ?? '').length > most) {
      context.addIssue({
        code: 'custom',
        path: ['initial_value'],
        message: `must be less than ${most + 1} characters`,
      });
    }
  });

const numeric = z.string().regex(/^-?\d+(\.\d+)?$/, 'must be a number');

const numberInput = z
  .strictObject({
    type: z.literal('number_input'),
    ...input,
    is_decimal_allowed: z.boolean(),
    initial_value: numeric.optional(),
    min_value: numeric.optional(),
    max_value: numeric.optional(),
  })
  .superRefine((element, context) => {
    const report = (field: string, message: string): void => {
      context.addIssue({ code: 'custom', path: [field], message });
    };
    const least = Number(element.min_value ?? -Infinity);
    const most = Number(element.max_value ?? Infinity);
    const initial = element.initial_value === undefined ? null : Number(element.initial_value);
    if (least > most) report('min_value', 'must be no more than max_value');
    if (initial !== null && initial < least)
      report('initial_value', 'must be no less than min_value');
    if (initial !== null && initial > most)
      report('initial_value', 'must be no more than max_value');
    if (element.is_decimal_allowed) return;
    for (const field of ['initial_value', 'min_value', 'max_value'] as const) {
      if (element[field]?.includes('.')) report(field, 'must be a whole number');
    }
  });

const lines = z.int().min(1).max(LIMITS.richTextInput.lines).optional();

/** Fields for typing and for files: they stand in `input` blocks only. */
export const textInputs = [
  plainTextInput,
  numberInput,
  z.strictObject({
    type: z.literal('email_text_input'),
    ...input,
    initial_value: z.string().optional(),
  }),
  z.strictObject({
    type: z.literal('url_text_input'),
    ...input,
    initial_value: z.string().optional(),
  }),
  z
    .strictObject({
      type: z.literal('rich_text_input'),
      ...input,
      initial_value: richText.optional(),
      min_lines: lines,
      max_lines: lines,
    })
    .refine(
      (element) => (element.min_lines ?? 1) <= (element.max_lines ?? LIMITS.richTextInput.lines),
      { path: ['min_lines'], message: 'must be no more than max_lines' },
    ),
  z.strictObject({
    type: z.literal('file_input'),
    action_id: id.optional(),
    filetypes: z
      .array(z.string().regex(/^[a-z0-9]+$/, 'must be a file extension'))
      .min(1)
      .optional(),
    max_files: z.int().min(1).max(LIMITS.fileInput.files).optional(),
  }),
] as const;
