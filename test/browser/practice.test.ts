import { expect, test } from 'vitest';
import {
  goTo,
  hasFocus,
  goToApp,
  jump,
  modal,
  openAs,
  said,
  setUp,
  startPage,
  types,
  useBrowser,
} from './browser.ts';

useBrowser();

test('a newcomer sets up the coach from the card, and the card ticks it off', async () => {
  const mira = await openAs(await startPage(), 'mira');
  await mira.getByRole('button', { name: 'Type /coach' }).click();
  const composer = mira.getByRole('combobox', { name: 'Message Both Hats' });
  await expect.poll(() => composer.inputValue()).toBe('/coach');
  await composer.press('Enter');

  const form = modal(mira, 'Set up your coach');
  await form.getByRole('checkbox', { name: 'Monday' }).waitFor();
  expect(await form.getByRole('checkbox', { name: 'Saturday' }).isChecked()).toBe(false);
  await form.getByLabel('How many a week').selectOption({ label: '2 nudges' });
  await form.getByRole('combobox', { name: 'Your team', exact: false }).first().fill('ana');
  await mira.keyboard.press('Enter');
  await form.getByRole('button', { name: 'Remove ana' }).waitFor();
  await form.getByRole('button', { name: 'Start' }).click();

  await said(mira, "You're set.").waitFor();
  const step = mira.getByRole('listitem').filter({ hasText: 'Set up the coach' });
  await step.getByText('Done').waitFor();
  await mira.getByRole('button', { name: 'Home', exact: true }).click();
  await mira.getByText('Next nudge').first().waitFor();
});

test('commands and people are completed as they are typed, and a win is recorded at once', async () => {
  const mira = await openAs(await startPage(), 'mira');
  await goToApp(mira);
  const composer = mira.getByRole('combobox', { name: 'Message Both Hats' });
  await composer.pressSequentially('/w');
  await mira.getByRole('option', { name: /^\/win .*Record something that went well/ }).waitFor();
  await composer.press('Tab');
  await mira.getByText('what went well, with @someone').waitFor();
  await composer.pressSequentially('shipped the login fix with @an');
  await mira.getByRole('option', { name: /^ana/ }).waitFor();
  await composer.press('Enter');
  expect(await composer.inputValue()).toBe('/win shipped the login fix with @ana ');
  await composer.press('Enter');

  const win = said(mira, 'Recorded.');
  await win.getByText('Only visible to you').waitFor();
  await win.getByText('@ana').first().waitFor();
  expect(await composer.inputValue()).toBe('');
  // What is said aloud names people as the page shows them.
  await expect
    .poll(() => mira.locator('[aria-live=polite]').allTextContents())
    .toContainEqual(expect.stringMatching(/^Both Hats: .*@ana/));
});

test('a form keeps what was typed when a field is wrong, and says so at the field', async () => {
  const mira = await openAs(await startPage(), 'mira');
  await goToApp(mira);
  await types(mira, '/win');
  const form = modal(mira, 'A win');
  await form.getByLabel('Why did it matter?').fill('Sales had it for the fair.');
  await form.getByRole('button', { name: 'Record' }).click();

  const text = form.getByLabel('What went well?');
  await expect.poll(() => text.getAttribute('aria-invalid')).toBe('true');
  await form.getByText('Please complete this required field.').waitFor();
  expect(await text.getAttribute('aria-describedby')).toMatch(/-error/);
  await hasFocus(text);
  expect(await form.getByLabel('Why did it matter?').inputValue()).toBe(
    'Sales had it for the fair.',
  );

  await mira.keyboard.type('The price list went out early.');
  await form.getByRole('button', { name: 'Record' }).click();
  await said(mira, 'The price list went out early.').waitFor();
  expect(await mira.getByRole('dialog').count()).toBe(0);
  await hasFocus(mira.getByRole('combobox', { name: /^Message/ }));
});

test('a text that is too long is counted while it is typed, and kept when the form is sent', async () => {
  const mira = await openAs(await startPage(), 'mira');
  await goToApp(mira);
  await types(mira, '/win');
  const form = modal(mira, 'A win');
  const text = form.getByLabel('What went well?');
  const long = 'word '.repeat(600).trimEnd();
  await text.fill(long);
  await form.getByText('1 left').waitFor();
  await text.fill(`${long} word`);
  await form.getByText('4 too many').waitFor();
  await form.getByRole('button', { name: 'Record' }).click();
  await form.getByText('Must be at most 3000 characters.').waitFor();
  expect(await text.inputValue()).toBe(`${long} word`);
  await text.fill(long);
  await form.getByRole('button', { name: 'Record' }).click();
  await said(mira, 'Recorded.').waitFor();
});

