import { expect, test } from 'vitest';
import { createWorld } from '../support/world.ts';

test.each(['socket', 'http'] as const)(
  'a manager sets up the coach without changing anything, over %s',
  async (mode) => {
    const { mira } = await createWorld({ mode });

    await mira.types('/coach');
    expect(await mira.form()).toMatchInlineSnapshot(`
      "Set up your coach
      Everything below has a default that works: you can press *Start* right away and change it later.
      Working days:
        ☑ Monday
        ☑ Tuesday
        ☑ Wednesday
        ☑ Thursday
        ☑ Friday
        ☐ Saturday
        ☐ Sunday
        · Nothing reaches you on other days.
      Nudges come at: ‹10:00›
      How many a week: ‹3 nudges›
        · Besides vision time, on Tuesday. Never two on one day.
      Quiet hours from: ‹18:00›
      Quiet hours until: ‹08:00›
      Time zone: ‹Europe/Berlin›
        · Taken from your Slack profile. Type a city to use another.
      Public holidays (optional): ‹Germany, Berlin›
        · A country, and its region where it has holidays of its own. They are days off then. Empty: none.
      Your team (optional): ‹ ›
        · They are not told. You find them on your Home tab.
      Does this fit you? (optional):
        ☐ Some of us work remotely
        ☐ I have been leading people for less than a year
        · It brings a few more habits.
      Your team's channel (optional): ‹Choose a channel›
        · It is offered first when you share something. Nothing is posted by itself.
      What is your team there for? (optional): ‹Small shops get paid the day they sell.›
        · One sentence in your words: whom do you help, and how? Only you see it.
      [Start] [Cancel]"
    `);
    expect(await mira.submits()).toEqual({});

    expect(await mira.form()).toBe('');
    expect(await mira.sees()).toMatchInlineSnapshot(`
      "*You're set.*
      First nudge on Monday 15 March at 10:00, then every Monday, Wednesday and Friday at 10:00.
      Vision time is on Tuesday 16 March at 9:00. I remind you 15 minutes before.
      · Try it now: \`/win shipped the login fix with @ana\`. \`/coach help\` lists the rest, \`/coach pause\` stops it."
    `);
  },
);

test('the settings hold: hours, pace, team, channel, purpose, and they come back in the form', async () => {
  const { mira } = await createWorld();
  await mira.types('/coach');
  await mira.fillsAndSubmits({
    'Working days': ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday'],
    'Nudges come at': '09:15',
    'How many a week': '2 nudges',
    'Quiet hours from': '17:00',
    'Quiet hours until': '07:30',
    'Time zone': 'dubai',
    'Your team': ['@ana', '@bo'],
    "Your team's channel": '#team-aurora',
    'What is your team there for?': 'Payouts that arrive <!channel> & on time.',
  });
  expect(await mira.sees()).toMatchInlineSnapshot(`
    "*You're set.*
    First nudge on Thursday 18 March at 9:15, then every Monday and Thursday at 9:15.
    Vision time is on Tuesday 16 March at 9:00. I remind you 15 minutes before.
    · Try it now: \`/win shipped the login fix with @ana\`. \`/coach help\` lists the rest, \`/coach pause\` stops it."
  `);

  await mira.types('/coach');
  expect(await mira.form()).toMatchInlineSnapshot(`
    "Your coach
    Change what you like. It holds from now on.
    Working days:
      ☑ Monday
      ☑ Tuesday
      ☑ Wednesday
      ☑ Thursday
      ☐ Friday
      ☐ Saturday
      ☑ Sunday
      · Nothing reaches you on other days.
    Nudges come at: ‹09:15›
    How many a week: ‹2 nudges›
      · Besides vision time, on Tuesday. Never two on one day.
    Quiet hours from: ‹17:00›
    Quiet hours until: ‹07:30›
    Time zone: ‹Asia/Dubai›
      · Taken from your Slack profile. Type a city to use another.
    Public holidays (optional): ‹Germany, Berlin›
      · A country, and its region where it has holidays of its own. They are days off then. Empty: none.
    Your team (optional): ‹ana, bo›
      · They are not told. You find them on your Home tab.
    Does this fit you? (optional):
      ☐ Some of us work remotely
      ☐ I have been leading people for less than a year
      · It brings a few more habits.
    Your team's channel (optional): ‹team-aurora›
      · It is offered first when you share something. Nothing is posted by itself.
    What is your team there for? (optional): ‹Payouts that arrive <!channel> & on time.›
      · One sentence in your words: whom do you help, and how? Only you see it.
    [Save] [Cancel]"
  `);
});

