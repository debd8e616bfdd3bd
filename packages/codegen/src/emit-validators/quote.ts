/** Returns the names that the code uses outside of strings. */
export function usedNames(names: readonly string[], code: string): readonly string[] {
  const words = new Set(withoutStrings(code).match(/\w+/g));
  return names.filter((name) => words.has(name));
}

/** Returns the code with every string emptied. */
export function withoutStrings(code: string): string {
  return code.replace(/"(?:[^"\\]|\\.)*"/g, '""');
}

/** Returns a string as a JavaScript literal. */
export function quote(text: string): string {
  return JSON.stringify(text);
}
