import type { IncomingMail } from "@recourse/core";
import { sendMail, type Message } from "@recourse/core";
import { createTestDatabase, openedTicket, unique, type TestDatabase } from "@recourse/testing";
import { mailScene, plainMail, type MailScene } from "./mail-scene.js";

export const SUPPORT = "support@help.test";

interface Sent {
  to?: string;
  /** Of the envelope; the person's own unless told otherwise. */
  mailFrom?: string;
  subject?: string;
  text?: string;
  headers?: string[];
  raw?: string | Buffer;
}

/** A help desk with its database that takes mail, and what became of each. */
export class MailInbox {
  private constructor(
    readonly database: TestDatabase,
    readonly scene: MailScene,
  ) {}

  static async open(): Promise<MailInbox> {
    const database = await createTestDatabase();
    return new MailInbox(database, await mailScene(database, { connectionsEach: 100 }));
  }

  async close(): Promise<void> {
    await this.scene.close();
    await this.database.drop();
  }

  /** Delivered, and looked at: what became of it. */
  async receive(
    from: string,
    { to = SUPPORT, mailFrom, subject, text, headers = [], raw }: Sent = {},
  ): Promise<IncomingMail> {
    const mark = unique("mark");
    const [, address = from] = /<(.*)>/.exec(from) ?? [];
    const written = plainMail(
      { from, to, text: text ?? `Words of the mail. ${mark}`, ...(subject === undefined ? {} : { subject }) },
      [`X-Mark: ${mark}`, ...headers],
    );
    const bytes =
      raw === undefined ? written : Buffer.concat([Buffer.from(`X-Mark: ${mark}\r\n`), Buffer.from(raw)]);
    await this.scene.deliver({ raw: bytes, from: mailFrom ?? address, to });
    await this.scene.handleAll();
    const mail = await this.scene.find(mark);
    if (mail === null) throw new Error("The mail is not there.");
    return mail;
  }

  messagesOf(ticketId: string | null): Promise<Message[]> {
    return this.database.db.query(
      `select id, author_id as "authorId", by_staff as "byStaff", kind, body, folded, masked from messages where ticket_id = $1 order by created_at, id`,
      [ticketId],
    );
  }

  async ticketOf(id: string | null) {
    const [ticket] = await this.database.db.query<
      {
        state: string;
        version: number;
        participants: string[];
        requester: string;
        number: number;
        subject: string;
      }[]
    >(
      `select state, version, participant_ids as participants, requester_id as requester, number, subject from tickets where id = $1`,
      [id],
    );
    return ticket;
  }

  /** Mails written to an address, and to nobody else. */
  mailsTo(address: string): Promise<{ id: string; template: string }[]> {
    return this.database.db.query(
      "select id, template from outgoing_mails where to_address = $1 order by created_at, id",
      [address],
    );
  }

  /** A ticket whose admin was written to: with their reply address. */
  async ticketWithToken() {
    const ticket = await openedTicket(this.database.db, {});
    const [received] = await this.mailsTo(ticket.admin.person.email);
    await sendMail(this.scene.deps, { mailId: received?.id ?? "" });
    const sent = this.scene.deps.mailer.sent.at(-1);
    return {
      ...ticket,
      xa: ticket.admin.person.email,
      replyTo: sent?.replyTo ?? "",
      bounceTo: sent?.bounceTo ?? "",
      messageId: sent?.messageId ?? "",
    };
  }

  async stateOf(ticketId: string) {
    const [ticket, messages] = [await this.ticketOf(ticketId), await this.messagesOf(ticketId)];
    return { ...ticket, messages: messages.length };
  }
}
