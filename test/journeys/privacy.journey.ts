import AxeBuilder from '@axe-core/playwright';
import { HALOED_TEXT } from './haloed-text.ts';
import { expect, type Page, test } from '@playwright/test';
import { samplePages } from './site-files.ts';

/** What a page does beside showing itself. */
function watch(page: Page): { strangers: string[]; complaints: string[] } {
  const strangers: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => {
    const { host, protocol } = new URL(request.url());
    if (/^https?:$/.test(protocol) && !/^(127\.0\.0\.1|localhost)(:|$)/.test(host))
      strangers.push(request.url());
  });
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of 404/.test(message.text())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return { strangers, complaints };
}

for (const address of samplePages()) {
  test(`${address} asks no third party, sets no cookie, breaks no policy, has no axe finding`, async ({
    page,
  }) => {
    const seen = watch(page);
    await page.goto(address, { waitUntil: 'networkidle' });
    expect(seen.strangers).toEqual([]);
    expect(seen.complaints).toEqual([]);
    expect(await page.context().cookies()).toEqual([]);
    expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
    // Rows of a very long table are alike: the checker looks at the first eleven.
    const { violations } = await new AxeBuilder({ page })
      .exclude(HALOED_TEXT)
      .exclude('[data-long] tr:nth-child(n+12)')
      .analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
  });
}
