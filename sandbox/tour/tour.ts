import type { App } from '../../src/app.ts';
import { Actor } from '../actor.ts';
import type { Sandbox } from '../index.ts';
import { type HandClock, travel } from '../travel.ts';

const zone = 'Europe/Berlin';

/** The Monday on which the tour begins: always the same, so that its transcript is. */
export const firstMoment = Temporal.ZonedDateTime.from(`2027-03-15T08:30[${zone}]`).toInstant();

type TourOptions = {
  app: Pick<App, 'beat' | 'nextMoment' | 'settled'>;
  sandbox: Sandbox;
  clock: HandClock;
  print(text: string): void;
};

/** Plays a manager's first Tuesday, with the days around it, through the sandbox, and prints what people do and see. */
export async function playTour({ app, sandbox, clock, print }: TourOptions): Promise<void> {
  const actor = (name: string) => new Actor(sandbox.person(name), sandbox, () => app.settled());
  const [mira, ana] = [actor('mira'), actor('ana')];

  const at = async (local: string) => {
    const to = Temporal.PlainDateTime.from(local).toZonedDateTime(zone);
    await travel(app, clock, to.toInstant());
    const day = to.toLocaleString('en-GB', { weekday: 'long', day: 'numeric', month: 'long' });
    const time = to.toPlainTime().toString({ smallestUnit: 'minute' });
    print(`\n── ${day}, ${time} in Berlin ${'─'.repeat(Math.max(2, 40 - day.length))}\n`);
  };
  const does = (who: string, what: string) => print(`\n${who} ${what}\n`);
  const show = (title: string, text: string) =>
    print(`\n${title}\n${text.replaceAll(/^(?=.)/gm, '    ')}\n`);
  const sees = async (who: string, by: Actor, where: 'app' | '#team-aurora' = 'app') =>
    show(where === 'app' ? `${who} sees:` : `${who} sees in ${where}:`, await by.sees(where));
  const form = async (by: Actor) => show('A form opens:', await by.form());

  print('Both Hats on its practice workspace: a manager called Mira, and Ana of her team.\n');

  await at('2027-03-15T08:30');
  does('Mira', 'types /coach, names her team and its purpose in the form, and presses Start');
  await mira.types('/coach');
  await mira.fillsAndSubmits({
    'Your team': ['@ana', '@bo'],
    "Your team's channel": '#team-aurora',
    'What is your team there for?': 'Small shops get paid the day they sell.',
  });
  await sees('Mira', mira);

  await at('2027-03-15T10:00');
  await sees('Mira', mira);
  does('Mira', 'clicks on Do it');
  await mira.clicks('Do it');
  await form(mira);
  await mira.fillsAndSubmits({
    'The task': 'Retry failed payouts',
    'Who it helps, and how': 'A bakery in Lisbon stops calling the bank every Friday.',
  });
  await sees('Mira', mira);

  await at('2027-03-16T08:45');
  await sees('Mira', mira);

  await at('2027-03-16T11:00');
  await sees('Mira', mira);
  does('Mira', 'clicks on Write a note, and writes one');
  await mira.clicks('Write a note');
  await mira.fillsAndSubmits({
    'What is clearer to you now?':
      'One payout page for shops: what came in, what went out, why something waits.',
  });
  await sees('Mira', mira);

  await at('2027-03-16T11:20');
  does('Mira', 'types /win shipped the login fix with @ana');
  await mira.types('/win shipped the login fix with @ana');
  await sees('Mira', mira);
  does('Mira', 'clicks on Share as kudos, and on Preview');
  await mira.clicks('Share as kudos');
  await mira.submits();
  await form(mira);
  does('Mira', 'clicks on Post');
  await mira.submits();
  await sees('Mira', mira);
  await sees('Ana', ana, '#team-aurora');

  await at('2027-03-16T14:30');
  does('Mira', 'types /delegate @ana 5-page report on why shops leave');
  await mira.types('/delegate @ana 5-page report on why shops leave');
  await mira.fills({
    'What does done look like?': 'Three causes with numbers, and one proposal to start with.',
    Authority: 'Decide, tell me after',
    'Check-in': 'Thursday',
    Due: '2027-03-26',
  });
  await form(mira);
  await mira.submits();
  show('The form answers:', await mira.form());
  await mira.closes();
  await sees('Ana', ana);
  does('Ana', 'clicks on Accept, and says what done looks like in her words');
  await ana.clicks('Accept');
  await ana.fillsAndSubmits({
    restated: 'We know the three main causes with numbers, and what we would try first.',
  });
  await ana.sees();
  await sees('Mira', mira);

  await at('2027-03-18T15:00');
  await sees('Ana', ana);
  does('Ana', 'clicks on Yes, and says what is in the way');
  await ana.clicks('Yes');
  await ana.fillsAndSubmits({
    'What is in the way?': 'I need read access to the payout logs.',
  });
  await mira.opensHome();
  await sees('Mira', mira);

  does('Mira', 'opens the Home tab');
  show('It shows:', await mira.homeTab());
}
