/**
 * GITHUB_OUTPUT as the runner reads it: `name=value`, or `name<<DELIMITER`, lines, `DELIMITER`. The last of a name counts.
 * Source: actions/runner, src/Runner.Worker/FileCommandManager.cs (EnvFileKeyValuePairs).
 *
 * @throws where the runner would fail the step
 */
export function readOutputs(text: string): Record<string, string> {
  const outputs: Record<string, string> = {};
  const lines = text.split(/\r?\n/);
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    if (line === '') continue;
    const equals = line.indexOf('=');
    const heredoc = line.indexOf('<<');
    if (equals >= 0 && (heredoc < 0 || equals < heredoc)) {
      outputs[line.slice(0, equals)] = line.slice(equals + 1);
      continue;
    }
    if (heredoc < 0) throw new Error(`Invalid format '${line}'`);
    const delimiter = line.slice(heredoc + 2);
    const end = lines.indexOf(delimiter, index + 1);
    if (end < 0) throw new Error(`Invalid value. Matching delimiter not found '${delimiter}'`);
    outputs[line.slice(0, heredoc)] = lines.slice(index + 1, end).join('\n');
    index = end;
  }
  return outputs;
}

/** A line of a log that the runner obeys. */
export interface WorkflowCommand {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

/**
 * What the runner obeys in a log: `::` at the start of a line after blanks, `##[` anywhere in it.
 * Source: actions/runner, src/Runner.Common/ActionCommand.cs (TryParseV2, TryParse).
 */
export function workflowCommands(log: string): readonly WorkflowCommand[] {
  return log.split(/\r\n|[\r\n]/).flatMap((line) => {
    if (line.includes('##[')) return [{ name: '##[', properties: {}, message: line }];
    const start = line.trimStart();
    if (!start.startsWith('::')) return [];
    const end = start.indexOf('::', 2);
    if (end < 0) return [];
    const [name = '', ...rest] = start.slice(2, end).split(' ');
    const pairs = rest
      .join(' ')
      .split(',')
      .filter((pair) => pair !== '');
    const properties = Object.fromEntries(
      pairs.map((pair) => [pair.slice(0, pair.indexOf('=')), unescapedProperty(pair.slice(pair.indexOf('=') + 1))]),
    );
    return [{ name, properties, message: unescaped(start.slice(end + 2)) }];
  });
}

function unescaped(text: string): string {
  return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}

function unescapedProperty(text: string): string {
  return unescaped(text.replaceAll('%3A', ':').replaceAll('%2C', ','));
}
