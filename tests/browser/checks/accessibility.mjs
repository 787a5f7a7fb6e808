// axe-core over a page of each kind: two widths, both colors.

import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { check, open, site } from '../harness.mjs';
import { kinds } from '../pages.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

async function findings(page) {
    await page.evaluate(axe);
    // Without `preload`, which would ask for the style sheets again.
    const { violations } = await page.evaluate(() => globalThis.axe.run({ preload: false }));
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).slice(0, 3).join(' ')}`);
}

for (const [kind, path] of Object.entries(kinds)) {
    for (const width of [360, 1280]) {
        check(`axe has no findings: ${kind}, ${width} px wide`, async () => {
            for (const dark of [false, true]) {
                const page = await open(site(path), { width, dark });
                assert.deepEqual(await findings(page), [], dark ? 'dark' : 'light');
                const overflow = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
                assert.equal(await page.evaluate(overflow), 0, 'the page is wider than the window');
            }
        });
    }
}

check('axe has no findings: search with results', async () => {
    const page = await open(site(kinds.overview), { width: 360 });
    await page.locator('#search').pressSequentially('phone');
    await page.locator('#results [role=option]').first().waitFor();
    assert.deepEqual(await findings(page), []);
});
