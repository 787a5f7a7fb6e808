// Starts the packed extension in a real workbench of Visual Studio Code: its server runs here, its window in a headless Chromium.
// start.mjs VSIX CHROMIUM HOME [PROGRAM]: without a program the extension has to say how to get it, with one it shows findings.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import puppeteer from 'puppeteer-core';

const [vsix, chromium, home, program] = process.argv.slice(2);
const PATIENCE = 90_000;
const PORT = 18123;

const require = createRequire(import.meta.url);
const server = path.join(path.dirname(require.resolve('code-server/package.json')), 'lib/vscode/out/server-main.js');
const folder = path.join(home, 'work');
const file = path.join(folder, 'api.tl');
const machine = path.join(home, '.vscode-server-oss/data/Machine');

rmSync(home, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
mkdirSync(machine, { recursive: true });
writeFileSync(file, 'user#00000001 id:long = User;\nchat#00000002 owner:Usr = Chat;\n');
writeFileSync(path.join(machine, 'settings.json'), JSON.stringify({
  'typewright.server.path': program ?? 'typewright-that-is-not-here',
  'workbench.startupEditor': 'none',
}));

const env = { ...process.env, HOME: home };
const usual = ['--accept-server-license-terms'];
const installed = spawnSync('node', [server, ...usual, '--install-extension', vsix], { env, encoding: 'utf8' });
check('installs', /successfully installed/.test(installed.stdout), installed.stderr);
const running = spawn('node', [server, ...usual, '--host', '127.0.0.1', '--port', `${PORT}`, '--without-connection-token', '--disable-workspace-trust'], { env });
const browser = await puppeteer.launch({ executablePath: chromium, args: ['--no-sandbox', '--disable-gpu'], userDataDir: path.join(home, 'browser') });
try {
  await new Promise(resolve => running.stdout.on('data', text => /agent listening/.test(text) && resolve()));
  await session(await window());
} catch (error) {
  check('session', false, error);
} finally {
  await browser.close();
  running.kill();
}

/** A window with the file open. */
async function window() {
  const page = await browser.newPage();
  page.setDefaultTimeout(PATIENCE);
  const payload = JSON.stringify([['openFile', `vscode-remote://127.0.0.1:${PORT}${file}`]]);
  await page.goto(`http://127.0.0.1:${PORT}/?folder=${folder}&payload=${encodeURIComponent(payload)}`, { waitUntil: 'domcontentloaded' });
  await page.waitForSelector('.view-lines .view-line');
  return page;
}

async function session(page) {
  try {
    if (!program) {
      await page.waitForFunction(() => document.querySelector('.notification-toast')?.textContent.includes('cargo install typewright-cli'));
      return check('says how to get a program that is missing', true);
    }
    await page.waitForFunction(() => new Set([...document.querySelectorAll('.view-line span[class^=mtk]')].map(span => span.className)).size > 4);
    check('highlights', true);
    await page.waitForSelector('.squiggly-error');
    check('shows an error of the server', true);
    await page.click('.view-lines');
    await page.keyboard.press('F8');
    await page.waitForFunction(() => document.querySelector('.zone-widget')?.textContent.includes('unknown type `Usr`'));
    check('says it in the words of the server', true);
    await page.keyboard.press('Escape');
    await command(page, 'typewright: Restart Language Server');
    await page.waitForSelector('.squiggly-error', { hidden: true });
    await page.waitForSelector('.squiggly-error');
    check('restarts the server', true);
    await command(page, 'Auto Fix...');
    await page.waitForSelector('.squiggly-error', { hidden: true });
    await page.waitForFunction(() => document.querySelector('.view-lines').textContent.includes('owner:User'));
    check('applies a fix', true);
    await page.keyboard.down('Control');
    await page.keyboard.press('s');
    await page.keyboard.press('Home');
    await page.keyboard.up('Control');
    await command(page, 'typewright: Explain Name');
    await page.waitForFunction(() => [...document.querySelectorAll('.tab')].some(tab => tab.textContent.includes('Preview user.md')));
    check('explains the name under the cursor', true);
  } finally {
    await page.screenshot({ path: path.join(home, 'window.png') });
  }
}

/** Runs a command by its title. */
async function command(page, title) {
  await page.keyboard.press('F1');
  await page.waitForSelector('.quick-input-widget input');
  await page.keyboard.type(title);
  const isFirst = title => document.querySelector('.quick-input-list .monaco-list-row')?.textContent.includes(title);
  await page.waitForFunction(isFirst, {}, title.split(': ').at(-1));
  await page.keyboard.press('Enter');
}

function check(name, good, why = '') {
  console.log(`${good ? 'ok' : 'FAILED'} workbench: ${name}${good ? '' : `\n  ${why}`}`);
  process.exitCode ||= good ? 0 : 1;
}
