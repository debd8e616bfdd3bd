/** Loaded before a program. It moves the program's wall clock, like a wrong clock of a machine. */
const offsetMs = Number(process.env.PROOF_CLOCK_OFFSET_MS ?? 0);
const ownNow = Date.now;
const now = (): number => ownNow() + offsetMs;

globalThis.Date = new Proxy(Date, {
  get: (target, name) => (name === "now" ? now : Reflect.get(target, name)),
  apply: () => new Date().toString(),
  construct: (target, values, newTarget) =>
    Reflect.construct(target, values.length === 0 ? [now()] : values, newTarget),
});
Object.defineProperty(performance, "timeOrigin", { value: performance.timeOrigin + offsetMs });