test('what does not go together is said under the field, and nothing typed is lost', async () => {
  const { mira } = await createWorld();
  await mira.types('/coach');
  const errors = await mira.fillsAndSubmits({
    'Nudges come at': '07:00',
    'Your team': ['@buildbot', '@ana'],
    'What is your team there for?': 'Mending boats.',
  });
  expect(errors).toEqual({
    nudge_at: '7:00 is in your quiet hours (18:00 to 8:00). Choose another time for nudges.',
    team: 'buildbot is an app. Choose a person.',
  });
  expect(await mira.form()).toContain('‹Mending boats.›');

  await mira.fills({ 'Nudges come at': '10:00', 'Your team': ['@ana'], 'Time zone': 'san' });
  expect(await mira.submits()).toEqual({
    zone: expect.stringMatching(/^Which one: .+\?$/),
  });
  await mira.fills({ 'Time zone': 'Narnia' });
  expect(await mira.submits()).toEqual({
    zone: 'I know no such time zone. Try the nearest big city, such as Berlin.',
  });
  await mira.fills({ 'Time zone': 'Europe/Lisbon' });
  expect(await mira.submits()).toEqual({});
});

test('vision time makes room for other working days and quiet hours', async () => {
  const { mira } = await createWorld();
  await mira.types('/coach');
  await mira.fillsAndSubmits({
    'Working days': ['Monday', 'Wednesday', 'Thursday'],
    'Quiet hours until': '09:30',
  });
  expect(await mira.sees()).toContain('Vision time moved to Wednesday at 9:45, to fit your hours.');
});

test('/coach help lists what there is, and an unknown word leads to it', async () => {
  const { mira } = await createWorld();
  await mira.types('/coach help');
  expect(await mira.sees()).toMatchInlineSnapshot(`
    "(only you) Both Hats coaches you to lead and to manage, a minute at a time.
    • \`/coach\`: set up or change your days, hours, pace, team and purpose
    • \`/coach pause until 2 May\`: no nudges and no vision time until then
    • \`/coach resume\`: back at once; \`/coach resume friday\`: back then
    • \`/coach plan\`: what comes in the next seven days and why; swap, move or drop each
    • \`/coach practice kudos thread\`: do one now; \`/coach practice\`: all habits, to search, mute and unmute, or to tell me that something happened
    • \`/coach journal\`: what you wrote in answer to nudges, to look back on
    • \`/coach off 3 May to 14 May\`: days off; \`/coach off\` lists them, and has public holidays
    • \`/coach hours\`: when I may write to you, and whether at all
    • \`/coach threads\`: a kudos thread every week in your team channel
    • \`/coach vision\`: change the day, hour or length of vision time, or move one week
    • \`/coach celebrate march\`: gather the wins of a month, or of work that is done, into a post for your team
    • \`/coach thanks\`: whom in your team you thanked, when and for what; \`/coach thanks @ana\` shows one person
    • \`/coach people\`: a card for each of your people, for you alone; \`/coach people @ana\` opens one
    • \`/coach export\`: everything that I keep about you, as files
    • \`/coach forget\`: delete everything that I keep about you
    • \`/coach help\`: this list
    • \`/win shipped the login fix with @ana\`: record a win; \`/win list ana last month\` finds them, \`/win export\` sends them
    • \`/kudos @ana for …\`: thank somebody in front of the team; \`/kudos list\` shows them
    • \`/delegate @ana\`: hand over a piece of work; \`/delegate list\` shows them"
  `);
  await mira.types('/coach dance <!here>');
  expect(await mira.sees()).toBe(
    "(only you) I don't know “dance <!here>”. `/coach help` lists all that I can do.",
  );
  await mira.types('/coach __proto__');
  expect(await mira.sees()).toContain(`I don't know “__proto__”.`);
});

test('pause until a date, and resume', async () => {
  const world = await createWorld();
  const { mira } = world;
  await mira.types('/coach pause');
  expect(await mira.sees()).toBe('(only you) Set up your coach first: type /coach.');
  await mira.types('/coach');
  await mira.submits();
  await mira.sees();

  await mira.types('/coach pause until yesterday');
  expect(await mira.sees()).toMatchInlineSnapshot(
    `"(only you) That day has passed or is today. Give me the day on which you are back."`,
  );
  await mira.types('/coach pause until the cows come home');
  expect(await mira.sees()).toMatchInlineSnapshot(
    `"(only you) I can't read “until the cows come home” as a date. Try \`/coach pause until 2 May\`, \`until friday\`, \`for 2 weeks\` or \`until 2027-05-02\`."`,
  );
  await mira.types('/coach pause until 24 March');
  expect(await mira.sees()).toMatchInlineSnapshot(`
    "(only you) Paused until Wednesday 24 March. Nothing piles up meanwhile.
    [Resume now]"
  `);

  await world.at('2027-03-24T09:59');
  expect(await mira.sees()).toBe('');
  await world.at('2027-03-24T10:00');
  expect(await mira.sees()).toContain('Good to have you back.');
  await world.at('2027-03-26T10:00');
  expect(await mira.sees()).toContain('[Do it]');

  await mira.types('/coach pause');
  expect(await mira.form()).toMatchInlineSnapshot(`
    "Pause
    No nudges and no vision time until you are back. Nothing piles up meanwhile.
    Back on (optional): ‹ ›
      · Leave it empty to stay paused until you type /coach resume.
    [Pause] [Cancel]"
  `);
  expect(await mira.fillsAndSubmits({ 'Back on': '2027-03-24' })).toEqual({
    until: 'That day has passed or is today. Give me the day on which you are back.',
  });
  await mira.fills({ 'Back on': '2027-05-01' });
  await mira.submits();
  await world.at('2027-04-06T12:00');
  await mira.clicks('Resume now');
  expect(await mira.sees()).toMatchInlineSnapshot(
    `"Good to have you back. The next nudge comes on Wednesday 7 April at 10:00."`,
  );
});

