/** Returns the names of which the code uses one, whatever its strings say. */
export function usedNames(names: readonly string[], code: string): readonly string[] {
  const words = new Set(withoutStrings(code).match(/\w+/g));
  return names.filter((name) => words.has(name));
}

/** Returns the code with every string empty. */
export function withoutStrings(code: string): string {
  return code.replace(/"(?:[^"\\]|\\.)*"/g, '""');
}

/** Returns the JavaScript of a string. */
export function quote(text: string): string {
  return JSON.stringify(text);
}
