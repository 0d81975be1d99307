import { z } from 'zod';
import type { ActionCall, Listen } from '../slack/call.ts';
import { quietly } from '../slack/quietly.ts';
import { UserError } from '../slack/user-error.ts';
import { blockNamed } from './list.ts';
import { coverList, drawList, listAt, listOf, searchBefore, type Showing } from './shown.ts';
import { sendWins } from './win-export.steps.ts';
import { winForm } from './win-form.view.ts';
import { does } from './win.view.ts';
import { listCallback } from './win-list.view.ts';

/** The list: its pages, what is looked for in it, and the files that come of it. */
export function listenForList(on: Listen, options: Showing): void {
  on.action(does.all, async (call) =>
    call.open(await listAt(call, { page: 1, words: '' }, options)),
  );

  for (const turn of [does.newer, does.older]) {
    on.action(turn, (call) => redraw(call, { page: Number(call.value) || 1 }));
  }
  on.action(does.search, (call) => redraw(call, { page: 1, isFromCommand: false }));
  on.action(does.clear, (call) =>
    redraw(call, { page: 1, words: '', block: blockNamed(call.value), isFromCommand: false }),
  );
  on.submission(listCallback, z.unknown(), async (call) => {
    const search = await searchBefore(call, call.values, call.metadata);
    return { view: await listAt(call, { ...search, page: 1 }, options) };
  });

  on.action(does.export, async (call) => {
    const list = await listOf(call);
    await sendWins(call, list?.words ?? '', options);
  });

  on.action(does.recordTyped, async (call) => {
    const typed = await listOf(call);
    const list = await coverList(call);
    if (!typed || !list) throw new UserError('Type it after `/win`, or open `/win` alone.');
    const from = { text: `list ${typed.words}`, why: '', people: [] };
    await call.open(winForm({ origin: { list }, from }));
  });

  async function redraw(call: ActionCall, change: Partial<Parameters<typeof drawList>[1]>) {
    const list = await listOf(call);
    if (list) await quietly(call, drawList(call, { ...list, ...change }, options));
  }
}
