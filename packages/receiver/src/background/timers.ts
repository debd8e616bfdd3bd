/** A timer that can be ended before its time. */
export interface Timer {
  readonly clear: () => void;
}

/**
 * Starts a timer that looks once more before it fires: it lets one turn of the event loop pass. In a process
 * that was stopped, or kept busy, timers fire before the sockets are read.
 */
export function startTimer(ms: number, fire: () => void): Timer {
  let turn: NodeJS.Immediate | undefined;
  const timer = setTimeout(() => {
    turn = setImmediate(fire);
  }, ms);
  return {
    clear: () => {
      clearTimeout(timer);
      clearImmediate(turn);
    },
  };
}

/** Starts a timer that keeps no process alive. */
export function startIdleTimer(ms: number, fire: () => void): NodeJS.Timeout {
  return letEnd(setTimeout(fire, ms));
}

/** Starts a repeated timer that keeps no process alive. */
export function startIdleInterval(ms: number, fire: () => void): NodeJS.Timeout {
  return letEnd(setInterval(fire, ms));
}

/** Lets the process end while a timer runs. Outside of Node a timer may be a number. */
function letEnd(timer: NodeJS.Timeout): NodeJS.Timeout {
  return typeof timer === "object" ? timer.unref() : timer;
}

/** Waits for a promise, but not longer than this. Its later outcome is ignored. */
export function within<T>(ms: number, work: Promise<T>): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    let isSettled = false;
    let timer: Timer | undefined;
    function settle(end: () => void): void {
      isSettled = true;
      timer?.clear();
      end();
    }
    work.then(
      (value) => settle(() => resolve(value)),
      (error) => settle(() => reject(error)),
    );
    // What is done already, as in memory, needs no timer.
    queueMicrotask(() => {
      if (!isSettled) timer = startTimer(ms, () => resolve(undefined));
    });
  });
}
