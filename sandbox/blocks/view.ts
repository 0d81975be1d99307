import { z } from 'zod';
import { plainText } from './composition.ts';
import { homeBlock, modalBlock } from './layout.ts';
import { LIMITS } from './limits.ts';
import type { Problem } from './problem.ts';
import { problemsOf } from './problem.ts';
import { placedBlocks, surfaceProblems } from './surface.ts';
import { malformed } from './well-formed.ts';

const common = {
  private_metadata: z.string().max(LIMITS.view.privateMetadata).optional(),
  callback_id: z.string().max(LIMITS.view.callbackId).optional(),
  external_id: z.string().max(LIMITS.view.externalId).optional(),
};

const modal = z
  .strictObject({
    type: z.literal('modal'),
    ...common,
    title: plainText(LIMITS.view.title),
    submit: plainText(LIMITS.view.submit).optional(),
    close: plainText(LIMITS.view.close).optional(),
    blocks: z.array(modalBlock).min(1).max(LIMITS.view.blocks),
    clear_on_close: z.boolean().optional(),
    notify_on_close: z.boolean().optional(),
  })
  .refine(
    (view) => view.submit !== undefined || view.blocks.every((block) => block.type !== 'input'),
    'missing required field: submit',
  );

const home = z.strictObject({
  type: z.literal('home'),
  ...common,
  blocks: z.array(homeBlock).min(1).max(LIMITS.view.blocks),
});

const schema = z.discriminatedUnion('type', [modal, home]);

/**
 * Says why Slack would refuse a modal or a Home tab (views.open, push, update, publish, a response_action); an empty
 * list means that it takes it. Pointers start at the view.
 */
export function validateView(view: unknown): Problem[] {
  const broken = malformed(view, 'invalid_arguments');
  if (broken.length > 0) return broken;
  const blocks = typeof view === 'object' && view !== null && 'blocks' in view ? view.blocks : [];
  return [
    ...tooLarge(view),
    ...problemsOf(schema, view, () => 'invalid_arguments'),
    ...surfaceProblems(placedBlocks(blocks, ['blocks']), 'invalid_arguments'),
  ];
}

function tooLarge(view: unknown): Problem[] {
  const bytes = Buffer.byteLength(JSON.stringify(view) ?? '');
  if (bytes <= LIMITS.view.bytes) return [];
  return [{ code: 'view_too_large', pointer: '', message: 'the view is greater than 250kb' }];
}
