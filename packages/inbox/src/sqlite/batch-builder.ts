import type { ClaimOnPut, InboxEntry } from "@order-webhooks/receiver";
import type { Operation } from "../durable/storage.ts";
import { InboxError } from "../errors.ts";
import {
  type Batch,
  type BatchReply,
  type PutValue,
  type Refusal,
  type Times,
  toPutValues,
} from "./protocol.ts";

/** The most operations that are committed together. */
const mostOperations = 256;

/** The bytes of bodies after which a batch takes no more. */
const mostBytes = 4 * 1024 * 1024;

const firstBytes = 64 * 1024;

/** Takes the outcome of one operation. */
export interface Outcome {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** Operations that wait to be committed together. Bodies are copied at once, since their buffers may be used again. */
export class BatchBuilder {
  readonly #outcomes: Outcome[] = [];
  readonly #operations: (Operation | null)[] = [];
  readonly #puts: PutValue[] = [];
  #bodies = new ArrayBuffer(0);
  #bytes = 0;

  /** The number of its operations. */
  get size(): number {
    return this.#outcomes.length;
  }

  /** The bytes of its bodies. */
  get bytes(): number {
    return this.#bytes;
  }

  get isFull(): boolean {
    return this.#outcomes.length >= mostOperations || this.#bytes >= mostBytes;
  }

  put(entry: InboxEntry, claim: ClaimOnPut | null, outcome: Outcome): void {
    this.#copy(entry.body);
    this.#puts.push(...toPutValues(entry, claim));
    this.#add(null, outcome);
  }

  add(operation: Operation, outcome: Outcome): void {
    this.#add(operation, outcome);
  }

  /** Returns the batch. Its bodies move to the thread, so there is no other. */
  toBatch(times: Times): Batch {
    const [operations, puts, bodies] = [this.#operations, this.#puts, this.#bodies];
    return { kind: "batch", ...times, operations, puts, bodies };
  }

  /** Passes on what became of each operation. */
  settle({ results, failure }: BatchReply): void {
    const error = failure && toError(failure);
    for (const [index, { resolve, reject }] of this.#outcomes.entries()) {
      const isWritten = results !== null && (error === null || this.#operations[index] !== null);
      if (isWritten) resolve(results[index]);
      else reject(error);
    }
  }

  reject(error: unknown): void {
    for (const { reject } of this.#outcomes) reject(error);
  }

  #add(operation: Operation | null, outcome: Outcome): void {
    this.#operations.push(operation);
    this.#outcomes.push(outcome);
  }

  #copy(body: Uint8Array): void {
    const end = this.#bytes + body.byteLength;
    if (end > this.#bodies.byteLength) this.#grow(end);
    new Uint8Array(this.#bodies).set(body, this.#bytes);
    this.#bytes = end;
  }

  #grow(least: number): void {
    let bytes = Math.max(firstBytes, this.#bodies.byteLength);
    while (bytes < least) bytes *= 2;
    const grown = new Uint8Array(bytes);
    grown.set(new Uint8Array(this.#bodies));
    this.#bodies = grown.buffer;
  }
}

/** Makes an error of one that came from the thread. */
export function toError({ code, ...details }: Refusal): InboxError {
  return new InboxError(code, details);
}