test('Escape closes a form, and the focus goes back to where it was', async () => {
  const mira = await openAs(await startPage(), 'mira');
  const button = mira.getByRole('button', { name: 'Set up your coach' });
  await button.press('Enter');
  await modal(mira, 'Set up your coach').getByRole('checkbox', { name: 'Monday' }).waitFor();
  await mira.keyboard.press('Escape');
  await expect.poll(() => mira.getByRole('dialog').count()).toBe(0);
  await hasFocus(button);
});

test('somebody hands work over, and the other accepts it in a tab of their own', async () => {
  const page = await startPage();
  const mira = await openAs(page, 'mira');
  await goToApp(mira);
  await types(mira, '/delegate');
  const form = modal(mira, 'Delegate');
  await form.getByRole('combobox', { name: 'Who' }).fill('ana');
  await mira.keyboard.press('Enter');
  await form.getByLabel('Outcome').fill('A 5-page report on retention');
  await form.getByLabel('What does done look like?').fill('Three causes with numbers');
  await form.getByLabel('Authority').selectOption({ label: 'It is yours' });
  await form.getByLabel('Due (optional)').fill('2027-04-30');
  await form.getByText('Friday 30 April 2027').waitFor();
  await form.getByRole('button', { name: 'Ask them' }).click();
  const sent = modal(mira, 'On its way');
  await sent.getByText('their time').waitFor();
  await sent.getByRole('button', { name: 'Done' }).click();

  const ana = await openAs(page, 'ana');
  await goToApp(ana);
  await jump(mira, '+1 hour');
  await jump(mira, '+1 hour');
  const asked = said(ana, 'would like you to own this');
  await asked.getByRole('button', { name: 'Accept' }).click();
  const taking = modal(ana, 'Accept');
  await taking
    .getByLabel('What does done look like, in your words?')
    .fill('We know why, in figures');
  await taking.getByRole('button', { name: 'Accept' }).click();
  await said(ana, 'You accepted this').waitFor();
  const news = said(mira, /accept/i);
  expect(await news.textContent()).toContain('@ana');
});

test('the coach speaks while somebody types, and no letter is lost', async () => {
  const mira = await openAs(await startPage(), 'mira');
  await goToApp(mira);
  await types(mira, '/delegate @ana');
  const form = modal(mira, 'Delegate');
  const outcome = form.getByLabel('Outcome');
  await outcome.pressSequentially('Handle the website');
  const remark = form.getByText('says what to do, and not yet what will be there');
  await remark.waitFor();
  // As the words above come and go, the letters of this one arrive.
  const rest = ' of the shops in Spain, and then look into all that we do not know about them yet';
  await outcome.pressSequentially(rest, { delay: 40 });
  const done = form.getByLabel('What does done look like?');
  await done.pressSequentially('A list of ten things with the name of', { delay: 40 });
  await outcome.fill('A list of what is wrong with the website');
  await done.pressSequentially(' who mends each', { delay: 40 });
  await expect.poll(() => remark.count(), { timeout: 10_000 }).toBe(0);
  expect(await outcome.inputValue()).toBe('A list of what is wrong with the website');
  expect(await done.inputValue()).toBe('A list of ten things with the name of who mends each');
  await hasFocus(done);
});

test('a message becomes a delegation from its menu, and carries its link', async () => {
  const mira = await openAs(await startPage(), 'mira');
  await goTo(mira, 'team-aurora');
  await types(mira, 'The invoices are wrong for the second time');
  const message = said(mira, 'The invoices are wrong');
  await message.hover();
  await message.getByRole('button', { name: 'More actions' }).click();
  await mira.getByRole('menuitem', { name: 'Delegate this' }).click();
  const form = modal(mira, 'Delegate');
  await form.getByText('this message').waitFor();
  expect(await form.getByLabel('Outcome').inputValue()).toBe(
    'The invoices are wrong for the second time',
  );
});

test('on Tuesday the reminder of vision time is there, and the nudge before it can be answered', async () => {
  const mira = await openAs(await startPage(), 'mira');
  await setUp(mira);
  await jump(mira, 'Next Tuesday 08:45');
  await mira.getByText('Tuesday 23 March 2027, 08:45').waitFor();
  await said(mira, 'Vision time, 9:00 to 11:00').waitFor();

  const nudge = mira.getByRole('article').filter({ hasText: 'Why:' }).last();
  const title = await nudge.locator('b').nth(1).textContent();
  await nudge.getByRole('button', { name: /^Mute/ }).click();
  await nudge.getByRole('button', { name: 'Undo' }).click();
  await nudge.getByRole('button', { name: 'Not useful' }).click();
  await nudge.getByRole('button', { name: 'Undo' }).waitFor();
  expect(await nudge.textContent()).toContain(title);
  expect(await nudge.getByRole('button', { name: 'Do it' }).count()).toBe(0);
});

