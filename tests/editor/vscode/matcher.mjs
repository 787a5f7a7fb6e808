// The problem matcher of the extension finds every finding of `typewright check` in the frames that a task prints: the same ones
// that `--format json` lists.
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';

const root = new URL('../../../', import.meta.url);
const { contributes } = JSON.parse(await readFile(new URL('editors/vscode/package.json', root), 'utf8'));
const patterns = contributes.problemMatchers[0].pattern;

let failed = 0;
for (const file of ['tests/cases/rejected/syntax/several_mistakes.tl', 'tests/editor/vscode/warnings.tl']) {
  const { findings } = JSON.parse(await output(['check', '--format', 'json', file]));
  const expected = findings.map(({ level, lint, place, message }) =>
    ({ severity: level, code: lint ?? undefined, file: place.file, line: `${place.line}`, column: `${place.column}`, message }));
  const found = problems(await output(['--color', 'never', 'check', file]));
  const good = expected.length > 0 && isDeepStrictEqual(found, expected);
  console.log(`${good ? 'ok' : 'FAILED'} vscode: problems of ${file}: ${found.length}`);
  if (!good) {
    console.log('  is ', JSON.stringify(found), '\n  not', JSON.stringify(expected));
    failed = 1;
  }
}
process.exit(failed);

/** The text that the program prints; a schema with mistakes ends it with 1. */
function output(args) {
  return new Promise(resolve => execFile('typewright', args, { cwd: root }, (_, stdout, stderr) => resolve(stdout + stderr)));
}

/** The problems in an output, as an editor finds them: the patterns match lines that follow each other. */
function problems(text) {
  const lines = text.split('\n');
  return lines.flatMap((_, at) => {
    const matches = patterns.map(({ regexp }, offset) => lines[at + offset]?.match(regexp));
    return matches.every(Boolean) ? [problem(matches)] : [];
  });
}

function problem(matches) {
  const fields = patterns.flatMap(({ regexp, ...groups }, index) =>
    Object.entries(groups).map(([name, group]) => [name, matches[index][group]]));
  return Object.fromEntries(['severity', 'code', 'file', 'line', 'column', 'message'].map(name => [name, new Map(fields).get(name)]));
}
