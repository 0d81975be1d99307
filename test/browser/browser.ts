import {
  type Browser,
  type BrowserContextOptions,
  chromium,
  type Locator,
  type Page,
} from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, onTestFinished } from 'vitest';
import { freshFolder, startIn, type Started } from '../page/tab.ts';

/** The flags keep the browser from calling anybody but the page. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

let browser: Browser;
let complaints: string[] = [];

/** For the top of a test file: starts Chromium, and holds every test to a silent console. */
export function useBrowser(): void {
  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
      args: flags,
    });
  });
  afterAll(() => browser.close());
  afterEach(() => {
    const said = complaints;
    complaints = [];
    expect(said).toEqual([]);
  });
}

/** A practice workspace with its page, in a folder of its own unless told which. */
export async function startPage(
  options: { folder?: string; port?: number } = {},
): Promise<Started> {
  const { folder = await freshFolder(), port = 0 } = options;
  const started = await startIn(folder, { page: 'built', port });
  expect(started.printed.join('')).not.toContain('cannot be built');
  return started;
}

/** Opens the page as somebody, in a browser window of their own. */
export async function openAs(
  { url }: Started,
  who: string,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
    ...options,
  });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`${who}: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`${who}: ${error.message}`));
  await page.goto(`${url}?as=${who}`);
  await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
  return page;
}

/** A test that breaks the connection on purpose says which complaint it expects. */
export function expectComplaints(about: RegExp): void {
  complaints = complaints.filter((each) => !about.test(each));
}

/** Opens a conversation by its name in the sidebar. */
export async function goTo(page: Page, name: string): Promise<void> {
  const sidebar = page.getByRole('navigation', { name: 'Conversations' });
  await sidebar.getByRole('button', { name }).click();
  await page.getByRole('main', { name }).waitFor();
}

/** Opens the messages of the app. */
export async function goToApp(page: Page): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Conversations' })
    .getByRole('button', { name: 'Both Hats' })
    .click();
  await page
    .getByRole('navigation', { name: 'App' })
    .getByRole('button', { name: 'Messages' })
    .click();
  await page.getByRole('combobox', { name: 'Message Both Hats' }).waitFor();
}

/** Types something into the composer and sends it. */
export async function types(page: Page, text: string): Promise<void> {
  const composer = page.getByRole('main').getByRole('combobox', { name: /^Message/ });
  await composer.fill(text);
  await composer.press('Escape');
  await composer.press('Enter');
}

/** The modal on top. */
export function modal(page: Page, title: string) {
  return page.getByRole('dialog', { name: title });
}

/** Waits until the newest message in sight says this. */
export function said(page: Page, words: string | RegExp) {
  return page.getByRole('main').getByRole('article').filter({ hasText: words }).last();
}

/** Turns the clock on, and waits until it is there. */
export async function jump(page: Page, button: string): Promise<void> {
  const jumps = page.getByRole('region', { name: "The workspace's clock" });
  const clock = page.locator('.clock-face b');
  const before = await clock.textContent();
  await jumps.getByRole('button', { name: button }).click();
  await expect.poll(() => clock.textContent(), { timeout: 30_000 }).not.toBe(before);
  await expect.poll(() => jumps.getByRole('button', { name: '+1 hour' }).isEnabled()).toBe(true);
}

/** Sets the coach up for the acting person, with everything as it is proposed. */
export async function setUp(page: Page): Promise<void> {
  await goToApp(page);
  await types(page, '/coach');
  await modal(page, 'Set up your coach').getByRole('button', { name: 'Start' }).click();
  await said(page, "You're set.").waitFor();
}

/** Waits until this has the focus. */
export async function hasFocus(of: Locator): Promise<void> {
  await of.and(of.page().locator(':focus')).waitFor();
}
