import { segmentsOfTickets, type CoreDeps, type StoredSegment } from "@recourse/core";
import DataLoader from "dataloader";

/** Segments of the clocks of the tickets of one request. */
export function createTargetLoaders({ db }: CoreDeps) {
  return {
    clockSegments: new DataLoader<string, StoredSegment[]>(async (ids) => {
      const segments = await segmentsOfTickets(db, ids);
      return ids.map((id) => segments.filter(({ ticketId }) => ticketId === id));
    }),
  };
}
