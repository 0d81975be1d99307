import type { WebSocket } from 'ws';
import type { Person } from '../index.ts';
import type { User, WorkspaceState } from '../state.ts';
import type { Traffic } from '../traffic.ts';
import { perform, wordsOf, type Ended } from './acts.ts';
import type { Act, ToTab } from './protocol.ts';
import { readFromTab } from './reading.ts';
import { markRead, maySee, screenOf, type Look } from './screen.ts';
import { switchesOn, type Switches } from './switches.ts';
import { startTravels, type Travels } from './travels.ts';
import type { Preparing, Progress, Workspace } from './workspace.ts';

/** After a change, others that come right behind it go out with it. */
const pushAfterMs = 30;
/** What only the clock or the app's database tells is looked at again so often. */
const lookAgainMs = 1000;
/** A tab that has so much unread in its socket gets no more for now. */
const mostBuffered = 8 * 1024 * 1024;
const shownTraffic = 300;

type Tab = {
  socket: WebSocket;
  user: string;
  look: Look;
  watching: boolean;
  /** The last screen sent, but for the seconds of its clock. */
  shown: string;
  /** What this person does happens in order. */
  queue: Promise<unknown>;
};

type Open = { workspace: Workspace; switches: Switches; travels: Travels; close(): void };

/** Connects tabs with the workspace: tells each what its person sees, and does what they do. */
export type Hub = {
  /** A new tab, of the person with this handle. */
  connect(socket: WebSocket, as: string): void;
  /** From now on the tabs show this workspace. */
  open(workspace: Workspace): void;
  /** There is no workspace for now. */
  prepare(preparing: Preparing): void;
  /** Resolves when a jump that is under way has been cut short. */
  close(): Promise<void>;
};

