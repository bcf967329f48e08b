import type { GraphQLSchema } from "graphql";
import { buildSchemaSync } from "type-graphql";
import { AccessTokenResolver } from "./accounts/access-token.resolver.js";
import { AccountAuditFeedResolver, AuditFeedEntryResolver } from "./accounts/audit-feed.resolver.js";
import { AccountPeopleResolver } from "./accounts/account-people.resolver.js";
import { AccountSharingResolver } from "./accounts/account-sharing.resolver.js";
import { AccountResolver } from "./accounts/account.resolver.js";
import { MembershipChangeResolver } from "./accounts/membership-change.desk.resolver.js";
import { AccountCorrectionResolver, AccountFactsResolver } from "./accounts/account-facts.desk.resolver.js";
import { ProvisioningResolver } from "./accounts/provisioning.resolver.js";
import { AccountSignInResolver } from "./accounts/single-sign-on/account-sign-in.resolver.js";
import { DeskStaffResolver } from "./accounts/staff-member.desk.resolver.js";
import { TrialResolver } from "./accounts/trial.desk.resolver.js";
import { ViewerCanResolver, ViewerResolver } from "./accounts/viewer.resolver.js";
import {
  ArticleFileConnectionResolver,
  ArticleFileResolver,
  FilesOfArticleResolver,
} from "./articles/article-file.desk.resolver.js";
import { ArticlePreflightResolver } from "./articles/article-preflight.desk.resolver.js";
import {
  ArticleCheckResolver,
  ArticleReviewPermissionsResolver,
  DeskViewerCanResolver,
} from "./articles/article-permissions.desk.resolver.js";
import { ArticleReviewResolver } from "./articles/article-review.desk.resolver.js";
import { ArticleAtSlugResolver } from "./articles/article-at-slug.resolver.js";
import { ArticleAutosaveResolver } from "./articles/article-autosave.desk.resolver.js";
import { ArticleLifecycleMutations } from "./articles/article-lifecycle-mutations.desk.resolver.js";
import {
  ArticleScheduleMutations,
  ArticleScheduleResolver,
} from "./articles/article-schedule.desk.resolver.js";
import { ArticleVoteResolver } from "./articles/article-vote.resolver.js";
import { ArticleConnectionResolver, ArticleResolver } from "./articles/article.resolver.js";
import { CategoryResolver } from "./articles/category.resolver.js";
import { DeskCategoryMutations } from "./articles/desk-category-mutations.desk.resolver.js";
import { DeskCategoryResolver } from "./articles/desk-category.desk.resolver.js";
import { DeskArticleMutations } from "./articles/desk-article-mutations.desk.resolver.js";
import {
  ArticleRevisionResolver,
  DeskArticleConnectionResolver,
  DeskArticleResolver,
} from "./articles/desk-article.desk.resolver.js";
import {
  DeskArticleAddressResolver,
  RevisionHistoryResolver,
  RevisionReviewResolver,
} from "./articles/revision-history.desk.resolver.js";
import { DefectMutations } from "./defects/defect-mutations.desk.resolver.js";
import { DefectReportResolver } from "./defects/defect-report.resolver.js";
import {
  DefectOfEventResolver,
  DefectOfTicketResolver,
  DefectResolver,
  DefectTicketResolver,
  DeskDefectReportResolver,
  FixBroadcastResolver,
} from "./defects/defect.desk.resolver.js";
import { KnownIssueResolver, KnownIssuesOfArticleResolver } from "./defects/known-issue.resolver.js";
import { DefectEventResolver, KnownIssueOfTicketResolver } from "./defects/ticket-defect.resolver.js";
import { NodeResolver } from "./graphql/node.resolver.js";
import { ArticleTicketMutations } from "./insights/article-ticket-mutations.desk.resolver.js";
import {
  ArticleOfTicketResolver,
  TicketArticlesResolver,
  TicketOfArticleResolver,
  TicketsOfArticleResolver,
} from "./insights/article-ticket.desk.resolver.js";
import { BoardResolver, BoardViewerCanResolver } from "./insights/board.desk.resolver.js";
import { FeedbackOfArticleResolver, FeedbackResolver } from "./insights/feedback.desk.resolver.js";
import { GapMutations } from "./insights/gap-mutations.desk.resolver.js";
import { GapResolver, GapsOfArticleResolver } from "./insights/gap.desk.resolver.js";
import { InsightsResolver } from "./insights/insights.desk.resolver.js";
import { SearchesBeforeResolver } from "./insights/searches-before.desk.resolver.js";
import { SearchFinishResolver } from "./insights/search-finish.resolver.js";
import { ArticleSearchResolver } from "./search/article-search.resolver.js";
import { ReadingAlertResolver } from "./accounts/reading-alert.desk.resolver.js";
import { IncomingMailResolver } from "./mail/incoming-mail.desk.resolver.js";
import { OutgoingMailResolver } from "./mail/outgoing-mail.desk.resolver.js";
import { SearchIndexResolver } from "./search/search-index.desk.resolver.js";
import { SearchWordMutations } from "./search/search-word-mutations.desk.resolver.js";
import {
  SearchWordsResolver,
  StopWordResolver,
  SynonymGroupResolver,
} from "./search/search-words.desk.resolver.js";

