// Tasks: commands of typewright whose findings become problems of the workspace.
import * as vscode from 'vscode';
import { program } from './program';

export const TYPE = 'typewright';

interface Definition extends vscode.TaskDefinition {
  command: string;
  args?: string[];
}

/** The tasks that every folder has. */
const USUAL: Definition[] = [
  { type: TYPE, command: 'check' },
  { type: TYPE, command: 'generate' },
  { type: TYPE, command: 'generate', args: ['--check'] },
];

export const provider: vscode.TaskProvider = {
  provideTasks: () =>
    (vscode.workspace.workspaceFolders ?? []).flatMap(folder => USUAL.map(usual => task(usual, folder))),
  resolveTask: ({ definition, scope }) => task(definition as Definition, scope ?? vscode.TaskScope.Workspace),
};

function task(definition: Definition, scope: vscode.WorkspaceFolder | vscode.TaskScope): vscode.Task {
  const words = [definition.command, ...(definition.args ?? [])];
  const execution = new vscode.ProcessExecution(program(), ['--color', 'never', ...words]);
  return new vscode.Task(definition, scope, words.join(' '), TYPE, execution, '$typewright');
}
