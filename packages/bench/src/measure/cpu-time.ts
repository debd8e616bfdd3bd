/** Starts to count the CPU time of this process. Returns a function that returns the time so far in nanoseconds. */
export function startCpuTimer(): () => number {
  const start = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(start);
    return (user + system) * 1000;
  };
}
