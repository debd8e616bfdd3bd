/** A timer that can be cleared. */
export interface Timer {
  readonly clear: () => void;
}

/**
 * Starts a timer that waits for one more turn of the event loop before it fires. After a stop or a busy period of the
 * process, timers fire before the sockets are read.
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

/** Starts a timer that does not keep the process alive. */
export function startIdleTimer(ms: number, fire: () => void): NodeJS.Timeout {
  return letEnd(setTimeout(fire, ms));
}

/** Starts a repeated timer that does not keep the process alive. */
export function startIdleInterval(ms: number, fire: () => void): NodeJS.Timeout {
  return letEnd(setInterval(fire, ms));
}

/** Allows the process to end while a timer runs. Outside of Node.js a timer may be a number. */
function letEnd(timer: NodeJS.Timeout): NodeJS.Timeout {
  return typeof timer === "object" ? timer.unref() : timer;
}

/** Waits for a promise, at most for these milliseconds. Then resolves to undefined, and ignores the later outcome. */
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
    // A promise that is already settled needs no timer.
    queueMicrotask(() => {
      if (!isSettled) timer = startTimer(ms, () => resolve(undefined));
    });
  });
}
