import {
  listenToAnnouncements,
  readsTicket,
  ticketsByIds,
  type Announcement,
  type PersonActor,
  type Ticket,
} from "@recourse/core";
import type { Logger } from "pino";
import type { DataSource } from "typeorm";
import { globalId } from "../graphql/global-id.js";
import type { EventStream } from "./event-stream.js";

export const MOST_STREAMS_OF_ONE = 20;
const MOST_STREAMS = 5_000;
const BEAT_MS = 20_000;
/** Who was deactivated or signed out hears nothing more after this time, at the latest. */
export const RECOGNISE_MS = 4_000;

/** Somebody whose page is told of changes. */
export interface Receiver {
  actor: PersonActor;
  /** What shows who they are: their session's cookie or their token. Streams with the same one are checked together. */
  credential: string;
  /** The same person once more, as they are now; null where they are not signed in any more. */
  recognise(): Promise<PersonActor | null>;
  /** Customers hear of one ticket, and only of what they can see of it; staff of all that they may read. */
  side: { desk: true } | { desk: false; ticketId: string };
  stream: EventStream;
}

/** The streams of this process, and the one connection that hears what every process announces. */
export class TicketStreams {
  private readonly receivers = new Set<Receiver>();
  private readonly listener;
  private readonly timers: NodeJS.Timeout[];
  private waiting: Announcement[] = [];
  private telling = false;
  private ended = false;

  constructor(
    private readonly db: DataSource,
    databaseUrl: string,
    private readonly log: Logger,
  ) {
    this.listener = listenToAnnouncements(databaseUrl, {
      onAnnouncement: (announcement) => this.hear(announcement),
      onGap: () => this.tellEverybody("refetch"),
      onTrouble: (error) =>
        log.warn({ err: error }, "the connection that hears of changes broke; it is made anew"),
    });
    this.timers = [
      setInterval(() => this.receivers.forEach(({ stream }) => stream.beat()), BEAT_MS),
      setInterval(() => void this.recogniseAll(), RECOGNISE_MS),
    ];
    for (const timer of this.timers) timer.unref();
  }

  /** Resolves when changes are heard of. */
  get listening(): Promise<void> {
    return this.listener.listening;
  }

  /** Whether there is room for another stream of this person, and in this process. */
  admits({ person }: PersonActor): boolean {
    const theirs = [...this.receivers].filter(({ actor }) => actor.person.id === person.id);
    return !this.ended && this.receivers.size < MOST_STREAMS && theirs.length < MOST_STREAMS_OF_ONE;
  }

  add(receiver: Receiver): void {
    this.receivers.add(receiver);
    receiver.stream.onClose(() => this.receivers.delete(receiver));
    receiver.stream.send("ready");
  }

  /** Ends every stream and takes no more: the process is stopping. */
  end(): void {
    this.ended = true;
    for (const timer of this.timers) clearInterval(timer);
    for (const { stream } of this.receivers) stream.end();
  }

  async close(): Promise<void> {
    this.end();
    await this.listener.close();
  }

  private tellEverybody(event: string): void {
    for (const { stream } of this.receivers) stream.send(event);
  }

  /** What comes while tickets are read is read together afterwards. */
  private hear(announcement: Announcement): void {
    if (this.receivers.size === 0) return;
    this.waiting.push(announcement);
    if (!this.telling) void this.tellAll();
  }

  private async tellAll(): Promise<void> {
    this.telling = true;
    while (this.waiting.length > 0) {
      const announcements = this.waiting;
      this.waiting = [];
      try {
        const ids = [...new Set(announcements.map(({ ticketId }) => ticketId))];
        const tickets = new Map((await ticketsByIds(this.db, ids)).map((ticket) => [ticket.id, ticket]));
        for (const announcement of announcements) {
          const ticket = tickets.get(announcement.ticketId);
          if (ticket !== undefined) this.tell(announcement, ticket);
        }
      } catch (error) {
        this.log.warn({ err: error }, "changed tickets could not be read; pages are told to load again");
        this.tellEverybody("refetch");
      }
    }
    this.telling = false;
  }

  private tell({ what, version, toCustomers }: Announcement, ticket: Ticket): void {
    const ticketId = globalId("Ticket", ticket.id);
    for (const { actor, side, stream } of this.receivers) {
      if (!readsTicket(actor, ticket)) continue;
      if (side.desk) stream.send(what === "presence" ? "presence" : "ticket", { ticketId, version, what });
      else if (toCustomers && side.ticketId === ticket.id) stream.send("ticket", { ticketId });
    }
  }

  /** Rights change while a stream is open: whoever lost theirs loses the stream. */
  private async recogniseAll(): Promise<void> {
    const byCredential = new Map<string, Receiver[]>();
    for (const receiver of this.receivers) {
      const key = `${receiver.side.desk} ${receiver.credential}`;
      byCredential.set(key, [...(byCredential.get(key) ?? []), receiver]);
    }
    await Promise.all([...byCredential.values()].map((same) => this.recognise(same)));
  }

  private async recognise(same: Receiver[]): Promise<void> {
    const [first] = same;
    // A database that does not answer is no reason to trust anybody longer: browsers come back by themselves.
    const actor = await first?.recognise().catch(() => null);
    for (const receiver of same) {
      if (actor == null) receiver.stream.end();
      else receiver.actor = actor;
    }
  }
}
