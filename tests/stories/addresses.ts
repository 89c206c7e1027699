import type { Page } from '@playwright/test';

const LAB = '/labs/01-secure-update/';

/** Opens the lab’s own page and gives the addresses of all its steps, as it links them. */
export async function steps(page: Page): Promise<{ lab: string; addresses: string[] }> {
  await page.goto(LAB);
  const links = page.getByRole('navigation', { name: 'Steps' }).getByRole('link');
  const addresses = await links.evaluateAll((all) =>
    all.map((link) => new URL((link as HTMLAnchorElement).href).pathname),
  );
  if (addresses.length < 2) throw new Error(`${LAB} links ${addresses.length} steps; expected two or more`);
  return { lab: LAB, addresses };
}
