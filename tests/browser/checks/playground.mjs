// The playground: it says what the command says.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { check, open, playground, site, typewright } from '../harness.mjs';

/** Waits for results, and returns the text of a pane. */
async function shown(page, id) {
    await page.locator(`#${id}[aria-busy=false]`).waitFor();
    return page.locator(`#${id}`).evaluate((pane) => pane.textContent);
}

/** Puts a long text into the schema at once. */
async function paste(page, text) {
    const put = (it, text) => {
        it.value = text;
        it.dispatchEvent(new Event('input'));
    };
    await page.locator('#schema').evaluate(put, text);
}

/** The output of a command over a schema in a file of the name that the playground shows. */
async function printed(schema, args) {
    const folder = mkdtempSync(join(tmpdir(), 'typewright-'));
    try {
        writeFileSync(join(folder, 'schema.tl'), schema);
        return await typewright(args, folder);
    } finally {
        rmSync(folder, { recursive: true });
    }
}

const value = (page, id) => page.locator(`#${id}`).inputValue();

check('the playground decodes each example as the command does', async () => {
    const page = await open(playground);
    const beginnings = [];
    for (const name of await page.locator('#example option').allInnerTexts()) {
        await page.locator('#example').selectOption(name);
        const [schema, bytes] = [await value(page, 'schema'), await value(page, 'bytes')];
        const text = await shown(page, 'value');
        if (bytes !== '') assert.equal(text, await printed(schema, ['decode', bytes, '--schema', 'schema.tl']), name);
        beginnings.push(`${name}: ${text.trim().slice(0, 17)}`);
    }
    assert.deepEqual(beginnings, [
        'A call of Telegram: 0  phone.phoneCal',
        'The same call, one byte wrong: error: at byte 20',
        'MTProto, a hex dump: 0  resPQ#05162463',
        'A schema with mistakes: ',
    ]);
});

check('the example of calls is a part of the schema of calls', async () => {
    const declared = (path) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8').match(/^.*;$/gm);
    const whole = new Set(declared('schema/telegram/calls.tl'));
    const example = declared('playground/examples/calls.tl');
    assert.deepEqual(example.filter((line) => !whole.has(line)), []);
    assert.equal(example.length, 18);
});

check('the playground reads bytes in every spelling, and of a type that is named', async () => {
    const page = await open(playground);
    await page.locator('#schema').fill('user#d23c81a3 id:long = User;');
    const spellings = [
        'a3813cd20700000000000000',
        'a3 81 3c d2 07 00 00 00 00 00 00 00',
        '0xa3, 0x81, 0x3c, 0xd2, 0x07, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00',
        String.raw`\xa3\x81\x3c\xd2\x07\x00\x00\x00\x00\x00\x00\x00`,
        'unsigned char x[] = {0xa3, 0x81, 60, 210, 7, 0, 0, 0, 0, 0, 0, 0};',
        'o4E80gcAAAAAAAAA',
        '00000000: a381 3cd2 0700 0000 0000 0000            ..<.........',
    ];
    for (const text of spellings) {
        await page.locator('#bytes').fill(text);
        assert.equal(await shown(page, 'value'), '     0  user#d23c81a3 id:long = User;\n     4    id: 7\n', text);
    }
    await page.locator('#bytes').fill('0100000007000000');
    await page.locator('#type').fill('vector<int>');
    assert.equal(await shown(page, 'value'), '     0  [1]\n     4    [0]: 7\n');
    await page.locator('#type').fill('vector<in>');
    assert.match(await shown(page, 'value'), /^error.*\n *╭?-*.*--type/s);
});

check('the playground shows errors, the layout and the Rust of a schema as the commands do', async () => {
    const page = await open(playground);
    for (const name of await page.locator('#example option').allInnerTexts()) {
        await page.locator('#example').selectOption(name);
        const schema = await value(page, 'schema');
        await page.locator('#check').click();
        assert.equal(await shown(page, 'view'), await printed(schema, ['check', 'schema.tl']), name);
        await page.locator('#generate').click();
        assert.equal(await shown(page, 'view'), await printed(schema, ['generate', 'schema.tl', '--out', '-', '--no-format']), name);
    }
    await page.locator('#schema').fill('user  id : long=User ;');
    await page.locator('#format').click();
    assert.equal(await shown(page, 'view'), 'user id:long = User;\n');
});

check('a place in a frame leads to the word in the schema', async () => {
    const page = await open(playground);
    await page.locator('#schema').fill('a = A;\nuser id:lonk = User;\n');
    await shown(page, 'view');
    await page.locator('#view button.place').first().click();
    const selected = await page.locator('#schema').evaluate((it) => it.value.slice(it.selectionStart, it.selectionEnd));
    assert.equal(selected, 'lonk');
});

check('the playground copies results, and its tabs are driven by the keyboard', async () => {
    const page = await open(playground);
    await shown(page, 'view');
    await page.locator('#check').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'generate');
    const rust = await shown(page, 'view');
    assert.match(rust, /pub struct RequestCall/);
    await page.locator('button.copy[data-pane=view]').click();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), rust);
});

check('the playground survives hostile texts', async () => {
    const page = await open(playground);
    const hostile = [
        `a ${'('.repeat(200_000)}`,
        `a ${'x:(Vector '.repeat(100_000)}`,
        `a ${'{x:#} '.repeat(50_000)}= A;`,
        'a = A;\n'.repeat(20_000),
        Array.from({ length: 3000 }, (_, index) => `c${index} x:c${index + 1} = T${index};`).join('\n'),
        '\u0000\ud800\u202e'.repeat(1000),
        'x'.repeat(5 << 20),
    ];
    for (const text of hostile) {
        await paste(page, text);
        for (const tab of ['check', 'format', 'generate']) {
            await page.locator(`#${tab}`).click();
            assert.doesNotMatch(await shown(page, 'view'), /was stopped/, text.slice(0, 20));
        }
    }
    await paste(page, 'a = A;\n'.repeat(10_002));
    await page.locator('#format').click();
    const text = await shown(page, 'view');
    assert.equal(text, `${'a = A;\n'.repeat(10_000)}... and 2 more lines: the command \`typewright\` prints all\n`);
    await page.locator('#schema').fill('a = A;');
    await page.locator('#check').click();
    assert.match(await shown(page, 'view'), /^1 file: 1 type, /);
});

check('a command that fails or does not end costs its worker alone', async () => {
    const page = await open(playground);
    const results = await page.evaluate(async () => {
        const source = `onmessage = ({ data: { command } }) => {
            if (command === 'fail') throw new Error('a mistake');
            while (command === 'hang');
            if (command) postMessage({ out: command, err: '' });
        }`;
        const runner = new Runner(source, null, 500);
        const run = (command) => new Promise((resolve) => runner.ask(command, command, [], resolve));
        return Promise.all(['first', 'fail', 'hang', 'last'].map(run));
    });
    assert.deepEqual(results, [
        { out: 'first', err: '' },
        { out: '', err: 'error: the command was stopped: Uncaught Error: a mistake\n' },
        { out: '', err: 'error: the command was stopped: it took longer than 0.5 seconds\n' },
        { out: 'last', err: '' },
    ]);
});

check('a site has the playground unchanged', async () => {
    assert.deepEqual(readFileSync(site('playground.html')), readFileSync(playground));
});
