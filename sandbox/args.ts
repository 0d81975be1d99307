import { fail, failArgument } from './errors.ts';
import { isObj, type Obj } from './state.ts';

/** Reads the arguments of a call from a form or JSON body, as Slack does: nested values come as JSON in a form. */
export function parseArguments(contentType: string, body: Buffer, query: URLSearchParams): Obj {
  const args: Obj = Object.fromEntries(query);
  if (contentType.includes('application/json')) {
    return { ...args, ...parseJsonBody(body) };
  }
  if (contentType.includes('application/x-www-form-urlencoded')) {
    return { ...args, ...Object.fromEntries(new URLSearchParams(body.toString('utf8'))) };
  }
  if (body.length > 0) fail('invalid_post_type');
  return args;
}

/** A text argument; numbers become text, as they would in a form. */
export function text(args: Obj, name: string): string | undefined {
  const value = args[name];
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return failArgument(`must be a string [json-pointer:/${name}]`);
}

/** A text argument without which the call makes no sense. */
export function required(args: Obj, name: string, error?: string): string {
  const value = text(args, name);
  if (value !== undefined) return value;
  if (error !== undefined) fail(error);
  return failArgument(`missing required field: ${name}`);
}

/** A flag: true, "true" and 1 are yes. */
export function flag(args: Obj, name: string): boolean {
  return ['true', '1'].includes(text(args, name) ?? '');
}

/** A whole number within bounds, or the fallback when it is missing. */
export function limit(args: Obj, fallback: number, max: number): number {
  const value = text(args, 'limit');
  if (value === undefined || value === '0') return fallback;
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1) fail('invalid_limit');
  return Math.min(number, max);
}

/** A nested argument, given as an object or as JSON in a form. */
export function nested(args: Obj, name: string, error = 'invalid_arguments'): unknown {
  const value = args[name];
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return fail(error, { response_metadata: { messages: [`[ERROR] ${name} is not valid JSON`] } });
  }
}

/** A nested list of objects, such as blocks. */
export function list(args: Obj, name: string, error: string): Obj[] | undefined {
  const value = nested(args, name, error);
  if (value === undefined) return undefined;
  if (!Array.isArray(value) || !value.every(isObj)) fail(error);
  return value;
}

function parseJsonBody(body: Buffer): Obj {
  if (body.length === 0) return {};
  let value: unknown;
  try {
    value = JSON.parse(body.toString('utf8'));
  } catch {
    fail('invalid_json');
  }
  if (!isObj(value)) fail('json_not_object');
  // Slack takes the token of a JSON call from the header alone.
  const { token: _ignored, ...rest } = value;
  return rest;
}

/** The items from where the cursor points, and the cursor to what follows. */
export function page<T>(
  args: Obj,
  items: T[],
  size: number,
): { items: T[]; response_metadata: { next_cursor: string } } {
  const cursor = text(args, 'cursor');
  let start = 0;
  if (cursor !== undefined) {
    const match = /^next:(\d+)$/.exec(Buffer.from(cursor, 'base64').toString('utf8'));
    if (!match || Number(match[1]) > items.length) fail('invalid_cursor');
    start = Number(match[1]);
  }
  const end = start + size;
  const next = end < items.length ? Buffer.from(`next:${end}`).toString('base64') : '';
  return { items: items.slice(start, end), response_metadata: { next_cursor: next } };
}
