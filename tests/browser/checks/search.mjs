// Search: as one types, with mistakes, by the keyboard.

import assert from 'node:assert/strict';
import { check, open, site } from '../harness.mjs';
import { kinds } from '../pages.mjs';

/** Types into the search of a page, and returns the texts of the results. */
async function results(page, text) {
    const search = page.locator('#search');
    await search.fill('');
    await search.pressSequentially(text);
    const options = page.locator('#results [role=option]');
    await options.first().waitFor();
    return options.allInnerTexts();
}

async function finds(page, text, expected, within = 1) {
    const found = (await results(page, text)).slice(0, within);
    assert.ok(found.some((line) => line.includes(expected)), `${text}: ${JSON.stringify(found)}`);
}

check('search finds names, errors and fields as one types', async () => {
    const page = await open(site(kinds.overview));
    await finds(page, 'requestCall', 'phone.requestCall');
    await finds(page, 'phone.req', 'phone.requestCall');
    await finds(page, 'InputUser', 'InputUser', 2);
    await finds(page, 'USER_IS_BLOCKED', 'USER_IS_BLOCKED');
    await finds(page, 'g_a_hash', 'phone.requestCall', 10);
});

check('search forgives a wrong, a missing and a swapped letter', async () => {
    const page = await open(site(kinds.function));
    for (const typo of ['requestCal', 'requstCall', 'reqeustCall', 'requesdCall', 'phone.requestcal']) {
        await finds(page, typo, 'phone.requestCall', 3);
    }
});

check('search takes ids in every spelling', async () => {
    const page = await open(site(kinds.overview));
    for (const id of ['#42ff96ed', '0x42ff96ed', '42ff96ed', '42FF96ED', '1124046573']) {
        await finds(page, id, 'phone.requestCall');
    }
});

check('search is driven by the keyboard', async () => {
    const page = await open(site(kinds.type));
    await page.keyboard.press('/');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'search');
    await results(page, 'phone.');
    const active = () => page.locator('#search').getAttribute('aria-activedescendant');
    const selected = () => page.locator('#results [role=option][aria-selected=true]');
    await page.keyboard.press('ArrowDown');
    const first = await active();
    await page.keyboard.press('ArrowDown');
    assert.notEqual(await active(), first);
    assert.equal(await selected().getAttribute('id'), await active());
    await page.keyboard.press('Escape');
    assert.ok(await page.locator('#results').isHidden());
    assert.equal(await page.locator('#search').getAttribute('aria-expanded'), 'false');

    await results(page, 'requestCall');
    await page.keyboard.press('Enter');
    await page.waitForURL(/functions\/phone\.requestCall\.html/);
});

check('search says so where nothing is found', async () => {
    const page = await open(site(kinds.overview));
    await page.locator('#search').pressSequentially('zzzzqqqqxxxx');
    await page.waitForTimeout(300);
    assert.equal(await page.locator('#results [role=option]').count(), 0);
});
