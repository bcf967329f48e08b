import { randomUUID } from "node:crypto";

let lastMillis = 0;
let counter = 0;

/**
 * A UUID of version 7 (RFC 9562, 5.7 and 6.2 method 1): the time in milliseconds, a counter within the millisecond, then random
 * bits; so the rows of one operation stay in the order they were made. Made here rather than by the database where several rows
 * that name each other are written in one statement.
 */
export function newId(at: Date): string {
  const millis = at.getTime();
  counter = millis === lastMillis ? (counter + 1) & 0x0fff : 0;
  lastMillis = millis;
  const time = millis.toString(16).padStart(12, "0");
  const place = (0x7000 | counter).toString(16);
  // Of a random UUID the variant and what follows it; Node makes them many at a time.
  return `${time.slice(0, 8)}-${time.slice(8)}-${place}-${randomUUID().slice(19)}`;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Ids come from outside: what is none must not reach a uuid column, where it would be an error instead of an unknown id. */
export function isId(text: string): boolean {
  return UUID.test(text);
}
