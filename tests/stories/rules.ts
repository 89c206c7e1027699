import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * Fails with what axe finds on the page as it stands, each finding with the elements that it is about: every rule in
 * light, contrast once more in dark.
 * @param except rules that cannot hold there
 */
export async function holdsTheRules(page: Page, what: string, except: string[] = []): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  const said = await found(new AxeBuilder({ page }).withTags(RULES).disableRules(except));
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  const dark = await found(new AxeBuilder({ page }).withRules(['color-contrast']));
  expect([...said, ...dark.map((each) => `in dark, ${each}`)], what).toEqual([]);
}

async function found(axe: AxeBuilder): Promise<string[]> {
  const { violations } = await axe.analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}
