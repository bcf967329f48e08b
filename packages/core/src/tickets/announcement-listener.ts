import pg from "pg";
import { announcementChannel, parseAnnouncement, type Announcement } from "./announce.js";

export interface AnnouncementHandlers {
  onAnnouncement(announcement: Announcement): void;
  /** The connection was away and is back: what was announced meanwhile is not known. */
  onGap(): void;
  /** Told when the connection breaks or cannot be made. */
  onTrouble(error: unknown): void;
}

export interface AnnouncementListener {
  /** Resolves when the channel is listened to for the first time. */
  readonly listening: Promise<void>;
  close(): Promise<void>;
}

const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 10_000;

/** Keeps one connection that hears what is announced, and makes it anew, ever more patiently, when it breaks. */
export function listenToAnnouncements(
  databaseUrl: string,
  handlers: AnnouncementHandlers,
): AnnouncementListener {
  let client: pg.Client | null = null;
  let retry: NodeJS.Timeout | null = null;
  let closed = false;
  let failures = 0;
  let heardBefore = false;
  let heard: () => void = () => undefined;
  const listening = new Promise<void>((resolve) => (heard = resolve));

  const again = (error: unknown): void => {
    client = null;
    if (closed) {
      return;
    }
    handlers.onTrouble(error);
    const wait = Math.min(FIRST_WAIT_MS * 2 ** failures, LONGEST_WAIT_MS);
    failures += 1;
    retry = setTimeout(connect, wait * (0.5 + Math.random() / 2));
  };

  const connect = (): void => {
    const connection = new pg.Client({
      connectionString: databaseUrl,
      application_name: "recourse-listener",
      keepAlive: true,
      connectionTimeoutMillis: 5_000,
    });
    client = connection;
    let broken = false;
    const breakOff = (error: unknown): void => {
      if (broken) {
        return;
      }
      broken = true;
      connection.end().catch(() => undefined);
      again(error);
    };
    connection.on("error", breakOff);
    connection.on("end", () => breakOff(new Error("The connection that listens ended.")));
    connection.on("notification", ({ payload }) => {
      const announcement = parseAnnouncement(payload ?? "");
      if (announcement !== null) {
        handlers.onAnnouncement(announcement);
      }
    });
    connection
      .connect()
      .then(() => connection.query(`listen ${announcementChannel}`))
      .then(() => {
        failures = 0;
        if (heardBefore) {
          handlers.onGap();
        }
        heardBefore = true;
        heard();
      }, breakOff);
  };
  connect();

  return {
    listening,
    async close() {
      closed = true;
      if (retry !== null) {
        clearTimeout(retry);
      }
      await client?.end().catch(() => undefined);
    },
  };
}
