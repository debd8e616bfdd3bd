/**
 * Lists the lines of a step's output that the hosted runner takes for commands. It reads a line end wherever .NET does, "::" behind
 * white space at the beginning of a line, and "##[" wherever it stands. Between stop-commands and its token it obeys none.
 */
export function obeyedCommands(output: string): readonly string[] {
  let token: string | undefined;
  const obeyed: string[] = [];
  for (const line of linesOf(output).filter(isCommand)) {
    const [, name = "", data = ""] = /^\s*::([^:\s]*)[^:]*::(.*)$/.exec(line) ?? [];
    if (token === undefined) obeyed.push(line);
    if (token === undefined && name === "stop-commands") token = data;
    else if (name === token) token = undefined;
  }
  return obeyed;
}

/** True if a line has the form of a command, obeyed or not. */
export function isCommand(line: string): boolean {
  return line.trimStart().startsWith("::") || line.includes("##[");
}

/** Lists the lines of an output, wherever a line may end. */
export function linesOf(output: string): readonly string[] {
  return output.split(/\r\n|[\r\n\u2028\u2029\u0085]/);
}
