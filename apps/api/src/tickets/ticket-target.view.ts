import type { StoredSegment } from "@recourse/core";
import { remainingMillis, traceClock, type SupportPolicy } from "@recourse/policy";
import { globalId } from "../graphql/global-id.js";
import type { TicketTarget, TicketTargetState } from "./ticket-target.type.js";

/** The clocks of one ticket, oldest first, from all its segments in their order. */
export function ticketTargets(
  policy: SupportPolicy,
  segments: readonly StoredSegment[],
  now: Date,
): TicketTarget[] {
  const clocks = new Map<string, StoredSegment[]>();
  for (const segment of segments) {
    clocks.set(segment.clockId, [...(clocks.get(segment.clockId) ?? []), segment]);
  }
  return [...clocks.values()].flatMap((each) => targetView(policy, each, now.toISOString()));
}

function targetView(policy: SupportPolicy, segments: readonly StoredSegment[], now: string): TicketTarget[] {
  const [first, last] = [segments[0], segments.at(-1)];
  if (first === undefined || last === undefined) return [];
  const dueAt = last.dueAt === null ? null : new Date(last.dueAt);
  return [
    {
      id: globalId("TicketTarget", last.clockId),
      kind: last.target,
      state: stateOf(last),
      cause: last.endedAt === null ? last.pausedFor : null,
      targetMinutes: last.targetMinutes,
      startedAt: new Date(first.startedAt),
      dueAt,
      metAt: last.endedBy === "answered" && last.endedAt !== null ? new Date(last.endedAt) : null,
      breached: dueAt !== null && dueAt < new Date(last.endedAt ?? now),
      remainingMinutes: last.endedAt === null ? Math.round(remainingMillis(segments, now) / 60_000) : null,
      trace: traceClock(policy, segments, now),
    },
  ];
}

function stateOf({ endedAt, endedBy, pausedFor }: StoredSegment): TicketTargetState {
  if (endedAt !== null) return endedBy === "answered" ? "answered" : "ended";
  return pausedFor === null ? "running" : "paused";
}
