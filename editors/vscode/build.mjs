// Bundles the extension into dist/, beside the grammar and the licenses, which lie elsewhere in the repository.
import { copyFile, mkdir, rm } from 'node:fs/promises';
import { build } from 'esbuild';

const root = new URL('../../', import.meta.url);
const dist = new URL('dist/', import.meta.url);

await rm(dist, { recursive: true, force: true });
await mkdir(dist);
await build({
  entryPoints: ['src/extension.ts'],
  outfile: 'dist/extension.js',
  bundle: true,
  minify: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  external: ['vscode'],
});
for (const file of ['LICENSE-MIT', 'LICENSE-APACHE', 'editors/textmate/tl.tmLanguage.json']) {
  await copyFile(new URL(file, root), new URL(file.split('/').at(-1), dist));
}
