import { responseTimes, type CoreDeps, type ResponseTimes } from "@recourse/core";
import DataLoader from "dataloader";

/** How long tickets took lately, by `responseTimesKey`: a handful of rows, read whole. */
export function createResponseTimeLoaders({ db }: CoreDeps) {
  return {
    responseTimes: new DataLoader<string, ResponseTimes>(async (keys) => {
      const all = await responseTimes(db);
      return keys.map((key) => all.get(key) ?? { firstResponse: null, solve: null });
    }),
  };
}
