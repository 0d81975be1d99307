import { z } from 'zod';
import { httpsUrl, webUrl } from './composition.ts';
import type { Fields } from './json.ts';
import { fieldsOf, isFields, listOf } from './json.ts';
import { messageBlock } from './layout.ts';
import { LIMITS } from './limits.ts';
import type { Problem, ProblemCode } from './problem.ts';
import { pointerTo, problemsOf } from './problem.ts';
import type { Placed } from './surface.ts';
import { placedBlocks, surfaceProblems } from './surface.ts';
import { malformed } from './well-formed.ts';

const flag = z.union([z.boolean(), z.enum(['true', 'false', '1', '0'])]).optional();
const ts = z
  .string()
  .regex(/^\d{10}\.\d{6}$/, 'must be a message timestamp')
  .optional();

const scalar = z.union([z.string(), z.number(), z.boolean()]);
const flat = z.record(z.string(), scalar);

const metadata = z.strictObject({
  event_type: z
    .string()
    .max(LIMITS.message.eventType)
    .regex(/^[A-Za-z0-9_]+$/, 'must be alphanumeric'),
  event_payload: z.record(z.string(), z.union([scalar, flat, z.array(z.union([scalar, flat]))])),
});

const blocks = z.array(messageBlock).max(LIMITS.message.blocks);

const attachment = z.strictObject({
  color: z
    .string()
    .regex(/^(#[0-9A-Fa-f]{6}|good|warning|danger)$/, 'must be a color')
    .optional(),
  fallback: z.string().min(1).optional(),
  blocks: blocks.min(1),
});

/** The arguments of chat.postMessage, postEphemeral, update and of a response_url, decoded. */
const schema = z.strictObject({
  channel: z.string().min(1).optional(),
  user: z.string().min(1).optional(),
  ts,
  thread_ts: ts,
  text: z.string().optional(),
  blocks: blocks.optional(),
  attachments: z.array(attachment).optional(),
  metadata: metadata.optional(),
  as_user: flag,
  delete_original: flag,
  icon_emoji: z
    .string()
    .regex(/^:[^:\s]+:$/, 'must be an emoji')
    .optional(),
  icon_url: webUrl.optional(),
  link_names: flag,
  mrkdwn: flag,
  parse: z.enum(['none', 'full']).optional(),
  replace_original: flag,
  reply_broadcast: flag,
  response_type: z.enum(['ephemeral', 'in_channel']).optional(),
  response_url: httpsUrl.optional(),
  unfurl_links: flag,
  unfurl_media: flag,
  username: z.string().min(1).max(80).optional(),
});

const isFilled = (value: unknown): boolean => typeof value === 'string' && value.trim() !== '';
const isFilledList = (value: unknown): boolean => Array.isArray(value) && value.length > 0;
const isTrue = (value: unknown): boolean => value === true || value === 'true' || value === '1';

/**
 * Says why Slack would refuse a message; an empty list means that it takes it. The payload is decoded: `blocks`,
 * `attachments` and `metadata` are no longer the JSON strings in which a form carries them.
 */
export function validateMessage(payload: unknown): Problem[] {
  const broken = malformed(payload, 'invalid_arguments').map((problem) => ({
    ...problem,
    code: codeAt(problem.pointer.split('/').slice(1)),
  }));
  if (broken.length > 0) return broken;
  const problems = problemsOf(schema, payload, codeAt);
  if (!isFields(payload)) return problems;
  return [...problems, ...wholeMessageProblems(payload)];
}

/** Slack shows `text` in notifications and to screen readers: a message of blocks alone says nothing there. */
export function lacksFallback(payload: unknown): Problem[] {
  if (!isFields(payload) || isTrue(payload['delete_original'])) return [];
  if (!isFilledList(payload['blocks']) && !isFilledList(payload['attachments'])) return [];
  if (isFilled(payload['text'])) return [];
  return [
    {
      code: 'no_fallback',
      pointer: '/text',
      message: 'a message with blocks needs text for notifications and screen readers',
    },
  ];
}

function codeAt(path: readonly PropertyKey[]): ProblemCode {
  switch (path[0]) {
    case 'blocks':
      return 'invalid_blocks';
    case 'attachments':
      return 'invalid_attachments';
    case 'metadata':
      return 'invalid_metadata_format';
    default:
      return 'invalid_arguments';
  }
}

function wholeMessageProblems(payload: Fields): Problem[] {
  const attached = listOf(payload['attachments']).map((item) => fieldsOf(item)['blocks']);
  const placed = [
    ...placedBlocks(payload['blocks'], ['blocks']),
    ...attached.flatMap((blocks, index) => placedBlocks(blocks, ['attachments', index, 'blocks'])),
  ];
  return [
    ...textProblems(payload),
    ...metadataProblems(payload['metadata']),
    ...tooManyAttachments(attached.length),
    ...surfaceProblems(placed, 'invalid_blocks'),
    ...extraTables(placed),
    ...tooMuchText([payload['blocks'], ...attached].flatMap(listOf).map(fieldsOf)),
  ];
}

function tooManyAttachments(count: number): Problem[] {
  const most = LIMITS.message.attachments;
  if (count <= most) return [];
  const message = `no more than ${most} items allowed`;
  return [{ code: 'too_many_attachments', pointer: '/attachments', message }];
}

function extraTables(placed: readonly Placed[]): Problem[] {
  return placed
    .filter(({ block }) => block['type'] === 'table')
    .slice(LIMITS.message.tables)
    .map(({ path }) => ({
      code: 'invalid_blocks',
      pointer: pointerTo(path),
      message: 'only one table is allowed in a message',
    }));
}

function textProblems(payload: Fields): Problem[] {
  const text = payload['text'];
  if (typeof text === 'string' && text.length > LIMITS.message.text) {
    const message = `must be less than ${LIMITS.message.text + 1} characters`;
    return [{ code: 'msg_too_long', pointer: '/text', message }];
  }
  const saysNothing =
    !isFilled(text) && !isFilledList(payload['blocks']) && !isFilledList(payload['attachments']);
  if (!saysNothing || isTrue(payload['delete_original'])) return [];
  return [{ code: 'no_text', pointer: '', message: 'missing required field: text' }];
}

function metadataProblems(metadata: unknown): Problem[] {
  const payload = isFields(metadata) ? metadata['event_payload'] : null;
  if (!isFields(payload) || JSON.stringify(payload).length <= LIMITS.message.eventPayload)
    return [];
  return [
    {
      code: 'metadata_too_large',
      pointer: '/metadata/event_payload',
      message: `must be less than ${LIMITS.message.eventPayload + 1} characters`,
    },
  ];
}

function tooMuchText(blocks: readonly Fields[]): Problem[] {
  const markdown = textLength(blocks.filter((block) => block['type'] === 'markdown'));
  const { markdownTogether, textTogether } = LIMITS.message;
  return [
    ...longerThan(markdownTogether, markdown, 'markdown blocks'),
    ...longerThan(textTogether, textLength(blocks) - markdown, 'blocks'),
  ];
}

function longerThan(limit: number, length: number, which: string): Problem[] {
  if (length <= limit) return [];
  const message = `the text of all ${which} must be less than ${limit + 1} characters`;
  return [{ code: 'msg_blocks_too_long', pointer: '/blocks', message }];
}

/** Counts every string under a key `text`, however deep. */
function textLength(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + textLength(item), 0);
  if (!isFields(value)) return 0;
  return Object.entries(value).reduce(
    (sum, [key, item]) =>
      sum + (key === 'text' && typeof item === 'string' ? item.length : textLength(item)),
    0,
  );
}
