/** Starts to count the CPU time of this process. The function that it returns gives it in nanoseconds. */
export function startCpuTimer(): () => number {
  const start = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(start);
    return (user + system) * 1000;
  };
}
