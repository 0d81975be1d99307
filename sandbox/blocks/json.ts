/** An object that came as JSON: nothing is known about its fields. */
export type Fields = Readonly<Record<string, unknown>>;

/** The value as an object, or one without fields. */
export const fieldsOf = (value: unknown): Fields => (isFields(value) ? value : {});

/** The value as a list, or an empty one. */
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** The value as text, or none. */
export const stringOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Whether the value is an object and no list. */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
