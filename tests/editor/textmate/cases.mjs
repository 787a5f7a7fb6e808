// The cases beside this file: the scopes of every token, as the file `.scopes` beside each case has them.
// With UPDATE=1 the files are written instead.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { lines } from './tokens.mjs';

const cases = new URL('cases/', import.meta.url);
let failed = 0;
for (const name of (await readdir(cases)).filter(name => name.endsWith('.tl')).sort()) {
  const found = scopes(await readFile(new URL(name, cases), 'utf8'));
  const snapshot = new URL(name.replace(/tl$/, 'scopes'), cases);
  if (process.env.UPDATE) {
    await writeFile(snapshot, found);
    continue;
  }
  const expected = await readFile(snapshot, 'utf8').catch(() => '');
  const [line, was, is] = difference(expected, found) ?? [];
  console.log(line ? `FAILED textmate ${name}: line ${line} of ${snapshot.pathname}\n  is  ${is}\n  was ${was}` : `ok textmate ${name}`);
  failed += line ? 1 : 0;
}
process.exit(failed ? 1 : 0);

/** A line for each token that is not white space: its text, and its scopes without that of the file. */
function scopes(text) {
  const found = lines(text).flatMap(({ line, tokens }) =>
    tokens.map(({ startIndex, endIndex, scopes }) => [line.slice(startIndex, endIndex).trim(), ...scopes.slice(1)]));
  return found.filter(([text]) => text).map(words => `${words.join(' ')}\n`).join('');
}

/** The first line that differs: its number, and both lines. */
function difference(expected, found) {
  const [was, is] = [expected.split('\n'), found.split('\n')];
  const at = is.findIndex((line, index) => line !== was[index]);
  const first = at < 0 && was.length > is.length ? is.length : at;
  return first < 0 ? undefined : [first + 1, was[first], is[first]];
}