test('two people tell the story of a kudos in its thread', async () => {
  const page = await startPage();
  const mira = await openAs(page, 'mira');
  const ana = await openAs(page, 'ana');
  await goToApp(mira);
  await types(mira, '/win closed the quarter with @ana');
  await said(mira, 'Recorded.').getByRole('button', { name: 'Share as kudos' }).click();
  const form = modal(mira, 'Share as kudos');
  await form.getByRole('combobox', { name: 'Where?' }).fill('team');
  await mira.keyboard.press('Enter');
  await form.getByRole('button', { name: 'Preview' }).click();
  const preview = modal(mira, 'This is how it looks');
  await preview.getByText('Kudos to').waitFor();
  await preview.getByRole('button', { name: 'Post' }).click();
  await expect.poll(() => mira.getByRole('dialog').count()).toBe(0);

  await goTo(ana, 'team-aurora');
  const kudos = said(ana, 'closed the quarter');
  await kudos.getByRole('button', { name: /repl/ }).click();
  const thread = ana.getByRole('complementary', { name: 'Thread' });
  await thread.getByText('Did you have a part in this').waitFor();
  const reply = thread.getByRole('combobox', { name: 'Reply in thread' });
  await reply.fill('I wrote the tests.');
  await reply.press('Shift+Enter');
  await reply.pressSequentially('Bo found the leak.');
  await reply.press('Enter');
  await thread.getByRole('article').filter({ hasText: 'Bo found the leak.' }).waitFor();

  await goTo(mira, 'team-aurora');
  await said(mira, 'closed the quarter')
    .getByRole('button', { name: /2 replies/ })
    .click();
  const seen = mira.getByRole('complementary', { name: 'Thread' });
  await seen.getByText('I wrote the tests.').waitFor();
  const answer = seen.getByRole('article').filter({ hasText: 'I wrote the tests.' });
  await answer.hover();
  await answer.getByRole('button', { name: 'Add reaction' }).click();
  await mira.getByRole('menuitem', { name: ':tada:' }).click();
  await thread.getByRole('button', { name: 'mira reacted with :tada:' }).waitFor();
});

test('a message of one’s own is changed and deleted, and a reaction taken back', async () => {
  const mira = await openAs(await startPage(), 'mira');
  await goTo(mira, 'general');
  await types(mira, 'Cake at three, @sean');
  const line = said(mira, 'Cake at three');
  await line.hover();
  await line.getByRole('button', { name: 'More actions' }).click();
  await mira.getByRole('menuitem', { name: 'Edit message' }).click();
  const edit = mira.getByRole('textbox', { name: 'Edit message' });
  expect(await edit.inputValue()).toBe('Cake at three, @sean');
  await edit.fill('Cake at four');
  await edit.press('Enter');
  const changed = said(mira, 'Cake at four');
  await changed.getByText('(edited)').waitFor();
  await changed.hover();
  await changed.getByRole('button', { name: 'Add reaction' }).click();
  await mira.keyboard.press('ArrowDown');
  await mira.keyboard.press('Enter');
  await changed.getByRole('button', { name: 'You reacted with :heart:' }).click();
  await expect.poll(() => changed.getByRole('button', { name: /reacted/ }).count()).toBe(0);
  await changed.getByRole('button', { name: 'More actions' }).click();
  await mira.getByRole('menuitem', { name: 'Delete message' }).click();
  await mira.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect.poll(() => mira.getByText('Cake at four').count()).toBe(0);
});

test('too many requests do not lose a win, and the drawer shows what went over the wire', async () => {
  const mira = await openAs(await startPage(), 'mira');
  await goToApp(mira);
  await mira.keyboard.press('F2');
  const drawer = mira.getByRole('complementary', { name: 'For developers' });
  await drawer.getByLabel('Too many requests (429)').selectOption({ label: 'The next call' });
  await types(mira, '/win answered every ticket');
  await said(mira, 'answered every ticket').waitFor();
  await drawer.getByLabel('Errors only').check();
  await drawer
    .getByRole('list', { name: /^Traffic/ })
    .getByText('ratelimited')
    .waitFor();
  await drawer.getByRole('searchbox').fill('/win');
  await drawer.getByLabel('Errors only').uncheck();
  const entry = drawer.getByRole('listitem').filter({ hasText: '/win' }).first();
  await entry.locator('summary').click();
  await entry.getByText('"command": "/win"').waitFor();
  await mira.keyboard.press('F2');
  await expect.poll(() => drawer.count()).toBe(0);
});
