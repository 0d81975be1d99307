import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { onTestFinished, vi } from 'vitest';
import { WebSocket } from 'ws';
import type { Act, OpenView, Screen, Seen, ToTab, Traffic } from '../../sandbox/page/protocol.ts';
import { captionOf, placedElements } from '../../sandbox/elements.ts';
import { type PracticeRun, type Running, startPractice } from '../../sandbox/start.ts';
import type { Obj } from '../../sandbox/state.ts';
import { handClock } from '../../sandbox/travel.ts';

/** Several calls in a row that wait for real seconds, on a machine that has other things to do too. */
const patience = 15_000;
vi.setConfig({ testTimeout: 2 * patience });

/** A Friday, so that the history before it is a week from Friday to Thursday. */
export const friday = '2027-03-19T12:00[Europe/Berlin]';

/** A clock of the machine that stands still until a test moves it. */
export const clockAt = (local: string) => handClock(Temporal.ZonedDateTime.from(local).toInstant());

export function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'both-hats-page-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

let planted: Promise<string> | null = null;

/** A folder with the workspace after its first run, on `friday`; made once a file, since it takes a second. */
export async function freshFolder(): Promise<string> {
  planted ??= plant();
  const folder = emptyFolder();
  cpSync(await planted, folder, { recursive: true });
  return folder;
}

async function plant(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'both-hats-planted-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const running = await startPractice({ ...quiet, folder, print: () => {} });
  await running.stop();
  return folder;
}

const quiet = {
  port: 0,
  log: pino({ level: 'silent' }),
  page: 'none',
  get clock() {
    return clockAt(friday);
  },
} as const;

export type Started = Running & { printed: string[]; folder: string };

/** Starts the practice workspace in a folder, without anything for a browser; stopped at the end of the test. */
export async function startIn(
  folder: string,
  options: Partial<PracticeRun> = {},
): Promise<Started> {
  const printed: string[] = [];
  const running = await startPractice({
    ...quiet,
    folder,
    print: (text) => printed.push(text),
    ...options,
  });
  let stopped: Promise<void> | null = null;
  const stop = () => (stopped ??= running.stop());
  onTestFinished(stop);
  return { ...running, stop, printed, folder };
}

type Done = Extract<ToTab, { kind: 'done' }>;

/** A tab of the page, as its browser speaks. */
export class Tab {
  screen: Screen | null = null;
  preparing: string[] = [];
  refused: string | null = null;
  traffic = new Map<number, Traffic>();
  dones: Done[] = [];
  closed = false;
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number, (done: Done) => void>();
  #id = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', (data: Buffer) => this.#hear(JSON.parse(data.toString()) as ToTab));
    socket.on('close', () => (this.closed = true));
  }

  /** Opens a tab of somebody, and waits for what it shows first. */
  static async open(url: string, as: string): Promise<Tab> {
    const { host, origin } = new URL(url);
    const socket = new WebSocket(`ws://${host}/live?as=${encodeURIComponent(as)}`, { origin });
    onTestFinished(() => socket.terminate());
    const tab = new Tab(socket);
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
    await vi.waitUntil(() => tab.screen ?? tab.refused, { timeout: patience, interval: 5 });
    return tab;
  }

  /** Does something, and returns how it ended. */
  act(act: Act): Promise<Done> {
    const id = this.#id++;
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      this.sends(JSON.stringify({ id, act }));
    });
  }

  /** Does something that must work. */
  async does(act: Act): Promise<void> {
    const { ok, error } = await this.act(act);
    if (!ok) throw new Error(`${JSON.stringify(act)} failed: ${error}`);
  }

  /** Sends text as it is. */
  sends(data: string): void {
    this.#socket.send(data);
  }

  /** Waits until the screen is so. */
  async sees<T>(what: (screen: Screen) => T | undefined | null | false): Promise<T> {
    return vi.waitFor(
      () => {
        const found = this.screen && what(this.screen);
        if (!found)
          throw new Error(`not seen: ${what.toString()}\n${JSON.stringify(this.screen, null, 1)}`);
        return found;
      },
      { timeout: patience, interval: 5 },
    );
  }

  /** Waits for a message that says this, in the conversation looked at. */
  reads(text: string): Promise<Seen> {
    return this.sees((screen) =>
      [...screen.messages, ...(screen.thread ?? [])].find(
        (line) => line.text.includes(text) || JSON.stringify(line.blocks ?? []).includes(text),
      ),
    );
  }

  /** Waits for a modal on top, with this title. */
  form(title: string): Promise<OpenView> {
    return this.sees((screen) => {
      const top = screen.modals.at(-1);
      return top?.view.title?.['text'] === title ? top : undefined;
    });
  }

  /** Looks at a conversation: by name, or the DM with the app. */
  async looksAt(name: string): Promise<string> {
    const id = await this.channel(name);
    await this.does({ do: 'look', channel: id, thread: null });
    await this.sees((screen) => screen.channel === id);
    return id;
  }

  /** The id of a conversation, by name; 'app' for the DM with the app. */
  channel(name: string): Promise<string> {
    return this.sees((screen) =>
      name === 'app'
        ? screen.appChannel
        : screen.channels.find((channel) => channel.name === name)?.id,
    );
  }

  closes(): void {
    this.#socket.close();
  }

  #hear(message: ToTab): void {
    switch (message.kind) {
      case 'screen':
        this.screen = message.screen;
        break;
      case 'preparing':
        this.preparing.push(message.what);
        break;
      case 'refused':
        this.refused = message.error;
        break;
      case 'traffic':
        for (const entry of message.entries) this.traffic.set(entry.n, entry);
        break;
      case 'done':
        this.dones.push(message);
        this.#waiting.get(message.id)?.(message);
        this.#waiting.delete(message.id);
        break;
    }
  }
}

/** Where the button or the field of this name stands. */
export function placeOf(blocks: readonly Obj[] | undefined, name: string) {
  const all = placedElements(blocks ?? []);
  const placed = all.find((each) => captionOf(each) === name);
  if (!placed) throw new Error(`nothing called ${name}; there is ${all.map(captionOf).join(', ')}`);
  return { blockId: placed.blockId, actionId: placed.actionId };
}
