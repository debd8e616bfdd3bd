// Messages of PostgreSQL's protocol: https://www.postgresql.org/docs/current/protocol-message-formats.html.

/** One message, with its header. */
export interface Frame {
  readonly type: string;
  readonly bytes: Buffer;
}

/** Splits a stream into messages. */
export class FrameReader {
  #rest: Buffer = Buffer.alloc(0);

  push(chunk: Buffer): void {
    this.#rest = Buffer.concat([this.#rest, chunk]);
  }

  /** Reads the first message of a client, which has no type. */
  takeStart(): Buffer | undefined {
    if (this.#rest.length < 4) return undefined;
    const length = this.#rest.readUInt32BE(0);
    return this.#rest.length < length ? undefined : this.#take(length);
  }

  take(): Frame | undefined {
    if (this.#rest.length < 5) return undefined;
    const length = 1 + this.#rest.readUInt32BE(1);
    if (this.#rest.length < length) return undefined;
    const bytes = this.#take(length);
    return { type: String.fromCharCode(bytes[0] ?? 0), bytes };
  }

  #take(length: number): Buffer {
    const taken = this.#rest.subarray(0, length);
    this.#rest = this.#rest.subarray(length);
    return taken;
  }
}

const sslRequest = 80_877_103;

/** Checks for the message that requests TLS. */
export function isSslRequest(start: Buffer): boolean {
  return start.readUInt32BE(4) === sslRequest;
}

/** Reads the names of the parameters that a client starts with. */
export function readParameterNames(start: Buffer): readonly string[] {
  return start
    .toString("utf8", 8)
    .split("\0")
    .filter((_, index) => index % 2 === 0)
    .filter(Boolean);
}

/** Makes a message. */
export function toFrame(type: string, content: string | Buffer): Buffer {
  const body = Buffer.from(content);
  const header = Buffer.from(`${type}\0\0\0\0`);
  header.writeUInt32BE(4 + body.length, 1);
  return Buffer.concat([header, body]);
}

/** Makes the message of an error that ends a connection. */
export function toErrorFrame(code: string, message: string): Buffer {
  return toFrame("E", `SFATAL\0VFATAL\0C${code}\0M${message}\0\0`);
}
