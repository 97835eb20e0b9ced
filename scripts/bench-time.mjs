/** Runs work: its answer, and the milliseconds of processor time, so that other work on the machine disturbs less. */
export function timed(work) {
  const start = process.cpuUsage();
  const answer = work();
  const { user, system } = process.cpuUsage(start);
  return { time: (user + system) / 1000, answer };
}

/** The middle and the longest of some times. */
export function middleOf(times) {
  const sorted = [...times].sort((one, other) => one - other);
  return { median: sorted[Math.floor(sorted.length / 2)], longest: sorted[sorted.length - 1] };
}
