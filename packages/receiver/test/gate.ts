/** A promise that the test settles, as a handler that works. */
export interface Gate {
  readonly promise: Promise<void>;
  readonly open: () => void;
}

/** Creates a gate that is closed. */
export function createGate(): Gate {
  let open = () => {};
  const promise = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { promise, open: () => open() };
}
