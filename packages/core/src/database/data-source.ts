import "reflect-metadata";
import pg from "pg";
import { DataSource } from "typeorm";
import { AccessToken } from "../accounts/access-token.entity.js";
import { AccountCorrection } from "../accounts/account-correction.entity.js";
import { Account } from "../accounts/account.entity.js";
import { Membership } from "../accounts/membership.entity.js";
import { Person } from "../accounts/person.entity.js";
import { ServiceToken } from "../accounts/service-tokens/service-token.entity.js";
import { StaffMember } from "../accounts/staff-member.entity.js";
import { ArticleAutosave } from "../articles/article-autosave.entity.js";
import { ArticleRevision } from "../articles/article-revision.entity.js";
import { ArticleSchedule } from "../articles/article-schedule.entity.js";
import { Article } from "../articles/article.entity.js";
import { Category } from "../articles/category.entity.js";
import { DefectReport } from "../defects/defect-report.entity.js";
import { Defect } from "../defects/defect.entity.js";
import { FixBroadcast } from "../defects/fix-broadcast.entity.js";
import { StopWord } from "../search/stop-word.entity.js";
import { SynonymGroup } from "../search/synonym-group.entity.js";
import { ArticleFile } from "../articles/files/article-file.entity.js";
import { RevisionReview } from "../articles/revision-review.entity.js";
import { Attachment } from "../tickets/attachments/attachment.entity.js";
import { Contest } from "../tickets/contest.entity.js";
import { AnnounceAfterCommit } from "../tickets/announce.js";
import { Macro } from "../tickets/macro.entity.js";
import { Message } from "../tickets/message.entity.js";
import { SatisfactionRating } from "../tickets/satisfaction-rating.entity.js";
import { AddressChange } from "../accounts/address-change.entity.js";
import { IncomingMail } from "../mail/incoming/incoming-mail.entity.js";
import { Invitation } from "../accounts/invitation.entity.js";
import { OutgoingMail } from "../mail/outgoing-mail.entity.js";
import { StoredDecision } from "../tickets/stored-decision.entity.js";
import { Ticket } from "../tickets/ticket.entity.js";
import { AccountDeletion } from "../verification/account-deletion.entity.js";
import { Verification } from "../verification/verification.entity.js";
import { migrations } from "./migrations/index.js";

const { builtins, getTypeParser } = pg.types;

/** Numbers stay numbers (ours are far below 2^53) and calendar dates stay text: a Date would shift them by the zone of the machine. */
const types = {
  getTypeParser(oid: number, format?: "text" | "binary") {
    if (oid === builtins.INT8) {
      return Number;
    }
    return oid === builtins.DATE ? String : getTypeParser(oid, format ?? "text");
  },
};

export interface DataSourceOptions {
  poolSize?: number;
  /** Shown in pg_stat_activity. */
  applicationName?: string;
  /** Milliseconds after which the server gives a statement up. */
  statementTimeout?: number;
  /** Told of connections that break while idle; the pool replaces them by itself. */
  onPoolError?: (error: unknown) => void;
}

/** Connects to the database at `url`. Rejects when it cannot be reached. */
export async function createDataSource(url: string, options: DataSourceOptions = {}): Promise<DataSource> {
  const source = new DataSource({
    type: "postgres",
    url,
    poolSize: options.poolSize ?? 10,
    applicationName: options.applicationName ?? "recourse",
    connectTimeoutMS: 5_000,
    poolErrorHandler: options.onPoolError ?? (() => undefined),
    extra: { types, statement_timeout: options.statementTimeout ?? 30_000 },
    entities: [
      AccessToken,
      Account,
      AccountDeletion,
      AccountCorrection,
      Article,
      ArticleFile,
      ArticleAutosave,
      ArticleRevision,
      ArticleSchedule,
      Attachment,
      AddressChange,
      Category,
      Contest,
      Defect,
      DefectReport,
      FixBroadcast,
      IncomingMail,
      Invitation,
      Macro,
      Membership,
      Message,
      OutgoingMail,
      Person,
      RevisionReview,
      SatisfactionRating,
      ServiceToken,
      StaffMember,
      StopWord,
      StoredDecision,
      SynonymGroup,
      Ticket,
      Verification,
    ],
    migrations,
    subscribers: [AnnounceAfterCommit],
    migrationsTableName: "applied_migrations",
    installExtensions: false,
    synchronize: false,
    logging: false,
  });
  return source.initialize();
}
