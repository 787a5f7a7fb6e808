// The extension: it starts the language server, and adds commands and tasks. It sends nothing anywhere.
import * as vscode from 'vscode';
import { Pages } from './explain';
import { Server } from './server';
import { provider, TYPE } from './tasks';

const server = new Server();

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const pages = new Pages();
  context.subscriptions.push(
    pages.register(),
    vscode.tasks.registerTaskProvider(TYPE, provider),
    vscode.commands.registerCommand('typewright.restart', () => server.restart()),
    vscode.commands.registerTextEditorCommand('typewright.explain', editor => void pages.explain(editor)),
    vscode.workspace.onDidChangeConfiguration(change => {
      if (change.affectsConfiguration('typewright.server') || change.affectsConfiguration('typewright.rename')) {
        void server.restart();
      }
    }),
  );
  await server.restart();
}

export function deactivate(): Promise<void> {
  return server.stop();
}
