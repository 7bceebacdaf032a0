import { test } from 'vitest';
import { launchBrowser, openPage, serveBuild, whenReady } from './browser.ts';
test('x', async () => {
  const t0 = performance.now();
  const browser = await launchBrowser();
  const { server, url } = await serveBuild();
  console.log('launched', performance.now() - t0, browser.version());
  for (let i = 0; i < 2; i++) {
    const t1 = performance.now();
    const { page, errors, outside, requests } = await openPage(browser, url);
    await whenReady(page);
    console.log('ready', performance.now() - t1, errors, outside, requests.length);
    const strip = page.getByRole('region', { name: '主要指标' });
    console.log(await strip.getByRole('button').allInnerTexts());
    console.log(await page.evaluate(() => { const c = document.querySelector('canvas')!; const g = c.getContext('webgl2'); const e = g?.getExtension('WEBGL_debug_renderer_info'); return [c.width, c.height, c.getAttribute('aria-label'), e && g?.getParameter(e.UNMASKED_RENDERER_WEBGL)]; }));
    await page.getByRole('button', { name: '选址' }).click();
    const t2 = performance.now();
    await page.getByRole('button', { name: '提出方案' }).click();
    await whenReady(page);
    console.log('proposed', performance.now() - t2);
    console.log(await page.locator('aside').innerText());
    await page.screenshot({ path: '/tmp/e2e-x.png' });
    await page.close();
  }
  await browser.close(); server.close();
});
