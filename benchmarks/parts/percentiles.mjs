/** The value below which `share` of the values lie. */
export function percentile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Runs `work` for each item, `width` at once, and answers with the milliseconds that each took. */
export async function timeEach(items, width, work) {
  const times = [];
  let next = 0;
  await Promise.all(
    Array.from({ length: width }, async () => {
      while (next < items.length) {
        const item = items[next++];
        const start = performance.now();
        await work(item);
        times.push(performance.now() - start);
      }
    }),
  );
  return times;
}
