// Pages in Chromium, and a line for each check.

import { execFile } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';

const { BROWSER, TYPEWRIGHT, SITE, PLAYGROUND } = process.env;

export const site = (path) => `${SITE}/${path}`;
export const playground = PLAYGROUND;

const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'];

/** Nothing may be asked for from anywhere but here. */
const LOCAL = /^(file|data|blob|about):/;

/** The longest text of an error, in characters. */
const MAX_ERROR = 3000;

/** Nothing takes longer, even beside other work, in milliseconds. */
const PATIENCE = 120_000;

let browser;

/**
 * Opens a file in a context of its own. `faults` collects all that no page may do: errors of scripts and of the console,
 * broken policies, requests to elsewhere.
 */
export async function open(file, { width = 1280, dark = false, scripts = true } = {}) {
    const context = await browser.newContext({
        viewport: { width, height: 900 },
        colorScheme: dark ? 'dark' : 'light',
        javaScriptEnabled: scripts,
        permissions: ['clipboard-read', 'clipboard-write'],
    });
    context.setDefaultTimeout(PATIENCE);
    const page = await context.newPage();
    page.faults = [];
    page.on('console', (message) => message.type() === 'error' && page.faults.push(message.text()));
    page.on('pageerror', (error) => page.faults.push(String(error)));
    page.on('request', (request) => LOCAL.test(request.url()) || page.faults.push(`request to ${request.url()}`));
    await page.goto(pathToFileURL(file).href);
    return page;
}

/** The output of the command: standard error before standard output, as a terminal shows them. */
export async function typewright(args, cwd) {
    const options = { cwd, maxBuffer: 1 << 28 };
    const { stdout, stderr } = await promisify(execFile)(TYPEWRIGHT, args, options).catch((failed) => failed);
    return stderr + stdout;
}

const checks = [];

/** Adds a check. Pages that it opens close behind it, and must have no faults. */
export function check(name, run) {
    checks.push({ name, run });
}

async function passes({ name, run }) {
    try {
        await run();
        const pages = browser.contexts().flatMap((context) => context.pages());
        const faults = pages.flatMap((page) => page.faults.map((fault) => `${page.url()}: ${fault}`));
        if (faults.length > 0) throw new Error(faults.slice(0, 10).join('\n'));
        console.log(`ok      ${name}`);
        return true;
    } catch (error) {
        console.log(`FAILED  ${name}\n${String(error.stack ?? error).slice(0, MAX_ERROR)}`);
        return false;
    } finally {
        await Promise.all(browser.contexts().map((context) => context.close()));
    }
}

/** Runs every check whose name has `part` in it, and returns whether all passed. */
export async function runAll(part = '') {
    browser = await chromium.launch({ executablePath: BROWSER, args: FLAGS });
    let [passed, failed] = [0, 0];
    for (const each of checks.filter(({ name }) => name.includes(part))) {
        if (await passes(each)) passed += 1;
        else failed += 1;
    }
    await browser.close();
    console.log(`${passed} passed, ${failed} failed`);
    return failed === 0 && passed > 0;
}
