import { warn } from "../../durable/warnings.ts";
import { describeFailure } from "./failure.ts";

/** Time in ms after which an outage is reported. A restart of the server may take less time, and is not reported. */
const quietMs = 2_000;

/** Reports that a database is down, and that it is back. Errors of operations may not show the reason. */
export class Outage {
  readonly #place: string;
  #since: number | undefined;
  #isAnnounced = false;

  constructor(place: string) {
    this.#place = place;
  }

  /** Time of the first failure since the database answered. */
  get since(): number | undefined {
    return this.#since;
  }

  /** Records a failure of the connection. */
  note(error: unknown, at: number): void {
    this.#since ??= at;
    if (this.#isAnnounced || at - this.#since < quietMs) return;
    this.#isAnnounced = true;
    const found = describeFailure(error);
    const rest = "The inbox tries again until the database answers.";
    warn(
      "INBOX_DATABASE_AWAY",
      `${this.#place}: expected a database that answers, got ${found}. ${rest}`,
    );
  }

  /** Records an answer. */
  end(): void {
    if (this.#isAnnounced && this.#since !== undefined) {
      const away = describeTime(performance.now() - this.#since);
      warn("INBOX_DATABASE_BACK", `${this.#place}: the database answers again, after ${away}.`);
    }
    this.#since = undefined;
    this.#isAnnounced = false;
  }
}

/** Formats a time in seconds, or in minutes from two minutes on. */
function describeTime(ms: number): string {
  const seconds = Math.round(ms / 1_000);
  return seconds < 120 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
}
