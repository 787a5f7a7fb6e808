// Pages as readers see them: without scripts, in both colors, without shifts, and valid.

import assert from 'node:assert/strict';
import { HtmlValidate } from 'html-validate';
import { check, open, site } from '../harness.mjs';
import { all, html, kinds } from '../pages.mjs';

check('every page is valid HTML', async () => {
    const validator = new HtmlValidate({ root: true, extends: ['html-validate:standard'] });
    for (const path of all) {
        const { results } = await validator.validateString(html(path), path);
        const messages = results.flatMap(({ messages }) => messages);
        assert.deepEqual(messages.map(({ line, ruleId, message }) => `${path}:${line}: ${ruleId}: ${message}`), []);
    }
});

check('pages are read without scripts', async () => {
    const page = await open(site(kinds.function), { scripts: false });
    assert.equal(await page.locator('h1').innerText(), 'phone.requestCall');
    assert.ok(await page.getByText('random_id').first().isVisible());
    assert.ok(await page.getByText('USER_IS_BLOCKED').first().isVisible());
    await page.getByRole('link', { name: 'USER_IS_BLOCKED' }).first().click();
    assert.match(page.url(), /errors\/.*USER_IS_BLOCKED/);
    assert.ok(await page.getByRole('link', { name: 'phone.requestCall' }).first().isVisible());
});

check('nothing moves after it is shown', async () => {
    for (const [kind, path] of Object.entries(kinds)) {
        const page = await open(site(path));
        const shift = () =>
            new Promise((resolve) => {
                let total = 0;
                const observer = new PerformanceObserver((list) => {
                    for (const entry of list.getEntries()) total += entry.value;
                });
                observer.observe({ type: 'layout-shift', buffered: true });
                setTimeout(() => resolve(total), 500);
            });
        assert.equal(await page.evaluate(shift), 0, kind);
    }
});

/** The brightness of the background, from 0 to 255. */
const brightness = (page) =>
    page.evaluate(() => {
        const channels = getComputedStyle(document.body).backgroundColor.match(/[\d.]+/g).slice(0, 3).map(Number);
        return channels.reduce((sum, channel) => sum + channel, 0) / 3;
    });

check('pages are light or dark as the visitor prefers', async () => {
    for (const path of Object.values(kinds)) {
        assert.ok((await brightness(await open(site(path)))) > 200, path);
        assert.ok((await brightness(await open(site(path), { dark: true }))) < 60, path);
    }
});

check('a button switches the colors, and other pages keep them', async () => {
    for (const path of [kinds.function, kinds.playground]) {
        const page = await open(site(path));
        await page.locator('button#theme').click();
        assert.ok((await brightness(page)) < 60, path);
        await page.goto(new URL(path.includes('/') ? '../index.html' : 'index.html', page.url()).href);
        assert.ok((await brightness(page)) < 60, 'index.html');
        await page.locator('button#theme').click();
        assert.ok((await brightness(page)) > 200, 'index.html');
    }
});

check('copy buttons put their text into the clipboard', async () => {
    const page = await open(site(kinds.function));
    const buttons = page.locator('button.copy');
    assert.ok((await buttons.count()) >= 2);
    const copied = new Set();
    for (const button of await buttons.all()) {
        await button.click();
        copied.add(await page.evaluate(() => navigator.clipboard.readText()));
    }
    const texts = [...copied];
    assert.ok(texts.every((text) => text.trim() !== '' && !text.includes('<')), texts.join('\n'));
    assert.ok(texts.some((text) => text.startsWith('phone.requestCall#42ff96ed flags:#')), texts.join('\n'));
    assert.ok(texts.some((text) => text.includes('RequestCall::new(')), texts.join('\n'));
});
