// The command that shows everything known about the name under the cursor, as `typewright explain` does.
import * as path from 'node:path';
import * as vscode from 'vscode';
import { isConfigured, isInstalled, run } from './program';

const SCHEME = 'typewright-explain';

/** Shows pages of names: their address is the name, their text what the program said last. */
export class Pages implements vscode.TextDocumentContentProvider {
  private readonly texts = new Map<string, string>();
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.changed.event;

  register(): vscode.Disposable {
    return vscode.workspace.registerTextDocumentContentProvider(SCHEME, this);
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.texts.get(uri.path) ?? '';
  }

  /** Explains the name under the cursor of an editor. */
  async explain(editor: vscode.TextEditor): Promise<void> {
    const { document, selection } = editor;
    const range = document.getWordRangeAtPosition(selection.active);
    if (!range) {
      void vscode.window.showInformationMessage('No name stands under the cursor.');
      return;
    }
    const name = document.getText(range);
    const file = document.uri.fsPath;
    const schema = isConfigured(file) ? [] : ['--schema', file];
    const args = ['--color', 'never', 'explain', '--format', 'markdown', ...schema, '--', name];
    const { code, stdout, stderr } = await run(args, path.dirname(file));
    if (code === 0) {
      return this.show(name, stdout);
    }
    if (await isInstalled()) {
      void vscode.window.showErrorMessage(stderr.trim());
    }
  }

  private async show(name: string, text: string): Promise<void> {
    const uri = vscode.Uri.from({ scheme: SCHEME, path: `${name}.md` });
    this.texts.set(uri.path, text);
    this.changed.fire(uri);
    await vscode.commands.executeCommand('markdown.showPreviewToSide', uri);
  }
}
