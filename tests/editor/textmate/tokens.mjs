// Reads TL by the TextMate grammar, with the library that Visual Studio Code reads it with.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import oniguruma from 'vscode-oniguruma';
import textmate from 'vscode-textmate';

const require = createRequire(import.meta.url);
const GRAMMAR = new URL('../../../editors/textmate/tl.tmLanguage.json', import.meta.url);

const wasm = await readFile(require.resolve('vscode-oniguruma/release/onig.wasm'));
await oniguruma.loadWASM(wasm);
const registry = new textmate.Registry({
  onigLib: Promise.resolve({
    createOnigScanner: patterns => new oniguruma.OnigScanner(patterns),
    createOnigString: text => new oniguruma.OnigString(text),
  }),
  loadGrammar: async () => textmate.parseRawGrammar(await readFile(GRAMMAR, 'utf8'), GRAMMAR.pathname),
});
const grammar = await registry.loadGrammar('source.tl');

/** The lines of a text, each with its tokens: where they start and end, and their scopes, the outermost first. */
export function lines(text) {
  let state = textmate.INITIAL;
  return text.split('\n').map(line => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    state = ruleStack;
    return { line, tokens };
  });
}
