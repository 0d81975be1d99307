import { joinedAt, managerOf, readTeam } from '../coach/index.ts';
import type { Db } from '../db/schema.ts';
import { readPeople, whoLeft } from '../people/index.ts';
import type { Subcommand, Visit } from '../room.ts';
import type { ActionCall, Call, CommandCall, Listen } from '../slack/call.ts';
import { mayRead } from '../slack/may-read.ts';
import { mentions, type Typed } from '../slack/text.ts';
import { UserError } from '../slack/user-error.ts';
import { pageOf, type PersonThanks, teamThanks, type TeamThanks, type Thanks } from './thanks.ts';
import { does, noTeamView, personView, teamView } from './thanks.view.ts';

type Whose = { workspace: string; user: string };
type Given = { person: string; at: Temporal.Instant; words: Typed };
type Kudos = { giver: string; channel: string; text: Typed; at: Temporal.Instant };

export type ThanksOptions = {
  /** When each person was last thanked by a manager, as the coach counts it. */
  lastThanked(db: Db, whose: Whose): Promise<ReadonlyMap<string, Temporal.Instant>>;
  /** Whom they thanked since then, in public or by their own word. */
  given(db: Db, whose: Whose, since: Temporal.Instant): Promise<readonly Given[]>;
  /** The newest thanks that somebody got in public, from anybody. */
  kudosTo(db: Db, whose: Whose, person: string, limit: number): Promise<readonly Kudos[]>;
  /** What a manager noted of having thanked somebody, apart from kudos. */
  wordsTo(db: Db, whose: Whose, person: string): Promise<readonly Given[]>;
  /** Their newest wins with somebody. */
  winsWith(
    db: Db,
    whose: Whose,
    person: string,
    limit: number,
  ): Promise<readonly { text: Typed; at: Temporal.Instant }[]>;
  /** Opens the form that gives kudos. */
  thank(call: ActionCall, of: { text: Typed; people: readonly string[] }): Promise<void>;
};

/** What was said longer ago is looked up for one person at a time. */
const wordsOver = Temporal.Duration.from({ hours: 26 * 7 * 24 });
const mostKudos = 200;
const mostWins = 5;

/** Takes part in Slack, and returns the words after /coach. */
export function listenForThanks(on: Listen, options: ThanksOptions): void {
  on.action(does.list, async (call) => call.open(await teamShown(call, 1, options)));
  for (const turn of [does.back, does.page]) {
    on.action(turn, async (call) =>
      call.update(await teamShown(call, Number(call.value), options)),
    );
  }
  for (const look of [does.person, does.newer, does.older]) {
    on.action(look, async (call) => {
      const [person = '', page = '1'] = call.value.split(' ');
      await call.update(await personShown(call, person, Number(page), options));
    });
  }
  // In the place of what was clicked in: what stood there would say something else once the kudos is given.
  on.action(does.thank, (call) =>
    options.thank({ ...call, open: call.update }, { text: '', people: [call.value] }),
  );
}

export function thanksWords(options: ThanksOptions): Subcommand {
  return {
    help: '`/coach thanks`: whom in your team you thanked, when and for what; `/coach thanks @ana` shows one person',
    run: async (call: CommandCall) => {
      const [person, ...others] = mentions(call.text);
      if (call.text === '') return call.open(await teamShown(call, 1, options));
      if (person === undefined || others.length > 0) {
        throw new UserError(
          '`/coach thanks` shows your whole team, `/coach thanks @ana` one person. Pick them from the list that opens after an @.',
        );
      }
      await call.open(await personShown(call, person, 1, options));
    },
  };
}

async function teamShown(call: Call, page: number, options: ThanksOptions) {
  const manager = await managerOf(call);
  const team = await readTeamThanks(call, manager.beganAt, options);
  return team ? teamView(team, page, { now: call.now, zone: manager.zone }) : noTeamView();
}

/** The team of a manager by their thanks; null for no team. What was said is looked up where `given` is there. */
export async function readTeamThanks(
  { db, workspace, user, now }: Visit,
  beganAt: Temporal.Instant | null,
  options: Pick<ThanksOptions, 'lastThanked'> & Partial<Pick<ThanksOptions, 'given'>>,
): Promise<TeamThanks | null> {
  const everybody = await readTeam(db, workspace, user);
  const left = await whoLeft(db, workspace, everybody);
  const team = everybody.filter((person) => !left.has(person));
  if (team.length === 0) return null;
  const whose = { workspace, user };
  const people = await readPeople(db, workspace, team);
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const words = new Map<string, Typed>();
  const last = await options.lastThanked(db, whose);
  for (const given of (await options.given?.(db, whose, now.subtract(wordsOver))) ?? []) {
    if (last.get(given.person)?.equals(given.at)) words.set(given.person, given.words);
  }
  const named = team.map((id) => ({ id, name: names.get(id) ?? id }));
  const joined = await joinedAt(db, workspace, user);
  return teamThanks(named, last, words, { beganAt, joined }, now);
}

async function personShown(call: Call, person: string, page: number, options: ThanksOptions) {
  const { db, workspace, user, slack, now } = call;
  const { zone } = await managerOf(call);
  const whose = { workspace, user };
  const kudos = await options.kudosTo(db, whose, person, mostKudos);
  const others = kudos.filter(({ giver }) => giver !== user);
  const channels = [...new Set(others.map(({ channel }) => channel))];
  const readable = await mayRead(slack, user, channels);
  const seen = kudos.filter(({ giver, channel }) => giver === user || readable.has(channel));
  const thanks: Thanks[] = [
    ...seen.map(({ giver, channel, text, at }) => ({
      at,
      words: text,
      by: { kind: 'kudos' as const, giver, channel },
    })),
    ...(await options.wordsTo(db, whose, person)).map(({ at, words }) => ({
      at,
      words,
      by: { kind: 'word' as const },
    })),
  ];
  const shown: PersonThanks = {
    person,
    ...pageOf(thanks, page),
    wins: await options.winsWith(db, whose, person, mostWins),
  };
  return personView(shown, { now, zone });
}
