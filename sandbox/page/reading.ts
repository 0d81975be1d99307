import { z } from 'zod';
import type { FromTab } from './protocol.ts';

const name = z.string().min(1).max(300);
/** Of a person or a conversation. */
const id = z.string().regex(/^[A-Z][A-Z0-9]{1,30}$/, 'must be an id such as C0GENERAL00');
const text = z.string().max(12_000);
const ref = z.object({ channel: id, ts: z.string().regex(/^\d{1,12}\.\d{6}$/) });
const chosen = z.union([text, z.array(text).max(200), z.null()]);
const place = { blockId: name, actionId: name, value: chosen };
const times = z.int().min(0).max(1000);

const act = z.discriminatedUnion('do', [
  z.object({ do: z.literal('look'), channel: id.nullable(), thread: ref.nullable() }),
  z.object({ do: z.literal('say'), channel: id, text, thread: ref.nullable() }),
  z.object({ do: z.literal('command'), channel: id, text }),
  z.object({
    do: z.literal('click'),
    on: z.union([ref, z.literal('view'), z.literal('home')]),
    ...place,
  }),
  z.object({ do: z.literal('fill'), viewId: name, ...place }),
  z.object({ do: z.literal('submit') }),
  z.object({ do: z.literal('close'), all: z.boolean() }),
  z.object({ do: z.literal('shortcut'), callbackId: name, message: ref.nullable() }),
  z.object({
    do: z.literal('react'),
    message: ref,
    emoji: z.string().regex(/^[\p{L}\p{N}_+'-]{1,100}$/u),
    on: z.boolean(),
  }),
  z.object({ do: z.literal('edit'), message: ref, text }),
  z.object({ do: z.literal('delete'), message: ref }),
  z.object({ do: z.literal('open-dm'), person: id }),
  z.object({ do: z.literal('join'), channel: id }),
  z.object({ do: z.literal('invite-app'), channel: id }),
  z.object({ do: z.literal('travel'), to: z.string().min(1).max(100) }),
  z.object({ do: z.literal('start-over') }),
  z.object({ do: z.literal('close-start-here') }),
  z.object({
    do: z.literal('faults'),
    switches: z.object({ rateLimited: times, unavailable: times, lostAnswers: times }),
  }),
  z.object({
    do: z.literal('disconnect'),
    reason: z.enum(['warning', 'refresh_requested', 'link_disabled']),
  }),
  z.object({ do: z.literal('watch-traffic'), on: z.boolean() }),
]);

const fromTab: z.ZodType<FromTab> = z.object({ id: z.int().min(0), act });
const numbered = z.object({ id: z.int().min(0) });

/** A tab's message; or, for one that cannot be read, its number if it has one, and what is wrong in words. */
export function readFromTab(data: string): FromTab | { id: number; error: string } {
  let json: unknown;
  try {
    json = JSON.parse(data);
  } catch {
    return { id: -1, error: 'This message is not JSON.' };
  }
  const parsed = fromTab.safeParse(json);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const where = issue?.path.join('.') ?? '';
  return {
    id: numbered.safeParse(json).data?.id ?? -1,
    error: `This message cannot be read: ${where ? `${where}: ` : ''}${issue?.message ?? ''}.`,
  };
}
