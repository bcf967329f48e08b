import type {
  ComposedMail,
  HandedMail,
  MailComposer,
  MailContent,
  Mailer,
  MailOutcome,
} from "@recourse/core";

/** Keeps what is sent; `answer` is what the other side says to the next ones. */
export class FakeMailer implements Mailer {
  readonly sent: HandedMail[] = [];
  answer: (mail: HandedMail) => MailOutcome | Promise<MailOutcome> = () => ({ outcome: "sent" });

  async send(mail: HandedMail, handOver: () => Promise<boolean>): Promise<MailOutcome> {
    if (!(await handOver())) return { outcome: "put_off", reason: "Somebody else has it." };
    const outcome = await this.answer(mail);
    if (outcome.outcome === "sent") this.sent.push(mail);
    return outcome;
  }
}

/** The template for a subject, and all that a mail was filled with for a text. */
export class FakeMailComposer implements MailComposer {
  compose(content: MailContent): Promise<ComposedMail> {
    return Promise.resolve({
      subject: content.template,
      text: JSON.stringify(content),
      html: "<p>A mail</p>",
    });
  }
}