import {
  AccountDeletionResolver,
  DeletionOfAccountResolver,
} from "./verification/account-deletion.resolver.js";
import {
  DeletionCertificateResolver,
  ProofOnDeskResolver,
  ProofPermissions,
} from "./verification/verification.desk.resolver.js";
import {
  VerificationEventResolver,
  VerificationMutations,
  VerificationOfTicketResolver,
  VerificationPermissions,
} from "./verification/verification.resolver.js";
import { deskTicketResolvers, ticketResolvers } from "./tickets/ticket-resolvers.js";

const forEverybody = [
  AccountDeletionResolver,
  DeletionOfAccountResolver,
  VerificationEventResolver,
  VerificationMutations,
  VerificationOfTicketResolver,
  VerificationPermissions,
  AccessTokenResolver,
  AccountPeopleResolver,
  AccountResolver,
  AccountSharingResolver,
  AccountSignInResolver,
  AccountAuditFeedResolver,
  AuditFeedEntryResolver,
  ArticleAtSlugResolver,
  ArticleConnectionResolver,
  ArticleResolver,
  ArticleSearchResolver,
  ArticleVoteResolver,
  CategoryResolver,
  DefectEventResolver,
  DefectReportResolver,
  KnownIssueOfTicketResolver,
  KnownIssueResolver,
  KnownIssuesOfArticleResolver,
  NodeResolver,
  ProvisioningResolver,
  SearchFinishResolver,
  ViewerCanResolver,
  ViewerResolver,
  ...ticketResolvers,
] as const;

/** Defined in `*.desk.resolver.ts`: what only staff may see or do does not exist in the public schema. */
const forStaff = [
  DeletionCertificateResolver,
  ProofOnDeskResolver,
  ProofPermissions,
  BoardResolver,
  BoardViewerCanResolver,
  AccountCorrectionResolver,
  AccountFactsResolver,
  ArticleAutosaveResolver,
  ArticleCheckResolver,
  ArticleLifecycleMutations,
  ArticleFileConnectionResolver,
  ArticleFileResolver,
  FilesOfArticleResolver,
  ArticleOfTicketResolver,
  ArticlePreflightResolver,
  ArticleReviewPermissionsResolver,
  ArticleReviewResolver,
  ArticleRevisionResolver,
  ArticleScheduleMutations,
  ArticleScheduleResolver,
  ArticleTicketMutations,
  DefectMutations,
  DefectOfEventResolver,
  DefectOfTicketResolver,
  DefectResolver,
  DefectTicketResolver,
  DeskArticleAddressResolver,
  DeskArticleConnectionResolver,
  DeskArticleMutations,
  DeskArticleResolver,
  DeskCategoryMutations,
  DeskCategoryResolver,
  DeskDefectReportResolver,
  DeskStaffResolver,
  DeskViewerCanResolver,
  FeedbackOfArticleResolver,
  FeedbackResolver,
  FixBroadcastResolver,
  GapMutations,
  GapResolver,
  GapsOfArticleResolver,
  InsightsResolver,
  MembershipChangeResolver,
  OutgoingMailResolver,
  ReadingAlertResolver,
  IncomingMailResolver,
  RevisionHistoryResolver,
  RevisionReviewResolver,
  SearchesBeforeResolver,
  SearchIndexResolver,
  SearchWordMutations,
  SearchWordsResolver,
  StopWordResolver,
  SynonymGroupResolver,
  TicketArticlesResolver,
  TicketOfArticleResolver,
  TicketsOfArticleResolver,
  TrialResolver,
  ...deskTicketResolvers,
] as const;

/** Both schemas. The public one is built first: building adds the fields of the resolvers it is given to the shared types. */
export function createSchemas(): { public: GraphQLSchema; desk: GraphQLSchema } {
  const everybody = buildSchemaSync({ resolvers: [...forEverybody], validate: false });
  return {
    public: everybody,
    desk: buildSchemaSync({ resolvers: [...forEverybody, ...forStaff], validate: false }),
  };
}
