import { useCallback, useEffect, useRef, useState } from 'react';
import type { Act, Screen, Traffic } from '../../protocol.ts';
import { connect, type Answer, type Connection, type Link } from './connection.ts';
import { lookAt, readPlace, writePlace, type Place } from './place.ts';

/** What stands in the way of a screen, in words. */
export type Waiting = { what: string; done: number | null } | { refused: string };

export type Live = {
  screen: Screen | null;
  waiting: Waiting;
  link: Link;
  place: Place;
  traffic: readonly Traffic[];
  act(act: Act): Promise<Answer>;
  /** Looks somewhere else; the address follows. */
  go(to: Partial<Place>): void;
  /** Opens the DM with somebody. */
  goToPerson(handle: string, id: string): void;
  watchTraffic(on: boolean): void;
};

const kept = 1000;
const opening: Waiting = { what: 'Opening the workspace', done: null };

/** The screen of this tab's person, live, and what they can do. */
export function useScreen(): Live {
  const [place, setPlace] = useState(() => readPlace(new URL(location.href)));
  const [screen, setScreen] = useState<Screen | null>(null);
  const [waiting, setWaiting] = useState(opening);
  const [link, setLink] = useState<Link>('connecting');
  const [traffic, setTraffic] = useState<readonly Traffic[]>([]);
  const connection = useRef<Connection | null>(null);
  const latest = useRef({ place, watching: false, wanted: null as string | null });
  const { as } = place;

  const act = useCallback(
    (what: Act): Promise<Answer> =>
      connection.current?.act(what) ??
      Promise.resolve({ ok: false, error: 'There is no connection yet.' }),
    [],
  );

  const move = useCallback(
    (to: Place) => {
      const isSamePerson = to.as === latest.current.place.as;
      latest.current.place = to;
      setPlace(to);
      if (isSamePerson) void act(lookAt(to));
    },
    [act],
  );

  const go = useCallback(
    (to: Partial<Place>) => {
      const next = { ...latest.current.place, thread: null, ...to };
      history.pushState(null, '', writePlace(next));
      move(next);
    },
    [move],
  );

  useEffect(() => {
    const now = latest.current;
    const first = () => [
      lookAt(now.place),
      ...(now.watching ? [{ do: 'watch-traffic' as const, on: true }] : []),
    ];
    let isPrepared = true;
    setScreen(null);
    setTraffic([]);
    setWaiting(opening);
    const live = connect(as, {
      link: setLink,
      opening: first,
      screen: (fresh) => {
        setScreen(fresh);
        // A workspace made anew knows nothing of where we looked.
        if (!isPrepared) for (const each of first()) void live.act(each);
        isPrepared = true;
        const dm = fresh.channels.find(({ kind, name }) => kind === 'im' && name === now.wanted);
        if (!dm) return;
        now.wanted = null;
        go({ channel: dm.id });
      },
      preparing: (what, done) => {
        isPrepared = false;
        setScreen(null);
        setWaiting({ what, done });
      },
      refused: (error) => {
        setScreen(null);
        setWaiting({ refused: error });
      },
      traffic: (entries) => setTraffic((before) => merged(before, entries)),
    });
    connection.current = live;
    return () => live.close();
  }, [as, go]);

  useEffect(() => {
    const back = () => move(readPlace(new URL(location.href)));
    addEventListener('popstate', back);
    return () => removeEventListener('popstate', back);
  }, [move]);

  const goToPerson = useCallback(
    (handle: string, id: string) => {
      latest.current.wanted = handle;
      void act({ do: 'open-dm', person: id });
    },
    [act],
  );

  const watchTraffic = useCallback(
    (on: boolean) => {
      latest.current.watching = on;
      void act({ do: 'watch-traffic', on });
    },
    [act],
  );

  return { screen, waiting, link, place, traffic, act, go, goToPerson, watchTraffic };
}

/** Entries come again when their answer is known. */
function merged(before: readonly Traffic[], fresh: readonly Traffic[]): readonly Traffic[] {
  const all = new Map(before.map((entry) => [entry.n, entry]));
  for (const entry of fresh) all.set(entry.n, entry);
  return [...all.values()].sort((a, b) => a.n - b.n).slice(-kept);
}
