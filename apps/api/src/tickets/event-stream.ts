import type { Response } from "express";

/** More unread than this: whoever reads so slowly is hung up on, and asks for everything anew when they come back. */
const MOST_UNREAD_BYTES = 64 * 1024;
const RECONNECT_MS = 3_000;

/** One answer of server-sent events (HTML Standard, 9.2). */
export class EventStream {
  constructor(private readonly response: Response) {
    response.status(200).set({
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-store, no-transform",
      // nginx holds answers back unless it is told not to.
      "x-accel-buffering": "no",
    });
    response.flushHeaders();
    this.write(`retry: ${RECONNECT_MS}\n\n`);
  }

  /** The id makes a browser say, when it comes back, that it was here before. */
  send(event: string, data: unknown = {}): void {
    this.write(`id: 1\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  /** Keeps proxies from taking the connection for dead. */
  beat(): void {
    this.write(": still here\n\n");
  }

  end(): void {
    this.response.end();
  }

  onClose(act: () => void): void {
    this.response.once("close", act);
  }

  private write(text: string): void {
    if (this.response.writableEnded || this.response.destroyed) return;
    this.response.write(text);
    if (this.response.writableLength > MOST_UNREAD_BYTES) this.response.destroy();
  }
}
