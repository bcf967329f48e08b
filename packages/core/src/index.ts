export type { Audience, MembershipRole, StaffRole } from "@recourse/policy";
export {
  audienceOf,
  mayUseScope,
  policyViewer,
  tokenScopes,
  type Actor,
  type Channel,
  type PersonActor,
  type ServiceActor,
  type TokenScope,
} from "./actor.js";
export { writeAudit, type AuditRow } from "./audit-trail.js";
export type { CoreDeps, DomainDeps, IdentityDeps, IncomingMailDeps, MailDeps, ProviderDeps } from "./deps.js";
export {
  accountOfChain,
  type AuditEntry,
  type AuditLink,
  type ChainHead,
  type RecordedRow,
} from "./audit/audit-entry.js";
export {
  checkAuditTrail,
  type AuditFault,
  type AuditProblem,
  type AuditTotals,
} from "./audit/check-audit-trail.js";
export { readAuditTrail } from "./audit/read-audit-trail.js";
export { recordPolicy } from "./audit/record-policy.js";
export { policyHistoryPage, type PolicyRecord } from "./audit/policy-history.queries.js";
export { isId, newId } from "./id.js";
export { enqueue, JOB_MAX_ATTEMPTS, type EnqueueOptions, type JobName, type JobPayloads } from "./jobs.js";
export type {
  ArticleIndex,
  ArticleSearchHit,
  ArticleSearchPage,
  ArticleSearchRequest,
  Clock,
  ComposedMail,
  FileStore,
  HandedMail,
  MailComposer,
  MailContent,
  Mailer,
  MailReader,
  ReadMail,
  OpenedMail,
  MailedFile,
  DeliveryReport,
  MailOutcome,
  ImageMediaType,
  QueryPart,
  ReceivedFile,
  ReceiveLimits,
  ReceiveOptions,
  ReceiveFault,
  ReceiveResult,
  SearchAdapter,
  SearchAdapterInUse,
  TextPiece,
  DomainRecords,
  IdentityProviders,
  ProviderAnswer,
  ProviderFault,
  ProviderSettings,
  ProviderVisit,
} from "./ports.js";
export { enqueueMail, type NewMail } from "./mail/enqueue-mail.js";
export {
  acceptMail,
  readMailPieces,
  type AcceptedMail,
  type ArrivingMail,
} from "./mail/incoming/accept-mail.js";
export { handleNextMail, type HandledIncomingMail } from "./mail/incoming/handle-incoming-mail.js";
export {
  IncomingMail,
  type MailAuthentication,
  type MailSession,
} from "./mail/incoming/incoming-mail.entity.js";
export {
  countMailsToReview,
  findIncomingMail,
  listMailsToReview,
  readRawMail,
  type IncomingMailPosition,
  type ListedIncomingMail,
} from "./mail/incoming/incoming-mail.queries.js";
export { reviewMail, type ReviewMailAct, type ReviewMailResult } from "./mail/incoming/review-mail.js";
export { isOurAddress, type MailAddresses } from "./mail/incoming/mail-address.js";
export { exampleMails } from "./mail/example-mails.js";
export { enqueueDueMails } from "./mail/enqueue-due-mails.js";
export { sendMail } from "./mail/send-mail.js";
export { findDemoMail, keepDemoMail, listDemoMails, type DemoMail } from "./mail/demo-mail.js";
export {
  findOutgoingMail,
  listOutgoingMails,
  readMailOutbox,
  type ListedMail,
  type MailOutbox,
  type MailPosition,
} from "./mail/outbox.queries.js";
export { pauseMail, resumeMail, type PauseMailResult } from "./mail/pause-mail.js";
export { sendMailAgain, type SendMailAgainResult } from "./mail/send-mail-again.js";
export { setMailWays, type MailWayOut } from "./mail/outbox.js";
export type { MailData, MailedRefusal, MailedTicket, MailTemplate } from "./mail/mail-templates.js";
export { OutgoingMail } from "./mail/outgoing-mail.entity.js";
export { SecretCodes } from "./mail/secret-codes.js";
export { redactedLogPaths } from "./log-redaction.js";
export { RateLimits, type RateLimit, type RateLimitAnswer } from "./rate-limits.js";
export { refused, type Refusal, type RefusalCode, type Refused } from "./refusal.js";
export { deleteExpiredIdempotencyKeys } from "./delete-expired-idempotency-keys.js";
export type { Page } from "./page.js";
export { AccessToken } from "./accounts/access-token.entity.js";
export {
  boardLengths,
  readBoard,
  type BacklogAge,
  type Board,
  type BoardDay,
  type BoardLength,
  type BoardWeek,
  type RefusalsByReason,
} from "./insights/board.queries.js";
export {
  auditFeedPage,
  readsAuditFeed,
  type AuditFeedPosition,
  type AuditFeedRow,
} from "./accounts/audit-feed.queries.js";
export { exportAuditFeed } from "./accounts/export-audit-feed.js";
export { recordSignIn, type SignInAttempt } from "./accounts/record-sign-in.js";
export { recordStaffViews, type StaffView } from "./accounts/staff-reading/record-staff-views.js";
export { recentReadingAlerts, type ReadingAlert } from "./accounts/staff-reading/reading-alert.queries.js";
export { AccountCorrection, type AccountChanges } from "./accounts/account-correction.entity.js";
export { takeBillingEvent, type TakeBillingEventInput } from "./accounts/billing/take-billing-event.js";
export {
  changeDirectoryGroup,
  createDirectoryGroup,
  deleteDirectoryGroup,
  type DirectoryGroupInput,
} from "./accounts/directory/change-directory-group.js";
export { changeDirectoryUser, deleteDirectoryUser } from "./accounts/directory/change-directory-user.js";
export { createDirectoryUser } from "./accounts/directory/create-directory-user.js";
export {
  groupAttributes,
  userAttributes,
  type DirectoryFilter,
} from "./accounts/directory/directory-filter.js";
export {
  findDirectoryGroup,
  listDirectoryGroups,
  type DirectoryGroup,
} from "./accounts/directory/directory-group.queries.js";
export {
  findDirectoryUser,
  listDirectoryUsers,
  type DirectoryUser,
  type DirectoryUserInput,
} from "./accounts/directory/directory-user.queries.js";
export { provisionAccount, type ProvisionAccountInput } from "./accounts/provisioning/provision-account.js";
export { findProvisionedAccount } from "./accounts/provisioning/provisioned-account.queries.js";
export { provisionPerson } from "./accounts/provisioning/provision-person.js";
export { createServiceToken } from "./accounts/service-tokens/create-service-token.js";
export {
  findAccountSignIn,
  type AccountDomain,
  type AccountSignIn,
  type SignInProvider,
} from "./accounts/single-sign-on/account-sign-in.queries.js";
export { askFactorReset, type AskFactorResetResult } from "./accounts/factor-reset/ask-factor-reset.js";
export { resetSecondFactor, runFactorReset } from "./accounts/factor-reset/run-factor-reset.js";
export {
  dropFactorReset,
  FACTOR_RESET_LINK,
  openFactorReset,
  stopFactorReset,
} from "./accounts/factor-reset/stop-factor-reset.js";
export { chooseAccount } from "./accounts/choose-account.js";
export { claimDomain } from "./accounts/single-sign-on/claim-domain.js";
export {
  finishProviderVisit,
  type FinishProviderVisitResult,
  type ProviderPerson,
} from "./accounts/single-sign-on/finish-provider-visit.js";
export { giveUpDomain } from "./accounts/single-sign-on/give-up-domain.js";
export { proveDomain } from "./accounts/single-sign-on/prove-domain.js";
export { providerCallback } from "./accounts/single-sign-on/provider-visit.js";
export { setProviderMode } from "./accounts/single-sign-on/set-provider-mode.js";
export { setSignInProvider } from "./accounts/single-sign-on/set-sign-in-provider.js";
export {
  startProviderSignIn,
  startProviderTest,
  type StartProviderVisitResult,
} from "./accounts/single-sign-on/start-provider-sign-in.js";
export { whoNeedsProvider } from "./accounts/single-sign-on/who-needs-provider.js";
export { loadServiceActor } from "./accounts/service-tokens/load-service-actor.js";
export { revokeServiceToken } from "./accounts/service-tokens/revoke-service-token.js";
export { listServiceTokens } from "./accounts/service-tokens/service-token.queries.js";
export { ServiceToken } from "./accounts/service-tokens/service-token.entity.js";
export { correctionsOfAccounts } from "./accounts/account-correction.queries.js";
export {
  correctAccountFacts,
  type CorrectAccountFactsInput,
  type CorrectAccountFactsResult,
} from "./accounts/correct-account-facts.js";
export type { CorrectedAccount } from "./accounts/account-facts-change.js";
export { Account } from "./accounts/account.entity.js";
export {
  accountFacts,
  accountsByIds,
  listAccessTokens,
  listAccountChoices,
  listMemberships,
  type AccountChoice,
  peopleByIds,
  type MembershipOfAccount,
} from "./accounts/account.queries.js";
export {
  createAccessToken,
  type CreateAccessTokenInput,
  type CreateAccessTokenResult,
} from "./accounts/create-access-token.js";
export {
  createAccount,
  type CreateAccountInput,
  type CreateAccountResult,
} from "./accounts/create-account.js";
export {
  createMembership,
  type CreateMembershipInput,
  type CreateMembershipResult,
} from "./accounts/create-membership.js";
export { createPerson, type CreatePersonInput, type CreatePersonResult } from "./accounts/create-person.js";
export { deactivateMembership, type ChangeMembershipResult } from "./accounts/deactivate-membership.js";
export { listMembers, type AccountMember } from "./accounts/member.queries.js";
export {
  acceptInvitation,
  type AcceptInvitationResult,
  type MakeSignIn,
} from "./accounts/accept-invitation.js";
export {
  ADDRESS_CHANGE_LINK,
  finishAddressChange,
  openAddressChange,
} from "./accounts/finish-address-change.js";
export { startAddressChange } from "./accounts/start-address-change.js";
export { Invitation } from "./accounts/invitation.entity.js";
export {
  INVITATION_LINK,
  listInvitations,
  openInvitation,
  type OpenedInvitation,
} from "./accounts/invitation.queries.js";
export { inviteToAccount, type InviteResult } from "./accounts/invite-to-account.js";
export { revokeInvitation, type RevokeInvitationResult } from "./accounts/revoke-invitation.js";
export { setMembershipRole } from "./accounts/set-membership-role.js";
export { reactivateMembership } from "./accounts/reactivate-membership.js";
export { setTicketSharing, type SetTicketSharingResult } from "./accounts/set-ticket-sharing.js";
export { setTrialSpecialist, type SetTrialSpecialistResult } from "./accounts/set-trial-specialist.js";
export {
  listTrials,
  undoneTickets,
  type TrialAccount,
  type TrialPosition,
  type UndoneTickets,
} from "./accounts/trial.queries.js";
export { deactivateStaff, type DeactivateStaffResult } from "./accounts/deactivate-staff.js";
export { createStaff, type CreateStaffInput, type CreateStaffResult } from "./accounts/create-staff.js";
export { gatherFacts, type GatheredFacts, type RequestInput } from "./accounts/gather-facts.js";
export { linkSignIn, type LinkSignInInput } from "./accounts/link-sign-in.js";
export { loadActor, type ActorSession, type WhoActs } from "./accounts/load-actor.js";
export { noteSignInChange } from "./accounts/note-sign-in-change.js";
export { loadTokenActor } from "./accounts/load-token-actor.js";
export { Membership } from "./accounts/membership.entity.js";
export { Person } from "./accounts/person.entity.js";
export { revokeAccessToken, type RevokeAccessTokenResult } from "./accounts/revoke-access-token.js";
export { listStaff, staffByEmails, staffByIds, type NamedStaff } from "./accounts/staff.queries.js";
export { StaffMember } from "./accounts/staff-member.entity.js";
export { approveRevision, type ApproveRevisionInput } from "./articles/approve-revision.js";
export { archiveArticle, type ArchiveArticleInput } from "./articles/archive-article.js";
export {
  articlesByIds,
  articlesOfHits,
  countArticles,
  findArticleBySlug,
  listArticles,
  revisionsByIds,
  type ArticleListFilter,
  type ArticlePosition,
  type ArticleSort,
  type VisibleArticle,
} from "./articles/article.queries.js";
export { helpfulCounts, viewerVotes, type HelpfulCount } from "./articles/article-votes.queries.js";
export { previewAudienceEffect } from "./articles/category-effect.js";
export { createCategory, type CreateCategoryInput } from "./articles/create-category.js";
export { categoryContents, deleteCategory, type CategoryContent } from "./articles/delete-category.js";
export type { CategoryResult } from "./articles/load-category.js";
export { moveCategory, type MoveCategoryInput } from "./articles/move-category.js";
export { orderCategory, type OrderCategoryInput } from "./articles/order-category.js";
export { setCategoryAudience, type SetCategoryAudienceInput } from "./articles/set-category-audience.js";
export { updateCategory, type UpdateCategoryInput } from "./articles/update-category.js";
export { followPlatformEnds } from "./articles/follow-platform-ends.js";
export {
  checksOfArticles,
  markChecked,
  type ArticleCheck,
  type MarkCheckedInput,
  type MarkCheckedResult,
} from "./articles/mark-checked.js";
export { mailReviewNotices } from "./articles/mail-review-notices.js";
export { noticeReviews } from "./articles/notice-reviews.js";
export { planReviews, type ArticlesResult, type PlanReviewsInput } from "./articles/plan-reviews.js";
export {
  countReviews,
  listReviews,
  reviewPosition,
  type ReviewFilter,
  type ReviewPosition,
} from "./articles/review.queries.js";
export {
  categoriesVersion,
  categoryOfFormerSlug,
  categoryTree,
  versionedCategories,
  visibleCategories,
  type CategoryNode,
} from "./articles/category.queries.js";
export {
  countDeskArticles,
  findDeskArticle,
  formerSlugs,
  headRevisions,
  listDeskArticles,
  revisionsOfArticles,
  type DeskArticleFilter,
  type DeskArticlePosition,
} from "./articles/desk-article.queries.js";
export {
  preflightArticle,
  type PreflightInput,
  type PreflightResult,
} from "./articles/preflight/preflight-article.js";
export {
  articlesOfFiles,
  countDeskFiles,
  filesOfArticles,
  findDeskFile,
  listDeskFiles,
  type DeskFileFilter,
  type DeskFilePosition,
} from "./articles/files/desk-file.queries.js";
export { describeImage, renameFile, type EditFileResult } from "./articles/files/edit-file.js";
export { findVisibleFile, imageSizes, type ImageSize } from "./articles/files/file.queries.js";
export { revisionAccess } from "./articles/load-revision.js";
export type { RevisionResult } from "./articles/move-revision.js";
export { publishRevision } from "./articles/publish-revision.js";
export { flushViews, recordView } from "./articles/record-view.js";
export { saveDraft, type SaveDraftInput } from "./articles/save-draft.js";
export { isSlug } from "./articles/slug.js";
export { submitForReview } from "./articles/submit-for-review.js";
export { audienceRank, visibleArticles } from "./articles/visible-articles.js";
export { ArticleAutosave, type AutosavedDraft } from "./articles/article-autosave.entity.js";
export { ArticleSchedule } from "./articles/article-schedule.entity.js";
export {
  discardAutosave,
  ownAutosaves,
  saveAutosave,
  type AutosaveInput,
  type AutosaveResult,
} from "./articles/autosave.js";
export { cancelSchedule } from "./articles/cancel-schedule.js";
export { articleLife } from "./articles/change-slug.js";
export { deleteOldAutosaves } from "./articles/delete-old-autosaves.js";
export {
  differenceFields,
  draftDifference,
  revisionDifference,
  type DifferenceField,
  type FieldDifference,
  type RevisionDifference,
  type TextDifference,
  type UnsavedText,
} from "./articles/difference/revision-difference.js";
export {
  differenceKinds,
  type DifferenceKind,
  type DifferenceRow,
} from "./articles/difference/text-difference.js";
export type { DifferencePiece } from "./articles/difference/word-difference.js";
export { replacementOf } from "./articles/replacement.js";
export { resolveSlug, type SlugResolution } from "./articles/resolve-slug.js";
export { restoreRevision, type RestoreRevisionInput } from "./articles/restore-revision.js";
export { RevisionReview, type ReviewVerdict } from "./articles/revision-review.entity.js";
export { runSchedule } from "./articles/run-schedule.js";
export {
  schedulePublication,
  scheduleUnpublication,
  type SchedulePublicationInput,
  type ScheduleResult,
  type ScheduleUnpublicationInput,
  type ScheduleWhen,
} from "./articles/schedule-publication.js";
export { reviewsOfRevisions, schedulesOfArticles } from "./articles/schedule.queries.js";
export { sendBack, type SendBackInput } from "./articles/send-back.js";
export { unarchiveArticle } from "./articles/unarchive-article.js";
export { withdrawRevision } from "./articles/withdraw-revision.js";
export { voteOnArticle, type VoteInput, type VoteResult } from "./articles/vote-on-article.js";
export { ArticleFile } from "./articles/files/article-file.entity.js";
export { ArticleRevision } from "./articles/article-revision.entity.js";
export { Article } from "./articles/article.entity.js";
export { Category } from "./articles/category.entity.js";
export { splitSections, type ArticleSection } from "./articles/markdown/split-sections.js";
export { addStopWords, type StopWordsResult } from "./search/add-stop-words.js";
export { removeStopWord } from "./search/remove-stop-word.js";
export { removeSynonymGroup } from "./search/remove-synonym-group.js";
export {
  saveSynonymGroup,
  type SaveSynonymGroupInput,
  type SynonymGroupResult,
} from "./search/save-synonym-group.js";
export {
  listStopWords,
  listSynonymGroups,
  searchSettings,
  type SearchSettings,
} from "./search/search-words.queries.js";
export { StopWord } from "./search/stop-word.entity.js";
export { SynonymGroup } from "./search/synonym-group.entity.js";
export { addParticipant, type AddParticipantInput } from "./tickets/add-participant.js";
export type { BulkAct, BulkActTicket, RanBulkAct } from "./tickets/bulk/bulk-act.js";
export { findBulkAct } from "./tickets/bulk/bulk-act.queries.js";
export { runBulkAct, type RunBulkActInput, type RunBulkActResult } from "./tickets/bulk/run-bulk-act.js";
export { undoBulkAct } from "./tickets/bulk/undo-bulk-act.js";
export {
  exportTickets,
  type ExportedList,
  type ExportTicketsResult,
} from "./tickets/export/export-tickets.js";
export {
  linkTickets,
  unlinkTickets,
  type LinkTicketsInput,
  type LinkTicketsResult,
} from "./tickets/merging/link-tickets.js";
export {
  mergeTickets,
  type MergeTicketsInput,
  type MergeTicketsResult,
} from "./tickets/merging/merge-tickets.js";
export {
  splitTicket,
  type SplitTicketInput,
  type SplitTicketResult,
} from "./tickets/merging/split-ticket.js";
export {
  goesOnIn,
  linksOfTickets,
  mergedInto,
  type TicketLink,
  type TicketLinkKind,
} from "./tickets/merging/ticket-link.queries.js";
export { unmergeTicket, type UnmergeTicketInput } from "./tickets/merging/unmerge-ticket.js";
export {
  searchPassages,
  searchTickets,
  type TicketSearch,
  type TicketSearchPosition,
} from "./tickets/search/ticket-search.queries.js";
export { deleteTag, type DeleteTagResult } from "./tickets/tags/delete-tag.js";
export { mergeTags, type MergeTagsInput } from "./tickets/tags/merge-tags.js";
export { renameTag, type KeepTagResult, type RenameTagInput } from "./tickets/tags/rename-tag.js";
export { listTags, tagsByIds, tagsOfTickets, tagUses, type Tag } from "./tickets/tags/tag.queries.js";
export { tagTicket, type TagTicketInput, type TagTicketResult } from "./tickets/tags/tag-ticket.js";
export { changeView, type ChangeViewInput } from "./tickets/views/change-view.js";
export { deleteView, type DeleteViewResult } from "./tickets/views/delete-view.js";
export type { NarrowedQueue } from "./tickets/views/narrowed-queue.js";
export { saveView, type SaveViewInput, type ViewResult } from "./tickets/views/save-view.js";
export type { ViewFilter } from "./tickets/views/view-filter.js";
export { findView, listViews, type TicketView } from "./tickets/views/view.queries.js";
export { addInternalNote, type AddInternalNoteResult } from "./tickets/add-internal-note.js";
export { announceReply } from "./tickets/announce-reply.js";
export { announce, flushAnnouncements, type Announcement } from "./tickets/announce.js";
export {
  listenToAnnouncements,
  type AnnouncementHandlers,
  type AnnouncementListener,
} from "./tickets/announcement-listener.js";
export { assignTicket, type AssignTicketInput, type AssignTicketResult } from "./tickets/assign-ticket.js";
export { segmentsOfTickets, type StoredSegment } from "./tickets/clock-segments.queries.js";
export { closeSolvedTickets } from "./tickets/close-solved-tickets.js";
export { checkMaskedText, MaskedText, type CheckedMaskedText } from "./masked-text.js";
export { contestRefusal, type ContestRefusalInput, type ContestResult } from "./tickets/contest-refusal.js";
export { Contest } from "./tickets/contest.entity.js";
export {
  decideRefusalAnew,
  previewDecidedAnew,
  type DecideRefusalAnewInput,
  type DecideRefusalAnewResult,
} from "./tickets/decide-refusal-anew.js";
export { decideTicketsAnew } from "./tickets/decide-tickets-anew.js";
export { decisionsByIds } from "./tickets/decision.queries.js";
export {
  countOpenContests,
  findRefusal,
  listOwnRefusals,
  listRefusals,
  refusalAccess,
  refusalVersion,
  type Refusal as RefusedRequest,
  type RefusalFilter,
  type RefusalPosition,
} from "./tickets/refusal.queries.js";
export {
  countOtherwise,
  replayDecisions,
  type ReplayedRequest,
  type ReplayTotals,
} from "./tickets/replay-decisions.js";
export { replayPolicy, type ReplayPolicyResult } from "./tickets/replay-policy.js";
export { upholdRefusal, type UpholdRefusalInput } from "./tickets/uphold-refusal.js";
export { withdrawContest } from "./tickets/withdraw-contest.js";
export { countResponseTimes } from "./tickets/count-response-times.js";
export { findBreaches } from "./tickets/find-breaches.js";
export { followCalendar } from "./tickets/follow-calendar.js";
export {
  productionAccess,
  rejectProduction,
  restoreProduction,
  type JudgeProductionResult,
} from "./tickets/judge-production.js";
export {
  productionClaims,
  ticketsWithClaims,
  type ProductionClaims,
} from "./tickets/production-claims.queries.js";
export {
  responseTimes,
  responseTimesKey,
  type ResponseTime,
  type ResponseTimes,
} from "./tickets/response-times.queries.js";
export { Message, type MessageKind } from "./tickets/message.entity.js";
export type { MoveTicketInput, MoveTicketResult } from "./tickets/move-ticket.js";
export { openTicket, type OpenTicketInput, type OpenTicketResult } from "./tickets/open-ticket.js";
export {
  countDue,
  countQueue,
  duePage,
  countQueues,
  MOST_COUNTED,
  queueCounts,
  queuePage,
  queuePlaces,
  type DuePosition,
  type QueueCounts,
  type QueueFilter,
  type QueuePosition,
} from "./tickets/queue.queries.js";
export { replyToTicket, type ReplyInput, type ReplyResult } from "./tickets/reply-to-ticket.js";
export { solveTicket, type SolveTicketInput } from "./tickets/solve-ticket.js";
export {
  countUnreadFeedback,
  listFeedbackRequests,
  type FeedbackRequest,
  type FeedbackRequestPosition,
} from "./tickets/feedback-request.queries.js";
export { handOverTicket, type HandOverTicketInput } from "./tickets/hand-over-ticket.js";
export { rateTicket, type RateTicketInput, type RateTicketResult } from "./tickets/rate-ticket.js";
export { readFeedback, type ReadFeedbackInput, type ReadFeedbackResult } from "./tickets/read-feedback.js";
export { removeParticipant, type RemoveParticipantInput } from "./tickets/remove-participant.js";
export { SatisfactionRating } from "./tickets/satisfaction-rating.entity.js";
export {
  listRatings,
  ownRatings,
  ratingsOfTickets,
  satisfactionShares,
  type RatingPosition,
  type RatingsFilter,
  type SatisfactionShare,
} from "./tickets/satisfaction.queries.js";
export {
  setTicketVisibility,
  type SetTicketVisibilityInput,
  type ShareTicketResult,
} from "./tickets/set-ticket-visibility.js";
export { takeOverTicket } from "./tickets/take-over-ticket.js";
export { visibleTickets } from "./tickets/visible-tickets.js";
export { StoredDecision } from "./tickets/stored-decision.entity.js";
export { supportDecision, type SupportDecisionResult } from "./tickets/support-decision.js";
export {
  defectNews,
  relationKinds,
  type DefectNews,
  type RelationKind,
  type TicketEvent,
} from "./tickets/ticket-event.js";
export {
  countCustomerTickets,
  listCustomerTickets,
  ticketRelations,
  type CustomerTicketsFilter,
  type CustomerTicketsPosition,
  type TicketRelation,
} from "./tickets/customer-tickets.queries.js";
export { findTicketById, findTicketByNumber, readsTicket, ticketsByIds } from "./tickets/ticket.queries.js";
export {
  timelineBeginnings,
  timelinePage,
  type TimelineItem,
  type TimelinePosition,
} from "./tickets/timeline.queries.js";
export { removeMacro, saveMacro, type MacroResult, type SaveMacroInput } from "./tickets/change-macro.js";
export { macroActs, Macro, type MacroAct } from "./tickets/macro.entity.js";
export { listMacros, staffIdOf } from "./tickets/macro.queries.js";
export { macroVariables, type MacroVariable } from "./tickets/macro-template.js";
export { renderMacro, type RenderMacroResult } from "./tickets/render-macro.js";
export {
  presenceActivities,
  showPresence,
  type Presence,
  type PresenceActivity,
  type ShowPresenceResult,
} from "./tickets/show-presence.js";
export { takeTicket, type TakeTicketResult } from "./tickets/take-ticket.js";
export { undoReply, type UndoReplyResult } from "./tickets/undo-reply.js";
export { shownToCustomers } from "./tickets/undo-window.js";
export { waitOnCustomer, type WaitOnCustomerInput } from "./tickets/wait-on-customer.js";
export { Ticket, type ProductionClaim, type ProductionRejection } from "./tickets/ticket.entity.js";
export { createDataSource, type DataSourceOptions } from "./database/data-source.js";
export { runPrepared } from "./database/run-prepared.js";
export { grantAppRole } from "./database/grant-app-role.js";
export { migrate, type MigrateOptions } from "./database/migrate.js";
export { EmbeddedServerError } from "./database/embedded-server-error.js";
export {
  startEmbeddedServer,
  type EmbeddedServer,
  type EmbeddedServerOptions,
} from "./database/embedded-server.js";
export { importArticles, type ImportArticlesResult, type ImportOutcome } from "./articles/import-articles.js";
export type { ImportedArticle } from "./articles/imported-article.js";
export { keepExportedFile, keepFile, keepImage, type KeepFileResult } from "./articles/files/keep-file.js";
export {
  readKnowledgeBase,
  type ExportedArticle,
  type ExportedCategory,
  type ExportedFile,
  type KnowledgeBase,
} from "./articles/read-knowledge-base.js";
export { sweepFiles } from "./articles/files/sweep-files.js";
export { fileKeysIn, type ImageSizes } from "./articles/markdown/image-sizes.js";
export { renderArticle, renderRevision, type RenderedArticle } from "./articles/markdown/render-article.js";
export type { ArticleHeading } from "./articles/markdown/anchor-headings.js";
export { renderMessage } from "./articles/markdown/render-message.js";
export { knownSources, type KnownSource, type KnownSources } from "./articles/known-sources.js";
export {
  upsertCategories,
  type ImportedCategory,
  type UpsertCategoriesResult,
} from "./articles/upsert-categories.js";
export { askForGaps } from "./insights/ask-for-gaps.js";
export {
  listArticleInsights,
  type ArticleInsight,
  type ArticleInsightPosition,
} from "./insights/article-insight.queries.js";
export {
  answeredTickets,
  articlesOfTickets,
  deskArticlesByIds,
  ticketsOfArticles,
  type ArticleTicket,
} from "./insights/article-tickets.queries.js";
export { closeGap, dismissGap, reopenGap, type ChangeGapResult } from "./insights/change-gap.js";
export { countSearches } from "./insights/count-searches.js";
export { deleteOldSearches } from "./insights/delete-old-searches.js";
export { draftForGap } from "./insights/draft-for-gap.js";
export { draftFromTicket } from "./insights/draft-from-ticket.js";
export {
  listFeedback,
  openFeedbackCounts,
  type Feedback,
  type FeedbackPosition,
  type FeedbackState,
} from "./insights/feedback.queries.js";
export { findGaps } from "./insights/find-gaps.js";
export {
  countGaps,
  findGap,
  gapSamples,
  gapsOfArticles,
  listGaps,
  type Gap,
  type GapPosition,
  type GapSample,
} from "./insights/gap.queries.js";
export type { GapSource } from "./insights/gap-questions.js";
export { handleFeedback } from "./insights/handle-feedback.js";
export {
  readInsights,
  type Deflection,
  type InsightDay,
  type Insights,
} from "./insights/insights.queries.js";
export {
  flushSearches,
  keepSearch,
  searchChannels,
  withholdSearch,
  type SearchAnswer,
  type SearchChannel,
} from "./insights/keep-search.js";
export { searchesBefore, type SearchBefore } from "./insights/searches-before.queries.js";
export { linkArticle, unlinkArticle, type LinkArticleResult } from "./insights/link-article.js";
export type { GapMeasure } from "./insights/measure-gaps.js";
export { openHit } from "./insights/open-hit.js";
export { refusePeriod, type Period } from "./insights/period.js";
export {
  listSearchInsights,
  searchInsightOrders,
  valueOf,
  type SearchInsight,
  type SearchInsightOrder,
  type SearchInsightPosition,
} from "./insights/search-insight.queries.js";
export type { Searcher } from "./insights/searcher.js";
export {
  findSearchRebuild,
  findSearchRebuildById,
  lastSearchRebuilds,
  listUnindexedArticles,
  searchIndexStates,
  type SearchIndexState,
  type SearchRebuild,
  type SearchRebuildPhase,
  type UnindexedArticle,
} from "./search/search-index.queries.js";
export { rebuildSearchIndex, type RebuildSearchIndexResult } from "./search/rebuild-search-index.js";
export { retrySearchIndex, type RetrySearchIndexResult } from "./search/retry-search-index.js";
export { Attachment } from "./tickets/attachments/attachment.entity.js";
export { attachmentsOfMessages, findAttachment } from "./tickets/attachments/attachment.queries.js";
export { discardUpload } from "./tickets/attachments/discard-upload.js";
export { downloadAttachment } from "./tickets/attachments/download-attachment.js";
export { keepAttachment, type KeepAttachmentResult } from "./tickets/attachments/keep-attachment.js";
export { releaseAttachment, type ReleaseAttachmentResult } from "./tickets/attachments/release-attachment.js";
export {
  removeAttachment,
  type RemoveAttachmentInput,
  type RemoveAttachmentResult,
} from "./tickets/attachments/remove-attachment.js";
export { sweepAttachments } from "./tickets/attachments/sweep-attachments.js";
export { affectedAccounts } from "./defects/affected.queries.js";
export { answerFix, type AnswerFixInput, type AnswerFixResult } from "./defects/answer-fix.js";
export type { DefectWords } from "./defects/check-defect.js";
export { createDefect, type CreateDefectInput, type DefectResult } from "./defects/create-defect.js";
export { DefectReport, type ReportAnswers } from "./defects/defect-report.entity.js";
export { Defect } from "./defects/defect.entity.js";
export {
  broadcastReach,
  broadcastsOfDefects,
  countDefects,
  defectsByIds,
  defectsOfTickets,
  defectViews,
  findDefectByNumber,
  listDefects,
  listDefectTickets,
  listNewReports,
  listReportsOfDefect,
  type BroadcastReach,
  type DefectFilter,
  type DefectPosition,
  type DefectReportPosition,
  type DefectTicket,
  type DefectTicketPosition,
  type DefectView,
} from "./defects/defect.queries.js";
export { FixBroadcast } from "./defects/fix-broadcast.entity.js";
export {
  fixDefect,
  previewFix,
  type FixDefectInput,
  type FixDefectResult,
  type PreviewedFixMessage,
  type PreviewFixResult,
} from "./defects/fix-defect.js";
export {
  findKnownIssue,
  knownIssuesByIds,
  knownIssuesOfArticles,
  listKnownIssues,
  matchKnownIssues,
  reportedIssues,
  type KnownIssue,
  type KnownIssueFilter,
  type KnownIssuePosition,
} from "./defects/known-issue.queries.js";
export {
  linkTicketToDefect,
  unlinkTicketFromDefect,
  type LinkTicketToDefectInput,
  type LinkTicketToDefectResult,
} from "./defects/link-ticket-to-defect.js";
export { defectAccess, defectsWithFixUnderWay } from "./defects/load-defect.js";
export { moveDefect, type MoveDefectInput } from "./defects/move-defect.js";
export {
  listOwnReports,
  ticketsAskedAboutFix,
  type OwnReport,
  type OwnReportPosition,
} from "./defects/own-report.queries.js";
export { publishDefect, unpublishDefect, type PublishDefectInput } from "./defects/publish-defect.js";
export {
  reportKnownIssue,
  type ReportKnownIssueInput,
  type ReportKnownIssueResult,
} from "./defects/report-known-issue.js";
export { sendFixMessages } from "./defects/send-fix-messages.js";
export { setReportAside, type SetReportAsideResult } from "./defects/set-report-aside.js";
export { stopFix, type StopFixResult } from "./defects/stop-fix.js";
export { updateDefect, type UpdateDefectInput } from "./defects/update-defect.js";
export { AccountDeletion, type DeletionCertificate } from "./verification/account-deletion.entity.js";
export { approveDeletion, type ApproveDeletionResult } from "./verification/approve-deletion.js";
export { cancelVerification } from "./verification/cancel-verification.js";
export { CODE_PURPOSE, confirmCode, type ConfirmCodeInput } from "./verification/confirm-code.js";
export { discloseAccountInformation } from "./verification/disclose-account-information.js";
export { runDeletion } from "./verification/run-deletion.js";
export {
  startVerification,
  type StartVerificationInput,
  type VerificationResult,
} from "./verification/start-verification.js";
export {
  STOP_LINK,
  stopDeletion,
  type StopDeletionInput,
  type StopDeletionResult,
} from "./verification/stop-deletion.js";
export { Verification, type ProofMethod } from "./verification/verification.entity.js";
export {
  disclosedTickets,
  findDeletion,
  latestDeletions,
  latestVerifications,
  stateAt,
} from "./verification/verification.queries.js";
export { verificationSteps, type VerificationStep } from "./tickets/ticket-event.js";
