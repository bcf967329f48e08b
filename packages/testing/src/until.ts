import { setTimeout } from "node:timers/promises";

/** Waits for the thing itself, which another process or a job brings about; the test's own time limit ends it. */
export async function until(done: () => Promise<boolean>): Promise<void> {
  while (!(await done())) await setTimeout(10);
}
