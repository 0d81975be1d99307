import { z } from 'zod';
import { fromField } from './text.ts';

/** A form as it comes back: one value a field, by the field's key. Empty is null. */
export type FormValues = Record<string, string | string[] | null>;

const element = z.looseObject({
  type: z.string(),
  value: z.string().nullish(),
  selected_option: z.object({ value: z.string() }).nullish(),
  selected_options: z.array(z.object({ value: z.string() })).optional(),
  selected_user: z.string().nullish(),
  selected_users: z.array(z.string()).optional(),
  selected_conversation: z.string().nullish(),
  selected_channel: z.string().nullish(),
  selected_date: z.string().nullish(),
  selected_time: z.string().nullish(),
});

/** A view's `state.values`: one element in each block. */
export const stateSchema = z
  .object({ values: z.record(z.string(), z.record(z.string(), element)) })
  .transform(({ values }): FormValues => {
    const form: FormValues = {};
    for (const [block, elements] of Object.entries(values)) {
      const [only] = Object.values(elements);
      if (only) form[block] = valueOf(only);
    }
    return form;
  });

function valueOf(of: z.infer<typeof element>): string | string[] | null {
  if (of.selected_users) return of.selected_users;
  if (of.selected_options) return of.selected_options.map((o) => o.value);
  return (
    of.selected_option?.value ??
    of.selected_user ??
    of.selected_conversation ??
    of.selected_channel ??
    of.selected_date ??
    of.selected_time ??
    (typeof of.value === 'string' ? fromField(of.value) : null)
  );
}

/** A field that must say something; `ask` is shown when it does not. */
export function requiredText(max: number, ask: string) {
  return z.string(ask).min(1, ask).max(max, `That is too long: ${max} characters fit here.`);
}

/** A field that may stay empty: '' then. */
export function optionalText(max: number) {
  return z
    .string()
    .max(max, `That is too long: ${max} characters fit here.`)
    .nullish()
    .transform((text) => text ?? '');
}

/** Messages by field, as Slack shows them under the fields. */
export function fieldErrors(error: z.ZodError): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const issue of error.issues) {
    const key = String(issue.path[0] ?? '');
    errors[key] ??= issue.message;
  }
  return errors;
}
