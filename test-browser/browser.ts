import { existsSync } from 'node:fs';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

/** Chromium as Debian and others install it; RECORDMILL_CHROMIUM names another one. */
const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

function executable(): string {
  const named = process.env.RECORDMILL_CHROMIUM;
  const found = named === undefined ? PLACES.find((place) => existsSync(place)) : named;
  if (found === undefined)
    throw new Error('there is no Chromium here: apt-get install chromium, or name one in RECORDMILL_CHROMIUM');
  return found;
}

/** One browser for a test file: `const browser = await launch(); afterAll(() => browser.close());` */
export const launch = (): Promise<Browser> =>
  chromium.launch({ executablePath: executable(), args: ['--no-sandbox', '--headless=new', '--disable-gpu'] });

/** A page, and everything that a page which trusted its data would do behind the reader's back. */
export interface WatchedPage {
  readonly page: Page;
  /** Dialogs opened, addresses asked for (but the page's own), errors thrown, what the policy refused. */
  readonly misdeeds: string[];
  close(): Promise<void>;
}

/** Opens an address in a fresh context: `file:` of a report, or `http://127.0.0.1:…` of a page that is served. */
export async function openPage(
  browser: Browser,
  address: string,
  options: BrowserContextOptions = {},
): Promise<WatchedPage> {
  const context = await browser.newContext({ locale: 'en-US', viewport: { width: 1200, height: 900 }, ...options });
  const page = await context.newPage();
  const misdeeds: string[] = [];
  page.on('dialog', (dialog) => {
    misdeeds.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  const own = new URL(address);
  page.on('request', (request) => {
    const to = new URL(request.url());
    const isOwn =
      own.protocol === 'file:' ? to.href.split('#')[0] === own.href.split('#')[0] : to.origin === own.origin;
    if (!isOwn) misdeeds.push(`request ${request.url()}`);
  });
  page.on('pageerror', (error) => misdeeds.push(`error ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') misdeeds.push(`console ${message.text()}`);
  });
  context.on('page', (other) => {
    if (other !== page) misdeeds.push(`window ${other.url()}`);
  });
  await page.goto(address, { waitUntil: 'load' });
  return { page, misdeeds, close: () => context.close() };
}
