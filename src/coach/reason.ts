import { z } from 'zod';
import { seenTriggers, themes, toldTriggers } from '../practices/index.ts';

/** Why a practice was chosen: what weighed most, as a code with numbers. Kept with the nudge. */
export const reason = z.discriminatedUnion('why', [
  z.object({ why: z.literal('chosen') }),
  z.object({ why: z.literal('asked') }),
  z.object({ why: z.literal('first-steps') }),
  z.object({ why: z.literal('trigger'), trigger: z.enum([...seenTriggers, ...toldTriggers]) }),
  z.object({ why: z.literal('weaker-hat'), hat: z.enum(['leader', 'manager']) }),
  z.object({ why: z.literal('other-hat'), hat: z.enum(['leader', 'manager']) }),
  z.object({ why: z.literal('exercise') }),
  z.object({ why: z.literal('asks-back'), days: z.int() }),
  z.object({ why: z.literal('hat-question') }),
  z.object({ why: z.literal('worked'), done: z.int(), of: z.int() }),
  z.object({ why: z.literal('theme'), theme: z.enum(themes) }),
  z.object({ why: z.literal('day') }),
  z.object({ why: z.literal('new') }),
  z.object({ why: z.literal('rested'), days: z.int() }),
]);

export type Reason = z.infer<typeof reason>;
