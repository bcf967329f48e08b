import { SingleBar } from "cli-progress";
import type { ImportProgress } from "./import-report.js";

/** A line is enough for a log. */
const lineEvery = 5_000;

/** A bar on a terminal, now and then a line elsewhere. */
export function showProgress(stream: NodeJS.WriteStream): { progress: ImportProgress; end(): void } {
  if (stream.isTTY) {
    const bar = new SingleBar({
      stream,
      format: "  {bar} {value}/{total} articles · {eta_formatted} left",
      hideCursor: true,
      etaBuffer: 50,
    });
    let started = false;
    return {
      progress(done, total) {
        if (started) bar.update(done);
        else bar.start(total, done);
        started = true;
      },
      end: () => bar.stop(),
    };
  }
  let last = performance.now();
  return {
    progress(done, total) {
      if (performance.now() - last < lineEvery && done < total) return;
      last = performance.now();
      stream.write(`  ${done} of ${total} articles\n`);
    },
    end: () => undefined,
  };
}
