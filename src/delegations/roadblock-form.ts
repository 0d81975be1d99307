import { z } from 'zod';
import { optionalText, requiredText } from '../slack/form.ts';
import { saysSomething } from '../slack/typed.ts';

/** How much may be typed, in UTF-16 units as Slack counts. */
export const roadblockLimits = { roadblock: 2_000, need: 1_000, answer: 1_000 } as const;

function words(max: number, ask: string) {
  return requiredText(max, ask).refine(saysSomething, ask);
}

/** What a delegate tells of a roadblock. */
export const roadblockForm = z.object({
  roadblock: words(roadblockLimits.roadblock, 'Say what is in the way, in a line or two.'),
  need: optionalText(roadblockLimits.need),
});
export type Roadblock = z.infer<typeof roadblockForm>;

/** What a manager answers. */
export const roadblockAnswerForm = z.object({
  answer: words(roadblockLimits.answer, 'Say it in a line or two.'),
});
