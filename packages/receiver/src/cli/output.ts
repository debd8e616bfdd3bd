import { fstatSync, writeSync } from "node:fs";

/** A stream of the process that a command prints to. No failure to write ends the command. */
export class Output {
  readonly #stream: typeof process.stdout | typeof process.stderr;
  readonly #onFailure: (error: NodeJS.ErrnoException) => void;
  readonly #isFile: boolean;
  #isWhole = true;
  #unwritten = 0;
  #onWritten: (() => void) | undefined;

  /** @param onFailure is called once, at the first failure that is not the reader's */
  constructor(
    stream: typeof process.stdout | typeof process.stderr,
    onFailure: (error: NodeJS.ErrnoException) => void,
  ) {
    this.#stream = stream;
    this.#onFailure = onFailure;
    this.#isFile = isFile(stream.fd);
    // The reader of the output may close it. Deliveries come all the same. Each write reports its own failure.
    stream.on("error", () => {});
  }

  /** Writes text or bytes, later if the reader is slow. */
  write(content: string | Uint8Array): void {
    if (this.#isFile) this.#writeToFile(content);
    else this.#writeToStream(content);
  }

  /** Resolves once everything is written, or cannot be: to true if no part is missing. */
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

  /** Node's stream of a file takes a part that was written, when the disk is full, for all of it. */
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
