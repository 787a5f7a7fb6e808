// Links: each leads to a file of the site, and to an element that is there.

import assert from 'node:assert/strict';
import { check, open, site } from '../harness.mjs';
import { all } from '../pages.mjs';

/** The links of a page and the ids of its elements. */
const read = () => ({
    links: [...document.querySelectorAll('[href], [src]')].map((it) => it.href || it.src),
    ids: [...document.querySelectorAll('[id]')].map((it) => it.id),
});

check('every internal link leads to a page and an element that exist', async () => {
    const page = await open(site('index.html'));
    const root = new URL('.', page.url());
    const found = new Map();
    for (const path of all) {
        await page.goto(new URL(path, root).href);
        found.set(page.url(), await page.evaluate(read));
    }
    const assets = new Set(['style.css', 'site.js', 'index.js'].map((name) => new URL(`assets/${name}`, root).href));
    const dangling = [];
    let followed = 0;
    for (const [from, { links }] of found) {
        for (const link of new Set(links)) {
            const { protocol, hash } = new URL(link);
            if (protocol !== 'file:') continue;
            followed += 1;
            const target = found.get(link.replace(hash, ''));
            const id = decodeURIComponent(hash.slice(1));
            const exists = target ? id === '' || target.ids.includes(id) : assets.has(link) || link.endsWith('/feed.xml');
            if (!exists) dangling.push(`${from} -> ${link}`);
        }
    }
    assert.deepEqual(dangling, []);
    assert.ok(followed > all.length, `${followed} links were followed`);
});
