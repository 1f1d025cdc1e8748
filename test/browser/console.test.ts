import { join } from 'node:path';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aPage, browserPath, howToInstall, launch } from '../support/browser.ts';
import { aConsole } from '../support/console.ts';
import { temporaryFolder } from '../support/data-folder.ts';

if (!browserPath) process.stderr.write(`test/browser: ${howToInstall}\n`);

const phone = { width: 360, height: 740 };
const desktop = { width: 1280, height: 900 };

describe.skipIf(!browserPath)('the console in a browser', () => {
  let browser: Browser;
  let web: Awaited<ReturnType<typeof aConsole>>;
  beforeAll(async () => {
    browser = await launch();
    web = await aConsole();
  });
  afterAll(async () => {
    await browser.close();
    await web.stop();
  });

  /** Says something and waits for the answer to it. */
  async function ask(page: Page, act: () => Promise<unknown>): Promise<string> {
    const answers = page.locator('.message.bot');
    const before = await answers.count();
    await act();
    await answers.nth(before).waitFor();
    return (await answers.nth(before).textContent()) ?? '';
  }
  const type = (page: Page, text: string) =>
    ask(page, async () => {
      await page.fill('input[name=text]', text);
      await page.keyboard.press('Enter');
    });

  it('answers, follows buttons and follow-ups, pages, and takes a judgement, without a reload', async () => {
    const { page, troubles, close } = await aPage(browser, web.address, { viewport: desktop });
    await page.goto('/');
    await page.evaluate('window.notReloaded = true');
    expect(await type(page, '52号案例')).toContain('增值税“留抵贷”盘活企业沉淀资金');
    expect(
      await ask(page, () => page.locator('.message.bot button', { hasText: '相关案例' }).last().click()),
    ).toContain('案例');
    expect(await type(page, '全部案例')).toContain('144');
    expect(await ask(page, () => page.getByRole('button', { name: '下一页' }).last().click())).toContain('第2页');
    expect(await ask(page, () => page.locator('.rows button').last().click())).toContain('16');
    await page.locator('.feedback button', { hasText: '有用' }).last().click();
    await page.getByText('已记下').waitFor();
    expect(await page.evaluate('window.notReloaded')).toBe(true);
    expect(troubles).toEqual([]);
    await close();
  });

  it('shows the same answer as WeChat would, and how it was understood', async () => {
    const { page, troubles, close } = await aPage(browser, web.address);
    await page.goto('/');
    await type(page, '52号案例怎么办理');
    const last = page.locator('.message.bot').last();
    await page.getByLabel('看微信里的样子').check();
    expect(await last.locator('.as-text').isVisible()).toBe(true);
    expect(await last.locator('.as-card').isVisible()).toBe(false);
    await last.getByText('怎么理解的').click();
    expect(await last.locator('.explain').textContent()).toMatch(/意图\s*case \/ process[\s\S]*规则\s*number/);
    expect(troubles).toEqual([]);
    await close();
  });

  it('shows a message of one person to another who has the page open', async () => {
    const [one, other] = [await aPage(browser, web.address), await aPage(browser, web.address)];
    await other.page.goto('/');
    const seen = other.page.locator('.person p', { hasText: '三号码头的茶亭几点开门' });
    await one.page.goto('/');
    await type(one.page, '三号码头的茶亭几点开门');
    await seen.waitFor();
    await one.close();
    await other.close();
  });

  it('shows markup as text', async () => {
    const { page, troubles, close } = await aPage(browser, web.address);
    await page.goto('/');
    await type(page, '<img src=x onerror="document.title=1"><script>document.title=2</script>');
    expect(await page.locator('.person').last().textContent()).toContain('<img src=x');
    expect(await page.title()).toContain('案例通');
    expect(troubles).toEqual([]);
    await close();
  });

  it('narrows the casebook while somebody types, and by facets, with addresses that can be shared', async () => {
    const { page, troubles, close } = await aPage(browser, web.address, { viewport: desktop });
    await page.goto('/cases');
    await page.getByRole('searchbox').fill('原油');
    await page.waitForURL(/q=/);
    const found = await page.locator('.caselist li').count();
    expect(found).toBeGreaterThan(0);
    expect(found).toBeLessThan(30);
    await page.locator('.facets').getByRole('link', { name: '海关部门' }).click();
    expect(page.url()).toMatch(/q=.*audiences=|audiences=.*q=/);
    expect(await page.locator('.caselist li').count()).toBeLessThanOrEqual(found);
    await page.locator('.caselist a').first().click();
    expect(page.url()).toMatch(/\/cases\/\d+$/);
    expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
    expect(troubles).toEqual([]);
    await close();
  });

  it('subscribes, previews, and is taught a question that is then answered', async () => {
    const own = await aConsole({ hintsFile: join(temporaryFolder(), 'hints.yaml') });
    const { page, troubles, close } = await aPage(browser, own.address, { viewport: desktop });
    await page.goto('/');
    expect(await type(page, '订阅每周精选')).toContain('09:00');
    await type(page, '灯塔守夜人的帽子归谁管');
    await page.goto('/operations');
    await page.getByRole('link', { name: '预览' }).click();
    expect(await page.locator('.card').textContent()).toContain('精选');
    await page.goto('/operations');
    await page.locator('summary', { hasText: '灯塔守夜人' }).click();
    await page.getByLabel('案例编号').fill('52');
    await page.getByRole('button', { name: '教会它' }).click();
    await page.getByText('已教的说法').waitFor();
    await page.goto('/');
    expect(await type(page, '灯塔守夜人的帽子归谁管')).toContain('留抵贷');
    expect(troubles).toEqual([]);
    await close();
    await own.stop();
  });

  it('works with the keyboard alone, and shows where the focus is', async () => {
    const { page, close } = await aPage(browser, web.address, { viewport: desktop });
    await page.goto('/cases/52');
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').textContent()).toBe('跳到正文');
    const outlines = new Set<string>();
    for (let i = 0; i < 8; i++) {
      await page.keyboard.press('Tab');
      outlines.add(String(await page.evaluate('getComputedStyle(document.activeElement).outlineStyle')));
    }
    expect([...outlines]).toEqual(['solid']);
    await close();
  });

  const pages = ['/', '/cases', '/cases?q=原油', '/cases/14', '/operations'];
  it.each([
    ['light', desktop],
    ['dark', desktop],
    ['light', phone],
    ['dark', phone],
  ] as const)(
    'has no serious fault of accessibility, and nothing wider than the screen: %s, %o',
    async (colorScheme, viewport) => {
      const { page, troubles, close } = await aPage(browser, web.address, { colorScheme, viewport });
      for (const path of pages) {
        await page.goto(path);
        await page.evaluate(axe.source);
        const { violations } = (await page.evaluate('axe.run()')) as axe.AxeResults;
        const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
        expect(serious.map(({ id, nodes }) => [path, id, nodes[0]?.html])).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), path).toBe(true);
      }
      expect(troubles).toEqual([]);
      await close();
    },
  );

  it('weighs less than 100 KB with its first page and all that it loads', async () => {
    const fresh = await aConsole();
    const { page, troubles, close } = await aPage(browser, fresh.address);
    await page.goto('/', { waitUntil: 'load' });
    const addresses = (await page.evaluate(
      `[location.href, ...performance.getEntriesByType('resource').map((entry) => entry.name)].filter((name) => !name.endsWith('/chat/stream'))`,
    )) as string[];
    const sizes = await Promise.all(addresses.map(async (one) => (await (await fetch(one)).arrayBuffer()).byteLength));
    expect(addresses.length).toBeGreaterThan(2);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(100_000);
    expect(troubles).toEqual([]);
    await close();
    await fresh.stop();
  });
});
