// The language server, as a child of the editor.
import * as vscode from 'vscode';
import { LanguageClient } from 'vscode-languageclient/node';
import { isInstalled, program } from './program';

export class Server implements vscode.Disposable {
  private client?: LanguageClient;
  private pending = Promise.resolve();

  /** Starts the server, or starts it again with the settings of now. Calls wait for each other. */
  restart(): Promise<void> {
    this.pending = this.pending.then(() => this.startAfresh());
    return this.pending;
  }

  /** Stops the server, once a start has ended. */
  stop(): Promise<void> {
    this.pending = this.pending.then(() => this.end());
    return this.pending;
  }

  dispose(): void {
    void this.stop();
  }

  private async startAfresh(): Promise<void> {
    await this.end();
    if (!(await isInstalled())) {
      return;
    }
    const settings = vscode.workspace.getConfiguration('typewright');
    const args = settings.get<string[]>('server.args', ['lsp']);
    const client = new LanguageClient('typewright', 'typewright', { command: program(), args }, {
      documentSelector: [{ language: 'tl', scheme: 'file' }, { language: 'tl', scheme: 'untitled' }],
      initializationOptions: { renameChangesIds: settings.get('rename.changesIds', false) },
    });
    try {
      await client.start();
      this.client = client;
    } catch (error) {
      void vscode.window.showErrorMessage(`The language server of typewright did not start: ${error}`);
    }
  }

  private async end(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    await client?.dispose();
  }
}
