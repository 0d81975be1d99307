import { offersClick } from './clicks.ts';
import type { Person, Sandbox, Seen } from './index.ts';
import { renderMessage, renderView } from './render.ts';

type Place = 'app' | `#${string}`;
type Clicks = Parameters<Person['clicks']>[2];
type Typed = Parameters<Person['fills']>[0];

/** Somebody in a world: acts through the sandbox, and sees what a person would, as text. */
export class Actor {
  readonly person: Person;
  readonly #sandbox: Sandbox;
  readonly #settled: () => Promise<void>;
  readonly #read = new Map<string, string>();

  constructor(person: Person, sandbox: Sandbox, settled: () => Promise<void>) {
    this.person = person;
    this.#sandbox = sandbox;
    this.#settled = settled;
  }

  get id(): string {
    return this.person.id;
  }

  async types(command: string, where?: Place): Promise<void> {
    await this.person.types(command, where && where !== 'app' ? { in: where } : {});
    await this.#settled();
  }

  async opensHome(): Promise<void> {
    await this.person.opensHome();
    await this.#settled();
  }

  /** Clicks on something in the newest message that has it; in the open form with `clicksInForm`. */
  async clicks(what: string, options?: Clicks, where: Place = 'app'): Promise<void> {
    const lines = await this.#lines(where);
    const all = await Promise.all(
      lines.map(async (line) =>
        line.reply_count ? [line, ...(await this.person.sees({ thread: line }))] : [line],
      ),
    );
    const message = all
      .flat()
      .toReversed()
      .find((line) => offersClick(line.blocks ?? [], what));
    if (!message) throw new Error(`no message offers "${what}":\n${await this.looksAt(where)}`);
    await this.#clicked(await this.person.clicks(message, what, options));
  }

  async clicksInForm(what: string, options?: Clicks): Promise<void> {
    await this.#clicked(await this.person.clicks('view', what, options));
  }

  async clicksOnHome(what: string, options?: Clicks): Promise<void> {
    await this.#clicked(await this.person.clicks('home', what, options));
  }

  async #clicked(done: { ok: boolean; error?: string }): Promise<void> {
    await this.#settled();
    if (!done.ok) throw new Error(`the click failed: ${done.error}`);
  }

  async fills(entries: Typed): Promise<void> {
    await this.person.fills(entries);
    await this.#settled();
  }

  /** Sends the open form. The errors under its fields come back, by field; {} when there are none. */
  async submits(): Promise<Record<string, string>> {
    const submitted = await this.person.submits();
    await this.#settled();
    if (submitted.ok) return {};
    return 'errors' in submitted ? submitted.errors : { form: JSON.stringify(submitted) };
  }

  /** Closes the open form. */
  async closes(): Promise<void> {
    await this.person.closes();
    await this.#settled();
  }

  async fillsAndSubmits(entries: Typed): Promise<Record<string, string>> {
    await this.fills(entries);
    return this.submits();
  }

  /** What is new or has changed since the last look, oldest first; '' for nothing. Replies stand under "↳". */
  async sees(where: Place = 'app'): Promise<string> {
    const shown: string[] = [];
    for (const line of await this.#lines(where)) {
      const parts = [this.#render(line), ...(await this.#replies(line))];
      const isNew = parts.filter((text, i) => {
        const key = `${line.channel} ${line.ts} ${line.kind} ${i}`;
        const before = this.#read.get(key);
        this.#read.set(key, text);
        return before !== text;
      });
      if (isNew.length > 0) shown.push(isNew.join('\n'));
    }
    return shown.join('\n\n');
  }

  /** Everything that stands there now. */
  async looksAt(where: Place = 'app'): Promise<string> {
    const lines = await this.#lines(where);
    return (await Promise.all(lines.map((line) => this.#shown(line)))).join('\n\n');
  }

  /** The message that shows `text`. */
  async finds(text: string, where: Place = 'app'): Promise<Seen> {
    const line = (await this.#lines(where)).findLast((each) => this.#render(each).includes(text));
    if (!line) throw new Error(`no message shows "${text}":\n${await this.looksAt(where)}`);
    return line;
  }

  /** The open form with what is typed in it; '' for none. */
  async form(): Promise<string> {
    await this.#settled();
    const open = await this.person.view();
    if (!open) return '';
    return renderView(open.view, {
      values: open.values,
      errors: open.errors,
      names: (id) => this.#sandbox.names(id),
    });
  }

  async homeTab(): Promise<string> {
    await this.#settled();
    const open = await this.person.home();
    return open ? renderView(open.view, { names: (id) => this.#sandbox.names(id) }) : '';
  }

  async #lines(where: Place): Promise<Seen[]> {
    await this.#settled();
    return this.person.sees(where === 'app' ? undefined : where);
  }

  async #shown(line: Seen): Promise<string> {
    return [this.#render(line), ...(await this.#replies(line))].join('\n');
  }

  async #replies(line: Seen): Promise<string[]> {
    if (!line.reply_count) return [];
    const thread = await this.person.sees({ thread: { channel: line.channel, ts: line.ts } });
    const replies = thread.filter((reply) => reply.ts !== line.ts);
    return replies.map((reply) => this.#render(reply).replaceAll(/^/gm, '↳ '));
  }

  #render(line: Seen): string {
    const text = renderMessage(line, (id) => this.#sandbox.names(id));
    const isApp = line.from === this.#sandbox.names(this.#sandbox.botUserId);
    const who = isApp ? '' : `${line.from}: `;
    return `${line.kind === 'ephemeral' ? '(only you) ' : ''}${who}${text}`;
  }
}
