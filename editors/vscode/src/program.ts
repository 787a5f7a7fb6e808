// The `typewright` program: where it is, and how it is run.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import * as path from 'node:path';
import * as vscode from 'vscode';

export const INSTALL = 'cargo install typewright-cli';

/** The program of the settings. */
export function program(): string {
  return vscode.workspace.getConfiguration('typewright').get('server.path', 'typewright');
}

export interface Outcome {
  /** The exit code, or the name of the error that kept it from starting. */
  code: number | string;
  stdout: string;
  stderr: string;
}

/** Runs the program to its end. */
export function run(args: string[], cwd?: string): Promise<Outcome> {
  return new Promise(resolve => {
    execFile(program(), args, { cwd, maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
      resolve({ code: error?.code ?? 0, stdout, stderr: stderr || (error?.message ?? '') });
    });
  });
}

/** Returns whether the program can be started. Where it can't, a message says so, and how to get it. */
export async function isInstalled(): Promise<boolean> {
  const { code, stderr } = await run(['--version']);
  if (code === 0) {
    return true;
  }
  const why = code === 'ENOENT' ? `\`${program()}\` was not found.` : `\`${program()}\` does not start: ${stderr}`;
  // Not awaited: a message stays open until somebody closes it.
  void vscode.window
    .showErrorMessage(`${why} Install it by \`${INSTALL}\`, or name its path in the settings.`, 'Copy Command', 'Open Settings')
    .then(answer => {
      if (answer === 'Copy Command') {
        return vscode.env.clipboard.writeText(INSTALL);
      }
      return answer && vscode.commands.executeCommand('workbench.action.openSettings', 'typewright.server.path');
    });
  return false;
}

/** Returns whether a typewright.toml lies beside a file or in a folder above it. */
export function isConfigured(file: string): boolean {
  const folder = path.dirname(file);
  return existsSync(path.join(folder, 'typewright.toml')) || (folder !== file && isConfigured(folder));
}
