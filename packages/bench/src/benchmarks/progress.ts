/** Shows the progress of a run on a terminal. Replaces the previous progress text. */
export function showProgress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${text}`);
}
