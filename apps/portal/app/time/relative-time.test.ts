import { expect, test } from "@jest/globals";
import { relativeTime } from "./relative-time.js";

const now = new Date("2026-11-23T12:00:00Z");

test.each([
  ["2026-11-23T12:00:20Z", "just now"],
  ["2026-11-23T11:59:00Z", "1 minute ago"],
  ["2026-11-23T10:00:01Z", "1 hour ago"],
  ["2026-11-22T12:00:00Z", "yesterday"],
  ["2026-11-26T13:00:00Z", "in 3 days"],
  ["2026-11-09T12:00:00Z", "2 weeks ago"],
  ["2024-11-01T12:00:00Z", "2 years ago"],
])("%s is %s", (instant, words) => expect(relativeTime(instant, now)).toBe(words));
