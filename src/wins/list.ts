import { z } from 'zod';

/** The two names of the search field: a field of another name stands there empty, whatever was typed in the one before. */
const searchBlocks = ['find-1', 'find-2'] as const;
export type SearchBlock = (typeof searchBlocks)[number];

const opened = z.object({
  page: z.int().min(1).catch(1),
  /** Those whose names stand in the search field for their mentions. */
  asked: z.array(z.string()).catch([]),
  isFromCommand: z.boolean().catch(false),
});

/** What an open list keeps of itself. What is looked for stands in its field, not here. */
export type ListMetadata = z.infer<typeof opened>;

export function writeList(metadata: ListMetadata): string {
  return JSON.stringify(metadata);
}

/** The inverse of `writeList`; anything else is the first page. */
export function readList(metadata: string): ListMetadata {
  return opened.parse(metadata.startsWith('{') ? JSON.parse(metadata) : {});
}

/** The search field of a list by what is in it. */
export function searchIn(values: Readonly<Record<string, unknown>>): {
  block: SearchBlock;
  typed: string;
} {
  const block = searchBlocks.find((each) => each in values) ?? searchBlocks[0];
  const typed = values[block];
  return { block, typed: typeof typed === 'string' ? typed : '' };
}

export function otherBlock(block: SearchBlock): SearchBlock {
  return block === 'find-1' ? 'find-2' : 'find-1';
}

/** The search field that a button names. */
export function blockNamed(value: string): SearchBlock {
  return searchBlocks.find((each) => each === value) ?? searchBlocks[0];
}
