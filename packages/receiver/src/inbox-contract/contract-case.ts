import type { Inbox } from "../inbox/inbox.ts";

/** An inbox to try, with a clock that the cases move. */
export interface InboxUnderTest {
  readonly inbox: Inbox;
  /**
   * A second handle on the same entries, as another process has. Leave it out if there can be no second: then the
   * cases use the first in its place.
   */
  readonly other?: Inbox;
  /** Lets time go by on the inbox's clock, in ms. */
  pass(ms: number): void | Promise<void>;
  /**
   * Moves the machine's wall clock by a time in ms that may be negative, while no time goes by. Nothing happens where
   * an inbox reads no wall clock.
   */
  jump(ms: number): void | Promise<void>;
}

/** Makes an inbox that is empty, each time it is called. */
export type MakeInbox = () => InboxUnderTest | Promise<InboxUnderTest>;

/** One rule of the contract that every inbox keeps. */
export interface InboxContractCase {
  /** The rule, such as `keeps one entry a key, however many put it at once`. */
  readonly name: string;
  /**
   * Tries an inbox, and closes it. Rejects with an `AssertionError` whose message says which rule the inbox
   * broke.
   */
  run(makeInbox: MakeInbox): Promise<void>;
}
