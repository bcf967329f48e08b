import type { SupportPolicy } from "@recourse/policy";
import type { DataSource } from "typeorm";
import type { MailAddresses } from "./mail/incoming/mail-address.js";
import type { SecretCodes } from "./mail/secret-codes.js";
import type {
  ArticleIndex,
  Clock,
  DomainRecords,
  FileStore,
  IdentityProviders,
  MailComposer,
  Mailer,
  MailReader,
} from "./ports.js";

/** What every operation is given by the application that runs it. */
export interface CoreDeps {
  db: DataSource;
  clock: Clock;
  policy: SupportPolicy;
  index: ArticleIndex;
  files: FileStore;
}

/** The same for what proves who somebody is, which takes the installation's secret. */
export interface IdentityDeps extends CoreDeps {
  codes: Pick<SecretCodes, keyof SecretCodes>;
}

/** And for signing in by the providers of customers. */
export interface ProviderDeps extends Pick<IdentityDeps, "db" | "clock" | "codes"> {
  providers: IdentityProviders;
  /** Scheme, host and port of the public origin, to which people come back. */
  publicUrl: string;
}

/** And for looking at whose a mail domain is. */
export interface DomainDeps extends Pick<IdentityDeps, "db" | "clock" | "codes"> {
  domainRecords: DomainRecords;
}

/** And for what sends mail. */
export interface MailDeps extends IdentityDeps {
  composer: MailComposer;
  /** Null: there is no way out, and mails wait. */
  mailer: Mailer | null;
  /** Scheme, host and port of the public origin, which links begin with. */
  publicUrl: string;
  /** Which addresses are ours. */
  addresses: MailAddresses;
}

/** And for what reads mail. */
export interface IncomingMailDeps extends MailDeps {
  reader: MailReader;
}
