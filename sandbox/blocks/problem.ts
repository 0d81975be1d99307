import type { z } from 'zod';

/** The error with which Slack would refuse the call. */
export type ProblemCode =
  | 'invalid_arguments'
  | 'invalid_attachments'
  | 'invalid_blocks'
  | 'invalid_metadata_format'
  | 'metadata_too_large'
  | 'msg_blocks_too_long'
  | 'msg_too_long'
  | 'no_fallback'
  | 'no_text'
  | 'too_many_attachments'
  | 'view_too_large';

/** One reason why Slack would refuse a payload. */
export type Problem = {
  readonly code: ProblemCode;
  /** A JSON pointer into the payload, such as `/blocks/3/text`. Missing and unknown fields point at their object. */
  readonly pointer: string;
  /** Worded as Slack does, such as "must be less than 3001 characters". */
  readonly message: string;
};

type Path = readonly PropertyKey[];

/** Writes a path as a JSON pointer (RFC 6901). */
export function pointerTo(path: Path): string {
  return path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** Checks a value against a schema and words what is wrong as Slack does. */
export function problemsOf(
  schema: z.ZodType,
  value: unknown,
  codeAt: (path: Path) => ProblemCode,
): Problem[] {
  const result = schema.safeParse(value);
  if (result.success) return [];
  return result.error.issues.flatMap((issue) => problemsOfIssue(issue, value, codeAt));
}

function problemsOfIssue(
  issue: z.core.$ZodIssue,
  value: unknown,
  codeAt: (path: Path) => ProblemCode,
): Problem[] {
  const at = (path: Path, message: string): Problem => ({
    code: codeAt(path),
    pointer: pointerTo(path),
    message,
  });
  const found = valueAt(value, issue.path);
  const field = issue.path.at(-1);
  if (found === undefined && typeof field === 'string' && issue.code !== 'custom') {
    return [at(issue.path.slice(0, -1), `missing required field: ${field}`)];
  }
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => at(issue.path, `invalid additional property: ${key}`));
  }
  return [at(issue.path, wording(issue, found))];
}

function wording(issue: z.core.$ZodIssue, found: unknown): string {
  switch (issue.code) {
    case 'too_big':
      if (issue.origin === 'string')
        return `must be less than ${Number(issue.maximum) + 1} characters`;
      if (issue.origin === 'array') return `no more than ${issue.maximum} items allowed`;
      return `must be no more than ${issue.maximum}`;
    case 'too_small':
      if (issue.origin === 'string')
        return `must be more than ${Number(issue.minimum) - 1} characters`;
      if (issue.origin === 'array') return `no fewer than ${issue.minimum} items allowed`;
      return `must be no less than ${issue.minimum}`;
    case 'invalid_type':
      return `must provide ${/^[aeiou]/.test(issue.expected) ? 'an' : 'a'} ${issue.expected}`;
    case 'invalid_value':
      return `must be one of: ${issue.values.map(String).join(', ')}`;
    case 'invalid_union':
      return 'discriminator' in issue && typeof found === 'string'
        ? `unsupported type: ${found}`
        : 'failed to match all allowed schemas';
    default:
      return issue.message;
  }
}

function valueAt(value: unknown, path: Path): unknown {
  let here: unknown = value;
  for (const key of path) {
    if (typeof here !== 'object' || here === null) return undefined;
    here = Object.hasOwn(here, key) ? Reflect.get(here, key) : undefined;
  }
  return here;
}
