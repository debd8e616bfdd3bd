/** A promise that the test resolves, for example to end a handler. */
export interface Gate {
  readonly promise: Promise<void>;
  readonly open: () => void;
}

/** Creates a closed gate. */
export function createGate(): Gate {
  let open = () => {};
  const promise = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { promise, open: () => open() };
}
