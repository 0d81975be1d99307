import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';

type Rule<Element> = (element: Element, context: z.core.$RefinementCtx) => void;

type Option = { value: string };
type Offered = {
  options?: Option[] | undefined;
  option_groups?: { options: Option[] }[] | undefined;
};

const NOT_OFFERED = 'must exactly match one of the options';

const offered = (element: Offered): Option[] => [
  ...(element.options ?? []),
  ...(element.option_groups ?? []).flatMap((group) => group.options),
];

const isOffered = (element: Offered, option: unknown): boolean =>
  offered(element).some((candidate) => isDeepStrictEqual(candidate, option));

const report = (context: z.core.$RefinementCtx, path: PropertyKey[], message: string): void => {
  context.addIssue({ code: 'custom', path, message });
};

/** Two options with one value could not be told apart in the answer. */
export const uniqueValues: Rule<Offered> = (element, context) => {
  const values = offered(element).map((option) => option.value);
  const twice = values.find((value, index) => values.indexOf(value) !== index);
  if (twice === undefined) return;
  report(
    context,
    [element.options ? 'options' : 'option_groups'],
    `option value already exists: ${twice}`,
  );
};

/** Slack compares the whole option, not only its value. */
export const hasInitialOption: Rule<Offered & { initial_option?: Option | undefined }> = (
  element,
  context,
) => {
  if (element.initial_option === undefined || isOffered(element, element.initial_option)) return;
  report(context, ['initial_option'], NOT_OFFERED);
};

/** As for one initial option, for each of several. */
export const hasInitialOptions: Rule<Offered & { initial_options?: Option[] | undefined }> = (
  element,
  context,
) => {
  for (const [index, option] of (element.initial_options ?? []).entries()) {
    if (!isOffered(element, option)) report(context, ['initial_options', index], NOT_OFFERED);
  }
};

/** Nothing may be chosen twice from the start, nor more than may be chosen at all. */
export const initialItems =
  <Field extends string>(
    field: Field,
  ): Rule<
    { [Key in Field]?: unknown[] | undefined } & { max_selected_items?: number | undefined }
  > =>
  (element, context) => {
    const chosen = element[field] ?? [];
    const twice = chosen.some((item, index) =>
      chosen.slice(0, index).some((earlier) => isDeepStrictEqual(earlier, item)),
    );
    if (twice) report(context, [field], 'items must be unique');
    if (chosen.length > (element.max_selected_items ?? Infinity)) {
      report(context, [field], `no more than ${element.max_selected_items} items allowed`);
    }
  };

/** A select menu has options or groups of options, never both. */
export const optionsOrGroups: Rule<{ options?: unknown; option_groups?: unknown }> = (
  element,
  context,
) => {
  if ((element.options === undefined) === (element.option_groups === undefined)) {
    report(context, [], 'must provide either options or option_groups');
  }
};

/** A day of the calendar as YYYY-MM-DD. */
export const date = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a date in the format YYYY-MM-DD')
  .refine(isDay, 'must be a valid date');

function isDay(text: string): boolean {
  try {
    Temporal.PlainDate.from(text, { overflow: 'reject' });
    return true;
  } catch {
    return false;
  }
}

/** A time of day as HH:mm, from 00:00 to 23:59. */
export const time = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time in the format HH:mm');

/** An IANA zone such as Europe/Berlin. */
export const timezone = z.string().refine(isZone, 'must be an IANA time zone');

function isZone(text: string): boolean {
  if (!/^[A-Za-z]/.test(text)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }) instanceof Intl.DateTimeFormat;
  } catch {
    return false;
  }
}
