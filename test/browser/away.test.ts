import { expect, test } from 'vitest';
import { freshFolder } from '../page/tab.ts';
import { expectComplaints, goTo, openAs, startPage, types, useBrowser } from './browser.ts';

useBrowser();

test('while the server is away nothing typed is lost, and it all comes back', async () => {
  const folder = await freshFolder();
  const first = await startPage({ folder });
  const mira = await openAs(first, 'mira');
  await goTo(mira, 'general');
  const composer = mira.getByRole('combobox', { name: 'Message #general' });
  await composer.fill('Half a thought');
  await first.stop();
  await mira.getByText('Reconnecting').waitFor();
  await composer.press('Enter');
  await mira.getByText('There is no connection right now').waitFor();
  expect(await composer.inputValue()).toBe('Half a thought');

  const again = await startPage({ folder, port: Number(new URL(first.url).port) });
  await expect.poll(() => mira.getByText('Reconnecting').count(), { timeout: 20_000 }).toBe(0);
  await mira.getByRole('combobox', { name: 'Message #general' }).waitFor();
  expect(await composer.inputValue()).toBe('Half a thought');
  await composer.press('Enter');
  await mira.getByRole('article').filter({ hasText: 'Half a thought' }).waitFor();
  expect(again.url).toBe(first.url);
  expectComplaints(/WebSocket connection/);
});

test('each channel keeps its draft, also over a reload', async () => {
  const mira = await openAs(await startPage(), 'mira');
  await goTo(mira, 'general');
  await mira.getByRole('combobox', { name: 'Message #general' }).fill('For everybody');
  await goTo(mira, 'team-aurora');
  const aurora = mira.getByRole('combobox', { name: 'Message #team-aurora' });
  expect(await aurora.inputValue()).toBe('');
  await aurora.fill('For the team');
  await mira.reload();
  await aurora.waitFor();
  expect(await aurora.inputValue()).toBe('For the team');
  await goTo(mira, 'general');
  expect(await mira.getByRole('combobox', { name: 'Message #general' }).inputValue()).toBe(
    'For everybody',
  );
});

test('somebody who is nobody is told so', async () => {
  const page = await startPage();
  const mira = await openAs(page, 'mira');
  await mira.goto(`${page.url}?as=nobody`);
  await mira.getByRole('alert').getByText('nobody').waitFor();
  await mira.getByRole('link', { name: 'Be Mira' }).click();
  await goTo(mira, 'general');
  await types(mira, 'Here I am');
  const line = mira.getByRole('article').filter({ hasText: 'Here I am' });
  expect(await line.textContent()).toContain('mira');
});