export function createHub(options: {
  startOver(): Promise<void>;
  /** Told of what should not happen: a screen that cannot be drawn. */
  failed(error: unknown): void;
}): Hub {
  const tabs = new Set<Tab>();
  const traffic = new Map<number, Traffic>();
  let opened: Open | null = null;
  let preparing: Preparing = { what: 'Starting', done: 0 };
  let timer: NodeJS.Timeout | null = null;
  let pushing = false;
  let startingOver = false;
  let delay = pushAfterMs;
  const again = setInterval(pushSoon, lookAgainMs).unref();

  function pushSoon(): void {
    timer ??= setTimeout(() => {
      timer = null;
      if (pushing) return pushSoon();
      const began = performance.now();
      pushing = true;
      void push()
        .catch(options.failed)
        .finally(() => {
          pushing = false;
          // Drawing must not be all that happens while much is going on.
          delay = Math.max(pushAfterMs, 3 * (performance.now() - began));
        });
    }, delay);
  }

  async function push(): Promise<void> {
    if (tabs.size === 0) return traffic.clear();
    if (!opened) {
      for (const tab of tabs) send(tab, { kind: 'preparing', ...preparing });
      return;
    }
    const { workspace } = opened;
    const known = await Promise.all([workspace.app.nextMoment(), workspace.progress()]).catch(
      () => null,
    );
    if (opened?.workspace !== workspace || !known) return;
    const entries = [...traffic.values()];
    traffic.clear();
    for (const tab of tabs) {
      if (tab.socket.bufferedAmount > mostBuffered) continue;
      if (tab.watching && entries.length > 0) send(tab, { kind: 'traffic', entries });
      show(opened, tab, ...known);
    }
  }

  function show(of: Open, tab: Tab, next: Temporal.Instant | null, progress: Progress): void {
    const { workspace, switches, travels } = of;
    const { state } = workspace.sandbox;
    const me = personIn(state, tab.user);
    if (!me) return refuse(tab.socket, 'This person is gone.');
    const looked = tab.look.channel;
    if (looked !== null && !maySee(state.channels[looked], me)) {
      tab.look = { channel: null, thread: null };
    }
    if (tab.look.channel !== null) markRead(state, workspace.notes, me, tab.look.channel);
    const screen = screenOf({
      state,
      manifest: workspace.manifest,
      notes: workspace.notes,
      me,
      appChannel: workspace.sandbox.person(me.id).opensDm('app'),
      look: tab.look,
      now: workspace.clock.now(),
      nextMoment: next,
      travelling: travels.travelling(),
      progress,
      faults: switches.read(),
    });
    const shown = JSON.stringify({ ...screen, clock: { ...screen.clock, now: '' } });
    if (shown === tab.shown) return;
    tab.shown = shown;
    send(tab, { kind: 'screen', screen });
  }

  async function receive(tab: Tab, data: string): Promise<void> {
    const message = readFromTab(data);
    if ('error' in message) return send(tab, { kind: 'done', ok: false, ...message });
    const ended = await act(tab, message.act).catch((error: unknown): Ended => ({
      ok: false,
      error: wordsOf(error),
    }));
    send(tab, { kind: 'done', id: message.id, ...ended });
    pushSoon();
  }

  async function act(tab: Tab, what: Act): Promise<Ended> {
    if (!opened) throw new Error('the workspace is being made; a moment, please');
    const { workspace, switches, travels } = opened;
    const me = workspace.sandbox.person(tab.user);
    switch (what.do) {
      case 'look':
        await look(workspace, tab, me, what);
        return { ok: true };
      case 'travel':
        await travels.go(what.to, me);
        return { ok: true };
      case 'start-over':
        if (startingOver) throw new Error('the workspace is being made already');
        startingOver = true;
        try {
          await travels.stop();
          await options.startOver();
        } finally {
          startingOver = false;
        }
        return { ok: true };
      case 'close-start-here':
        workspace.notes.closeStartHere();
        return { ok: true };
      case 'faults':
        switches.set(what.switches);
        return { ok: true };
      case 'disconnect':
        workspace.sandbox.faults.disconnect(what.reason);
        return { ok: true };
      case 'watch-traffic':
        tab.watching = what.on;
        if (what.on) {
          const entries = workspace.sandbox.traffic.slice(-shownTraffic);
          send(tab, { kind: 'traffic', entries });
        }
        return { ok: true };
      default: {
        const done = tab.queue.then(async () => {
          await travels.arrived();
          return perform(workspace, me, what);
        });
        tab.queue = done.catch(() => {});
        return done;
      }
    }
  }

  async function look(workspace: Workspace, tab: Tab, me: Person, at: Look): Promise<void> {
    const { state } = workspace.sandbox;
    for (const id of [at.channel, at.thread?.channel ?? null]) {
      if (id !== null && !maySee(state.channels[id], me.user)) {
        throw new Error('you are not in that conversation');
      }
    }
    const before = tab.look.channel;
    tab.look = { channel: at.channel, thread: at.thread };
    pushSoon();
    if (at.channel === null) await me.opensHome();
    else if (at.channel !== before && at.channel === me.opensDm('app')) {
      await me.opensHome('messages');
    }
  }

  return {
    connect(socket, as) {
      const user = opened && personIn(opened.workspace.sandbox.state, as);
      if (opened && (!user || user.is_bot || user.deleted)) {
        return refuse(socket, `There is nobody called ${as} to be.`);
      }
      const tab: Tab = {
        socket,
        user: user?.id ?? as,
        look: { channel: null, thread: null },
        watching: false,
        shown: '',
        queue: Promise.resolve(),
      };
      tabs.add(tab);
      socket.on('message', (data: Buffer) => void receive(tab, data.toString('utf8')));
      socket.on('error', () => socket.terminate());
      socket.on('close', () => tabs.delete(tab));
      pushSoon();
    },
    open(workspace) {
      opened?.close();
      const { sandbox } = workspace;
      const stops = [
        sandbox.onChange(pushSoon),
        sandbox.onTraffic((entry) => {
          if ([...tabs].some((tab) => tab.watching)) traffic.set(entry.n, entry);
          pushSoon();
        }),
      ];
      const travels = startTravels(workspace, pushSoon);
      opened = {
        workspace,
        switches: switchesOn(sandbox.faults),
        travels,
        close: () => {
          for (const stop of stops) stop();
        },
      };
      for (const tab of tabs) {
        tab.user = personIn(sandbox.state, tab.user)?.id ?? tab.user;
        tab.look = { channel: null, thread: null };
        tab.shown = '';
      }
      pushSoon();
    },
    prepare(next) {
      opened?.close();
      opened = null;
      preparing = next;
      pushSoon();
    },
    async close() {
      clearInterval(again);
      if (timer) clearTimeout(timer);
      for (const tab of tabs) tab.socket.close(1001);
      await opened?.travels.stop();
      opened?.close();
    },
  };
}

/** Somebody by handle or id. */
function personIn(state: WorkspaceState, as: string): User | undefined {
  return Object.values(state.users).find(({ id, name }) => id === as || name === as);
}

function send({ socket }: Pick<Tab, 'socket'>, message: ToTab): void {
  if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message));
}

function refuse(socket: WebSocket, error: string): void {
  send({ socket }, { kind: 'refused', error });
  socket.close(1008, 'refused');
}
