import { fstatSync, writeSync } from "node:fs";

/** An output stream of a command. A failed write does not end the command. */
export class Output {
  readonly #stream: typeof process.stdout | typeof process.stderr;
  readonly #onFailure: (error: NodeJS.ErrnoException) => void;
  readonly #isFile: boolean;
  #isWhole = true;
  #unwritten = 0;
  #onWritten: (() => void) | undefined;

  /** @param onFailure is called once, at the first failure that the reader did not cause */
  constructor(
    stream: typeof process.stdout | typeof process.stderr,
    onFailure: (error: NodeJS.ErrnoException) => void,
  ) {
    this.#stream = stream;
    this.#onFailure = onFailure;
    this.#isFile = isFile(stream.fd);
    // The reader may close the output, and the command continues. Each write reports its own failure.
    stream.on("error", () => {});
  }

  /** Writes text or bytes, later if the reader is slow. */
  write(content: string | Uint8Array): void {
    if (this.#isFile) this.#writeToFile(content);
    else this.#writeToStream(content);
  }

  /** Resolves once every write has ended: to true if all of them succeeded. */
  async flush(): Promise<boolean> {
    if (this.#unwritten > 0) {
      await new Promise<void>((resolve) => {
        this.#onWritten = resolve;
      });
    }
    return this.#isWhole;
  }

  #writeToStream(content: string | Uint8Array): void {
    this.#unwritten += 1;
    this.#stream.write(content, (error) => {
      this.#unwritten -= 1;
      if (error) this.#fail(error);
      if (this.#unwritten === 0) this.#onWritten?.();
    });
  }

  /** Writes synchronously, because Node's file stream treats a partial write to a full disk as complete. */
  #writeToFile(content: string | Uint8Array): void {
    const bytes = Buffer.from(content);
    try {
      for (let at = 0; at < bytes.length; ) at += writeSync(this.#stream.fd, bytes, at);
    } catch (error) {
      this.#fail(error instanceof Error ? error : new Error("unknown"));
    }
  }

  #fail(error: NodeJS.ErrnoException): void {
    if (error.code === "EPIPE" || !this.#isWhole) return;
    this.#isWhole = false;
    this.#onFailure(error);
  }
}

function isFile(descriptor: number): boolean {
  try {
    return fstatSync(descriptor).isFile();
  } catch {
    return false;
  }
}
