/** Checks that a value is bytes, from any realm: test runners and frames have their own classes. */
export function isBytes(value: unknown): value is Uint8Array {
  return ArrayBuffer.isView(value) && !(value instanceof DataView);
}
