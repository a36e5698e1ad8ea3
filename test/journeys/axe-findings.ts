import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { HALOED_TEXT } from './haloed-text.ts';

/** Of siblings that are built alike, so many are looked at. */
const LOOKED_AT = 3;

/**
 * Marks the fourth and later of siblings that are built alike: the same elements with the same classes, roles, kinds of
 * attributes and presence of text, all the way down. They can differ in words, numbers and shapes only, and no rule of
 * axe looks at those.
 */
async function markAlike(page: Page): Promise<void> {
  await page.evaluate((kept) => {
    const BY_VALUE = /^(class|role|type|scope|fill|stroke|lang|tabindex|aria-(?!label|describedby|controls))/;
    const buildOf = (element: Element): string => {
      const attributes = [...element.attributes].map(({ name, value }) =>
        BY_VALUE.test(name) ? `${name}=${value}` : `${name}${value.trim() === '' ? '' : '?'}`,
      );
      const text = (element.textContent ?? '').trim() === '' ? '' : '…';
      return `${element.tagName} ${attributes.sort().join(' ')}${text}(${[...element.children].map(buildOf).join()})`;
    };
    for (const parent of document.querySelectorAll('main *')) {
      if (parent.childElementCount <= 2 * kept || parent.closest('[data-alike]') !== null) continue;
      const seen = new Map<string, number>();
      for (const child of parent.children) {
        const build = buildOf(child);
        const count = (seen.get(build) ?? 0) + 1;
        seen.set(build, count);
        if (count > kept) child.setAttribute('data-alike', '');
      }
    }
  }, LOOKED_AT);
}

/** What axe finds on a page, as "rule: element"; of many siblings built alike it looks at three. */
export async function axeFindings(page: Page): Promise<readonly string[]> {
  await markAlike(page);
  const { violations } = await new AxeBuilder({ page })
    .exclude(HALOED_TEXT)
    .exclude('[data-alike]')
    .analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
}
