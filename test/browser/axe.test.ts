import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import {
  goTo,
  goToApp,
  modal,
  openAs,
  said,
  setUp,
  startPage,
  types,
  useBrowser,
} from './browser.ts';

useBrowser();

type Violation = { id: string; impact: string; nodes: { html: string; failureSummary: string }[] };

/** What axe finds serious or critical on what is shown now, in words. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const found = (await page.evaluate(
    'axe.run().then(({ violations }) => violations)',
  )) as Violation[];
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map((node) => `${node.html} ${node.failureSummary}`).join('\n')}`,
    );
}

describe.each(['light', 'dark'] as const)('%s', (colorScheme) => {
  test('every part of the page is accessible', async () => {
    const mira = await openAs(await startPage(), 'mira', { colorScheme });
    const holds = async (what: string) =>
      expect([what, await violations(mira)]).toEqual([what, []]);
    await holds('Home');
    await mira.getByRole('button', { name: /You are/ }).click();
    await holds('switcher');
    await mira.keyboard.press('Escape');
    await setUp(mira);
    await types(mira, '/win shipped it with @ana');
    await said(mira, 'Recorded.').waitFor();
    await holds('messages of the app');
    await mira.getByRole('combobox', { name: /^Message/ }).fill('/');
    await mira.getByRole('option').first().waitFor();
    await holds('completion');

    await types(mira, '/delegate');
    const form = modal(mira, 'Delegate');
    await form.getByRole('button', { name: 'Ask them' }).click();
    await form.getByText('Please complete').first().waitFor();
    await holds('form with errors');
    await form.getByRole('combobox', { name: 'Who' }).click();
    await mira.getByRole('option').first().waitFor();
    await holds('list to choose from');
    await mira.keyboard.press('Escape');
    await form.getByRole('button', { name: 'Close' }).click();

    await goTo(mira, 'team-aurora');
    await mira.getByRole('button', { name: /3 replies/ }).click();
    await mira.getByRole('complementary', { name: 'Thread' }).getByRole('article').last().waitFor();
    await mira.getByRole('main').getByRole('article').last().hover();
    await holds('channel and thread');
    await mira.keyboard.press('F2');
    const drawer = mira.getByRole('complementary', { name: 'For developers' });
    await drawer.locator('summary').first().click();
    await holds('drawer');
    await mira.keyboard.press('F2');
    await mira.getByRole('button', { name: 'Workspace menu' }).click();
    await mira.getByRole('menuitem', { name: /Start over/ }).click();
    await mira.getByRole('dialog', { name: 'Start over?' }).waitFor();
    await holds('question');
    await mira.getByRole('button', { name: 'Keep it' }).click();
    await mira.getByRole('button', { name: 'Another time …' }).click();
    await holds('jump');
  });

  test('it is usable at 400 pixels', async () => {
    const mira = await openAs(await startPage(), 'mira', {
      colorScheme,
      viewport: { width: 400, height: 800 },
    });
    const isWide = () => mira.evaluate('document.documentElement.scrollWidth > innerWidth');
    expect(await isWide()).toBe(false);
    expect(await violations(mira)).toEqual([]);
    await mira.getByRole('button', { name: 'Conversations' }).click();
    expect(await violations(mira)).toEqual([]);
    await goToApp(mira);
    await types(mira, '/win');
    await modal(mira, 'A win').getByLabel('What went well?').fill('It fits.');
    expect(await isWide()).toBe(false);
    expect(await violations(mira)).toEqual([]);
    await modal(mira, 'A win').getByRole('button', { name: 'Record' }).click();
    await said(mira, 'It fits.').waitFor();
  });
});
