import { type PatientTimer, startTimer } from "../background/timers.ts";

/** Holds deliveries for which a full inbox has no room yet, the oldest first. */
export class WaitingRoom {
  readonly #waiting = new Set<Visitor>();

  /** Waits for room, but not longer than these milliseconds. Resolves to false if none came. */
  wait(ms: number): Promise<boolean> {
    return new Promise((resolve) => {
      const visitor: Visitor = { leave: (hasRoom) => this.#leave(visitor, hasRoom), resolve };
      visitor.timer = startTimer(ms, () => visitor.leave(false));
      this.#waiting.add(visitor);
    });
  }

  /** Ends the wait of the oldest. */
  letIn(): void {
    const [oldest] = this.#waiting;
    oldest?.leave(true);
  }

  #leave(visitor: Visitor, hasRoom: boolean): void {
    this.#waiting.delete(visitor);
    visitor.timer?.clear();
    visitor.resolve(hasRoom);
  }
}

interface Visitor {
  readonly leave: (hasRoom: boolean) => void;
  readonly resolve: (hasRoom: boolean) => void;
  timer?: PatientTimer;
}
