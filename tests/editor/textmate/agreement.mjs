// The two grammars agree: `agreement.mjs CAPTURES` compares each capture of the tree-sitter grammar, as `tree-sitter query
// --captures` prints them, with the scopes of the TextMate grammar at the same place, and looks for text without a scope.
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { lines } from './tokens.mjs';

/** Classes of tokens: the first whose scope is among those of a token is its class. */
const CLASSES = [
  ['comment', 'comment', ['comment', 'comment.documentation']],
  ['annotation', 'storage.modifier.annotation', ['attribute']],
  ['constructor', 'entity.name.function.constructor', ['constructor']],
  ['function', 'entity.name.function', ['function']],
  ['id', 'constant.numeric.id', ['constant']],
  ['number', 'constant.numeric', ['number']],
  ['field', 'variable.other.member', ['property']],
  ['mask', 'variable.other.mask', ['variable']],
  ['parameter', 'variable.parameter', ['variable.parameter']],
  ['builtin', 'support.type.builtin', ['type.builtin']],
  ['type', 'entity.name.type', ['type']],
  ['keyword', 'keyword.control.section', ['keyword']],
  ['keyword', 'keyword.other.constraint', ['keyword']],
  ['operator', 'keyword.operator', ['operator']],
  ['punctuation', 'punctuation', ['punctuation.delimiter', 'punctuation.bracket', 'punctuation.special']],
];
const MOST_SHOWN = 20;

const classOfCapture = new Map(CLASSES.flatMap(([name, , captures]) => captures.map(capture => [capture, name])));
const classOfScopes = scopes => CLASSES.find(([, scope]) => scopes.some(found => found.startsWith(scope)))?.[0];

let file;
let read = [];
const counts = { files: 0, captures: 0, differences: 0, unscoped: 0 };

for await (const line of createInterface({ input: createReadStream(process.argv[2]) })) {
  const capture = line.match(/capture: (?:\d+ - )?`?([a-z.]+)`?, start: \((\d+), (\d+)\), end: \((\d+), (\d+)\)/);
  if (capture) {
    const [, name, ...numbers] = capture;
    compare(classOfCapture.get(name), ...numbers.map(Number));
  } else if (line && !line.startsWith(' ')) {
    await open(line);
  }
}
const { files, captures, differences, unscoped } = counts;
const good = differences === 0 && unscoped === 0 && captures > 0;
console.log(`${good ? 'ok' : 'FAILED'} textmate agrees with tree-sitter: files ${files}, tokens ${captures}, ` +
  `differences ${differences}, characters without a scope ${unscoped}`);
process.exit(good ? 0 : 1);

/** Goes on with another file, and counts the characters of it that no rule of the grammar takes. */
async function open(name) {
  file = name;
  read = lines(await readFile(name, 'utf8'));
  counts.files += 1;
  read.forEach(({ line, tokens }, row) => {
    for (const { startIndex, endIndex, scopes } of tokens) {
      const text = line.slice(startIndex, endIndex).trim();
      if (text && !classOfScopes(scopes)) {
        report('unscoped', row, `\`${text}\` has no scope`);
      }
    }
  });
}

/** Compares the first and the last character of a capture: where both agree, what is between them does too. */
function compare(expected, row, column, lastRow, end) {
  counts.captures += 1;
  for (const [line, byte] of [[row, column], [lastRow, Math.max(end - 1, 0)]]) {
    const found = classAt(line, byte);
    // The last character of a comment may be a carriage return, which belongs to no token.
    if (found !== expected && !(expected === 'comment' && found === undefined)) {
      report('differences', line, `tree-sitter has ${expected}, TextMate ${found} at byte ${byte}: ${read[line]?.line.slice(0, 100)}`);
      return;
    }
  }
}

function classAt(row, byte) {
  const { line = '', tokens = [] } = read[row] ?? {};
  const at = Buffer.from(line).subarray(0, byte).toString().length;
  const token = tokens.find(({ startIndex, endIndex }) => startIndex <= at && at < endIndex);
  return token && classOfScopes(token.scopes);
}

function report(kind, row, text) {
  counts[kind] += 1;
  if (counts[kind] <= MOST_SHOWN) {
    console.log(`  ${file}:${row + 1}: ${text}`);
  }
}
