import type { DataSource } from "typeorm";
import type { Clock } from "./ports.js";

/** Length of a window. All processes count in the same ones: they begin with each full minute. */
const WINDOW_MILLIS = 60_000;
/** How long counts may wait before they are shared. */
const FLUSH_MILLIS = 1_000;
/** The part of its limit that a caller may use before the other processes are told of it, and before theirs is asked for. */
const UNSHARED_PART = 0.1;
/** Callers of one window that are remembered; who was first is forgotten first. */
const MOST_KEYS = 50_000;

/** Who is limited, and to how many points a minute. */
export interface RateLimit {
  /** The same for all requests that share the limit, as "person:<id>". */
  readonly key: string;
  /** Points a minute. */
  readonly limit: number;
}

export interface RateLimitAnswer {
  readonly ok: boolean;
  readonly limit: number;
  /** Points that are left in this window. */
  readonly remaining: number;
  readonly resetAt: Date;
  /** Seconds until `resetAt`, at least 1. */
  readonly retryAfter: number;
}

interface Counter {
  /** Points used by way of all processes, as this one last heard. */
  shared: number;
  /** Points used by way of this process that are being written. */
  onTheirWay: number;
  /** … and that are not. */
  waiting: number;
}

interface Settings {
  db: DataSource;
  clock: Clock;
  /** Told when counts could not be shared. Until they can, each process limits by itself. */
  onTrouble: (error: unknown) => void;
}

/**
 * Limits how much callers may use in a minute, over any number of processes. Each counts in memory and shares its counts in one statement a
 * second, so that a request costs no round trip; only who uses more than a tenth of a limit within that second waits for it to be shared. So with
 * n processes a caller gets at most the limit and n tenths of it (or n requests, where one costs more than a tenth).
 */
export class RateLimits {
  private counters = new Map<string, Counter>();
  private window = 0;
  private timer: NodeJS.Timeout | null = null;
  private flushing: Promise<boolean> | null = null;
  private cleared = 0;

  constructor(private readonly settings: Settings) {}

  /** Uses points of a limit, or says that there are not as many left; a refusal uses none. */
  async take({ key, limit }: RateLimit, points: number): Promise<RateLimitAnswer> {
    let counter = this.counterOf(key);
    while (unshared(counter) > 0 && unshared(counter) + points > limit * UNSHARED_PART) {
      if (used(counter) + points > limit || !(await this.flush())) break;
      // A new window may have begun meanwhile.
      counter = this.counterOf(key);
    }
    const ok = used(counter) + points <= limit;
    if (ok) {
      counter.waiting += points;
      this.timer ??= setTimeout(() => void this.flush(), FLUSH_MILLIS).unref();
    }
    return this.answer(counter, limit, ok);
  }

  /** What is left of a limit, as far as this process knows. */
  look({ key, limit }: RateLimit): RateLimitAnswer {
    return this.answer(this.counterOf(key), limit, true);
  }

  /** Shares what waits; false where that failed. */
  async flush(): Promise<boolean> {
    this.flushing ??= this.share().finally(() => {
      this.flushing = null;
    });
    return this.flushing;
  }

  /** For the end of a process. */
  async close(): Promise<void> {
    await this.flush();
    clearTimeout(this.timer ?? undefined);
  }

  private counterOf(key: string): Counter {
    const window = Math.floor(this.settings.clock.now().getTime() / WINDOW_MILLIS);
    if (window !== this.window) {
      this.window = window;
      this.counters = new Map();
    }
    const known = this.counters.get(key);
    if (known !== undefined) return known;
    const counter = { shared: 0, onTheirWay: 0, waiting: 0 };
    this.counters.set(key, counter);
    if (this.counters.size > MOST_KEYS) {
      const [first] = this.counters.keys();
      if (first !== undefined) this.counters.delete(first);
    }
    return counter;
  }

  private answer(counter: Counter, limit: number, ok: boolean): RateLimitAnswer {
    const resetAt = new Date((this.window + 1) * WINDOW_MILLIS);
    const left = resetAt.getTime() - this.settings.clock.now().getTime();
    return {
      ok,
      limit,
      remaining: Math.max(0, limit - used(counter)),
      resetAt,
      retryAfter: Math.max(1, Math.ceil(left / 1_000)),
    };
  }

  private async share(): Promise<boolean> {
    clearTimeout(this.timer ?? undefined);
    this.timer = null;
    const given = [...this.counters].filter(([, { waiting }]) => waiting > 0);
    if (given.length === 0) return true;
    const start = new Date(this.window * WINDOW_MILLIS);
    for (const [, counter] of given) {
      counter.onTheirWay = counter.waiting;
      counter.waiting = 0;
    }
    try {
      const totals = await this.write(start, given);
      for (const [key, counter] of given) {
        counter.shared = totals.get(key) ?? counter.shared + counter.onTheirWay;
        counter.onTheirWay = 0;
      }
      await this.clear(start);
      return true;
    } catch (error) {
      for (const [, counter] of given) {
        counter.waiting += counter.onTheirWay;
        counter.onTheirWay = 0;
      }
      this.settings.onTrouble(error);
      return false;
    }
  }

  /** Adds to what is shared, and answers with the totals. In the order of the keys, so that two processes never wait for each other. */
  private async write(
    start: Date,
    given: readonly (readonly [string, Counter])[],
  ): Promise<ReadonlyMap<string, number>> {
    const rows = await this.settings.db.query<{ key: string; points: number }[]>(
      `insert into rate_limit_counts as c (window_start, key, points)
       select $1, key, points from unnest($2::text[], $3::bigint[]) as given (key, points) order by key
       on conflict (window_start, key) do update set points = c.points + excluded.points
       returning key, points`,
      [start, given.map(([key]) => key), given.map(([, { onTheirWay }]) => onTheirWay)],
    );
    return new Map(rows.map(({ key, points }) => [key, points]));
  }

  /** Once a window: what is over is no longer needed. */
  private async clear(start: Date): Promise<void> {
    if (this.cleared === start.getTime()) return;
    this.cleared = start.getTime();
    await this.settings.db.query("delete from rate_limit_counts where window_start < $1", [
      new Date(start.getTime() - WINDOW_MILLIS),
    ]);
  }
}

function unshared({ onTheirWay, waiting }: Counter): number {
  return onTheirWay + waiting;
}

function used(counter: Counter): number {
  return counter.shared + unshared(counter);
}
