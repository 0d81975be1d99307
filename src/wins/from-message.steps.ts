import { readPeople } from '../people/index.ts';
import type { ShortcutCall } from '../slack/call.ts';
import { permalinkTo } from '../slack/permalink.ts';
import { mentions } from '../slack/text.ts';
import { realPeople } from './names.steps.ts';
import { offeredBy, peopleLimit } from './win.ts';
import { winForm } from './win-form.view.ts';

/** Opens the form with a message: its words, its author and whoever it mentions as the people, and its link. */
export async function recordMessage(call: ShortcutCall): Promise<void> {
  const { db, workspace, user, replyTo } = call;
  const { text, author } = call.said;
  const mentioned = mentions(text);
  const others = new Set([...(author ? [author] : []), ...mentioned]);
  others.delete(user);
  const wanted = [...others].slice(0, peopleLimit);
  const [link, people] = await Promise.all([
    permalinkTo(call.slack, call.said),
    realPeople(call, wanted),
  ]);
  await call.open(
    winForm({
      origin: {
        offered: offeredBy({ text, people: wanted }),
        ...(link && { link }),
        ...(replyTo && { replyTo }),
      },
      from: { text, why: '', people },
      known: await readPeople(db, workspace, [...mentioned, ...people]),
      link,
    }),
  );
}
