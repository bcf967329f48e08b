import type { Clock } from "@recourse/core";

/** A Tuesday morning within opening hours of the shipped policy. */
export const TUESDAY = new Date("2026-04-14T16:00:00Z");

/** Stands still until a test moves it. */
export class FakeClock implements Clock {
  private time: number;

  constructor(at: Date = TUESDAY) {
    this.time = at.getTime();
  }

  now(): Date {
    return new Date(this.time);
  }

  set(at: Date): void {
    this.time = at.getTime();
  }

  advance({
    days = 0,
    hours = 0,
    minutes = 0,
    seconds = 0,
  }: Partial<Record<"days" | "hours" | "minutes" | "seconds", number>>): void {
    this.time += (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
  }
}