test('the zone follows the Slack profile, unless another was chosen', async () => {
  const world = await createWorld();
  const { mira } = world;
  await mira.types('/coach');
  await mira.submits();
  await mira.sees();
  await mira.person.changesZone('America/New_York');
  await world.at('2027-03-15T15:00', 'Europe/Berlin');
  expect(await mira.sees()).toContain('[Do it]');
  await mira.opensHome();
  expect(await mira.homeTab()).toContain('America/New_York');

  await mira.types('/coach');
  await mira.fillsAndSubmits({ 'Time zone': 'Europe/Lisbon' });
  await mira.person.changesZone('Asia/Tokyo');
  await mira.opensHome();
  expect(await mira.homeTab()).toContain('Europe/Lisbon');
});

test('the Home tab welcomes a newcomer, and shows a manager where things stand', async () => {
  const { mira } = await createWorld();
  await mira.opensHome();
  expect(await mira.homeTab()).toMatchInlineSnapshot(`
    "Welcome to Both Hats
    Leading is direction, reasons and people. Managing is plans, dates and order. You need both hats; I help you to wear the one that's missing, a minute at a time.
    · A few nudges a week, two protected hours on Tuesday, a private record of what went well. No points, and any habit can be muted.
    [Set up your coach]
    ———
    Recent wins
    No wins recorded yet. What went a little better than you expected in the last few days? One line is enough.
    [Record a win]
    ———
    Kudos
    Who made your week a little easier? Say it where the team can read it.
    [Give kudos] [All kudos]
    ———
    Delegations
    Nothing is handed over yet. What do you do every week that somebody in your team would grow with?
    [Delegate something] [See all]
    ———
    Your hours
    I write Monday to Friday, quiet 18:00 to 8:00 (Europe/Berlin, as in your Slack profile).
    [Change hours] [Days off] [Don't write to me]
    · Only you see this page. \`/coach help\` lists everything."
  `);
  await mira.clicksOnHome('Set up your coach');
  await mira.fillsAndSubmits({
    'Your team': ['@ana', '@bo'],
    "Your team's channel": '#team-aurora',
    'What is your team there for?': 'Small shops get paid the day they sell.',
  });
  expect(await mira.homeTab()).toMatchInlineSnapshot(`
    "Both Hats
    *Your team's purpose*
    Small shops get paid the day they sell.
    *Next nudge* today at 10:00: Say who the work helps
    [This week] [All habits] [Something happened]
    · Nudges: Monday, Wednesday and Friday at 10:00
      Working days: Monday to Friday · quiet 18:00 to 8:00 · Europe/Berlin
      Team: @ana and @bo
      Channel: #team-aurora
    [Change settings] [Pause] [Days off] [Journal]
    ———
    Vision time
    *Next* tomorrow at 9:00
    · Tuesdays, 9:00 to 11:00
    [Change vision time] [Move the next one]
    ———
    Recent wins
    No wins recorded yet. What went a little better than you expected in the last few days? One line is enough.
    [Record a win]
    ———
    Celebrate with your team
    · Gather the wins of a month into one post: what the team did, and what you learned.
    [Celebrate March]
    ———
    Kudos
    Who made your week a little easier? Say it where the team can read it.
    [Give kudos] [All kudos]
    ———
    Weekly kudos thread
    Once a week, one question in your team channel: whom do you want to thank? The team answers in the thread.  [Start one]
    ———
    *Thanks in your team*: whom you thanked, when and for what.  [Look]
    ———
    *Your people*: what each of them is good at, and what drives them. Only you see it.  [Cards]
    ———
    This month
    Nothing to see yet. A win takes one line and a thank-you two; each of them shows up here, and so does every habit that you keep.
    [Record a win] [Thank somebody]
    ———
    Delegations
    Nothing is handed over yet. What do you do every week that somebody in your team would grow with?
    [Delegate something] [See all]
    ———
    · *What is kept about you* is yours: have it sent to you, or have it deleted.
    [Send me everything] [Forget me]
    · Only you see this page. \`/coach help\` lists everything."
  `);

  await mira.clicksOnHome('Pause');
  await mira.submits();
  expect(await mira.homeTab()).toContain('*Paused* until you type `/coach resume`.');
  await mira.clicksOnHome('Resume');
  expect(await mira.homeTab()).toContain('*Next nudge* today at 10:00');
});
