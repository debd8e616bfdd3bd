/** Returns the JavaScript of a string. */
export function quote(text: string): string {
  return JSON.stringify(text);
}
