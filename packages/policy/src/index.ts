// The support policy as pure functions over plain data: no clock, no I/O, no randomness, no import of ours.

export {
  assurances,
  billings,
  plans,
  relations,
  requestKinds,
  standings,
  type AccountFacts,
  type Assurance,
  type Billing,
  type Facts,
  type Plan,
  type Platform,
  type Relation,
  type RequesterFacts,
  type RequestFacts,
  type RequestKind,
  type Standing,
  type SupportContract,
  type Trial,
} from "./decision/facts.js";
export { parseFacts, type FactsProblem, type ParsedFacts } from "./decision/parse-facts.js";
export {
  levels,
  nextStepKinds,
  outcomes,
  type Decision,
  type Level,
  type NextStep,
  type NextStepKind,
  type Outcome,
  type Reason,
} from "./decision/decision.js";
export { decide } from "./decision/decide.js";
export { reasonCodes, type ReasonCode } from "./decision/reason.js";
export { isBetterLevel, levelAt, type LevelAt } from "./decision/level-at.js";
export { signUpWindowEnd } from "./decision/sign-up-window.js";
export { isVendorSupported } from "./decision/vendor-support.js";

export { parseSupportPolicy, type ParsedSupportPolicy } from "./policy-file/parse-support-policy.js";
export { formatPolicyProblem, type PolicyProblem } from "./policy-file/problem.js";
export { policyChanges, type PolicyChange } from "./policy-file/policy-changes.js";
export { mayReadPolicyHistory } from "./policy-file/policy-permissions.js";
export { policyVersion } from "./policy-file/policy-version.js";
export type { SupportPolicy } from "./policy-file/schema.js";
export { scopeKinds, type ScopeKind } from "./policy-file/scope-schema.js";
export { openingWords } from "./description/hours-words.js";
export { weekdays, type Weekday } from "./policy-file/hours-schema.js";

export { formatInstant, parseInstant } from "./instant.js";
export { calendarOf, calendarVersion, type BusinessCalendar } from "./hours/business-calendar.js";
export { businessMillisBetween, dueAt } from "./hours/business-time.js";
export { businessDays, isBusinessDay, type BusinessDay } from "./hours/business-days.js";
export { mondayOf } from "./hours/calendar-weeks.js";
export { addDays, dateAt, startOfDate } from "./hours/wall-clock.js";
export { closesAt, isOpen, nextOpening } from "./hours/opening-hours.js";
export { observedHolidays } from "./hours/observed-holidays.js";
export type { Holiday } from "./hours/federal-holidays.js";

export { clauseSections, type ClauseId } from "./description/clause-sections.js";
export { describePolicy } from "./description/describe-policy.js";
export type {
  Clause,
  ContactDescription,
  PlatformDescription,
  PolicyDescription,
  ScopeRow,
} from "./description/policy-description.js";

export {
  mayDeactivateMembership,
  mayManageMembers,
  mayReactivateMembership,
  maySetMembershipRole,
} from "./accounts/membership-permissions.js";
export {
  mayCorrectAccountFacts,
  mayReadAccount,
  mayReadAccountFacts,
} from "./accounts/account-permissions.js";
export { auditFeedActions, auditFeedWords, mayReadAuditFeed } from "./accounts/audit-feed.js";
export {
  mayReadMore,
  mayReadReadingAlerts,
  readingAlertHours,
  staffReads,
  staffReadWords,
  viewsRecordedEveryMinutes,
  type ReadingPermission,
  type StaffRead,
} from "./accounts/staff-reading.js";
export {
  billingEventTypes,
  billingFacts,
  subscriptionStatuses,
  withBilling,
  type BillingEvent,
  type BillingEventType,
  type BillingFacts,
  type SubscriptionStatus,
} from "./accounts/billing.js";
export {
  mayProvision,
  mayTendDirectory,
  serviceScopes,
  type ServiceScope,
  type ServiceViewer,
} from "./accounts/service-permissions.js";
export {
  FACTOR_RESET_ASK_DAYS,
  FACTOR_RESET_HOURS,
  mayAskForFactorReset,
  mayRunFactorReset,
  nextFactorResetState,
  type FactorResetState,
} from "./accounts/factor-reset.js";
export { mayBeOfPerson, type SupportMail } from "./accounts/personal-address.js";
export { mailDomainOf, readMailDomain } from "./accounts/mail-domain.js";
export { staffInSession } from "./accounts/second-factor.js";
export {
  keepsPassword,
  mayChangeProviderMode,
  mayChangeSignIn,
  maySeeSignIn,
  providerModes,
  providerRefusal,
  type ProviderClaim,
  type ProviderMode,
  type ProviderRefusal,
  type ProviderState,
} from "./accounts/single-sign-on.js";
export { mayDeactivateStaff } from "./accounts/staff-permissions.js";
export {
  ENDED_TRIALS_SHOWN_DAYS,
  mayLookAfterTrial,
  maySetTrialSpecialist,
  readableTrials,
  trialDaysLeft,
} from "./accounts/trials.js";
export {
  liveMemberships,
  speakingFor,
  membershipRoles,
  staffRoles,
  type MembershipRole,
  type Permission,
  type StaffRole,
  type Viewer,
  type ViewerMembership,
} from "./accounts/viewer.js";

export { downloadType, fileWarning, nameMatchesContent } from "./files/file-content.js";
export {
  attachmentLimits,
  attachmentQuota,
  holdWords,
  mayAttachFiles,
  mayOpenAttachment,
  mayReleaseAttachment,
  mayRemoveAttachment,
  quotaAdmits,
  unclaimedUploadHours,
  type AttachmentQuota,
} from "./tickets/attachments.js";
export {
  contestActs,
  contestOutcomes,
  contestStates,
  contestTransitions,
  nextContestState,
  type ContestAct,
  type ContestOutcome,
  type ContestState,
} from "./tickets/contest-state.js";
export {
  mayContest,
  mayDecideAnew,
  mayReadBoard,
  mayReadRefusal,
  mayReplayPolicy,
  mayUphold,
  mayWithdrawContest,
  type RefusalAccess,
} from "./tickets/refusal-permissions.js";
export { compareDecisions, decisionChanges, type DecisionChange } from "./decision/compare-decisions.js";
export { remainingMillis, traceClock, type ClockSegment } from "./tickets/clock-trace.js";
export { compareQueue, type QueuePlace } from "./tickets/queue.js";
export { mayReopen, ticketClosesAt } from "./tickets/reopening.js";
export {
  pauseCauses,
  responseTargets,
  startClock,
  stepClock,
  type ClockedTicket,
  type ClockStep,
  type PauseCause,
  type ResponseClock,
  type ResponseTarget,
  type SegmentEnd,
} from "./tickets/response-clock.js";
export { measureResponse } from "./tickets/response-measures.js";
export { mayEditMacro, mayUseMacro, mayUseMacros, type MacroAccess } from "./tickets/macro-permissions.js";
export { mayUndoReply, undoWindowSeconds, type SentReply } from "./tickets/undo.js";
export {
  MAX_RATING_WORDS,
  mayRateTicket,
  maySeeTicketRatings,
  ratings,
  readableRatings,
  satisfactionDays,
  type Rating,
} from "./tickets/satisfaction.js";
export {
  canMoveTicket,
  isInQueue,
  isTicketFinal,
  nextTicketState,
  stateTakenBack,
  ticketActs,
  ticketStates,
  ticketTransitions,
  type TicketAct,
  type TicketState,
} from "./tickets/ticket-state.js";
export {
  mayMerge,
  mayUnmerge,
  participantsAfterMerge,
  stateAfterMerge,
  type MergeAccess,
} from "./tickets/ticket-merging.js";
export {
  BULK_UNDO_MINUTES,
  EXPORTS_PER_HOUR,
  LONGEST_TAG,
  mayChangeView,
  mayExportTickets,
  mayKeepTags,
  mayLinkTickets,
  maySplit,
  mayTag,
  mayUndoBulkAct,
  mayUseView,
  MOST_EXPORTED,
  MOST_IN_BULK,
  MOST_SPLIT_MESSAGES,
  MOST_TAGS,
  MOST_VIEWS,
  type ViewAccess,
} from "./tickets/ticket-order-permissions.js";
export {
  mayAddNote,
  mayAssign,
  mayReadTicket,
  mayRejectProduction,
  mayReply,
  mayRestoreProduction,
  maySolve,
  mayUseDesk,
  type ProductionAccess,
  type TicketAccess,
} from "./tickets/ticket-permissions.js";
export {
  MAX_PARTICIPANTS,
  mayChangeTicketSharing,
  mayHandOver,
  mayJoinTicket,
  mayLeaveTicket,
  mayRemoveParticipant,
  maySeeMembers,
  mayShareTicket,
  mayTakeOver,
  startingVisibility,
  ticketSharings,
  ticketVisibilities,
  type TicketSharing,
  type TicketVisibility,
} from "./tickets/ticket-sharing.js";

export {
  audiences,
  mayReadArticle,
  readableAudiences,
  type ArticleAccess,
  type Audience,
} from "./articles/article-permissions.js";
export {
  allPlatforms,
  checkSubjects,
  type ArticlePlatform,
  type ArticleSubjects,
  type CheckedSubjects,
  type SubjectProblem,
} from "./articles/article-subjects.js";
export { firstPlatformEnd, platformEnds, type PlatformEnd } from "./articles/platform-ends.js";
export {
  formatReviewInterval,
  isReviewInterval,
  parseReviewInterval,
  type ReviewInterval,
} from "./articles/review-interval.js";
export {
  calendarDate,
  isReviewDue,
  mayChangeCategory,
  mayChangeCategoryAudience,
  mayDeleteCategory,
  mayMarkChecked,
  mayMoveCategory,
  mayPlanReviews,
  type AudienceEffect,
} from "./articles/stewardship-permissions.js";
export {
  mayApproveRevision,
  mayArchive,
  mayChangeSlug,
  mayPublish,
  mayRestoreRevision,
  maySaveDraft,
  maySendBack,
  maySubmitForReview,
  mayTakeOverSlug,
  mayUnarchive,
  mayWithdraw,
  type ArticleLife,
  type RevisionAccess,
} from "./articles/revision-permissions.js";
export {
  fileLimits,
  mayEditFile,
  mayUploadFile,
  unfinishedUploadHours,
  unusedFileDays,
} from "./articles/article-files.js";
export {
  mayPublishWithFindings,
  preflightFinding,
  preflightSeverities,
  type PreflightCode,
  type PreflightFinding,
  type PreflightSeverity,
} from "./articles/preflight.js";
export {
  isEditedInPlace,
  nextRevisionState,
  revisionActs,
  revisionStates,
  revisionTransitions,
  type RevisionAct,
  type RevisionState,
} from "./articles/revision-state.js";

export { mayReadSearchIndex, mayRebuildSearchIndex } from "./search/search-index-permissions.js";
export { mayChangeSearchWords, mayReadSearchWords } from "./search/search-word-permissions.js";

export {
  mayCancelSchedule,
  mayRunPublication,
  maySchedulePublication,
  mayScheduleUnpublication,
  scheduleKinds,
  type ScheduleKind,
  type SincePublicationWasScheduled,
} from "./articles/schedule-permissions.js";
export {
  nextScheduleState,
  scheduleActs,
  scheduleStates,
  scheduleTransitions,
  type ScheduleAct,
  type ScheduleState,
} from "./articles/schedule-state.js";
export {
  scheduleTimeOf,
  scheduleTimeOfWall,
  scheduleTimeWords,
  type Occurrence,
  type ScheduleTime,
} from "./articles/schedule-time.js";

export {
  isVerificationFinal,
  nextVerificationState,
  verificationActs,
  verificationStates,
  verificationTransitions,
  type VerificationAct,
  type VerificationState,
} from "./verification/verification-state.js";
export {
  mayHandleProof,
  mayProveIdentity,
  sensitiveActionOf,
  type SensitiveTicket,
} from "./verification/verification-access.js";
export {
  deletionActs,
  deletionStates,
  deletionTransitions,
  mayReadDeletion,
  mayStopDeletion,
  nextDeletionState,
  type DeletionAct,
  type DeletionState,
} from "./verification/deletion-state.js";
export {
  statesAccountInformation,
  type AccountInformation,
} from "./verification/states-account-information.js";
export { provesIdentity, type IdentityProof } from "./verification/identity-proof.js";
export {
  coversUse,
  deletionRunsAt,
  mayApproveVerification,
  needsSecondApprover,
  sensitiveActions,
  verificationExpiresAt,
  type SensitiveAction,
  type VerificationAccess,
  type VerificationBinding,
} from "./verification/verification-rules.js";

export { asksForSecret } from "./secrets/asks-for-secret.js";
export { findSecrets, type FoundSecret } from "./secrets/find-secrets.js";
export {
  isMaskedKind,
  maskedFindingWords,
  maskedKinds,
  maskedWords,
  maskMark,
  sumMasked,
  type MaskedFinding,
  type MaskedKind,
} from "./secrets/masked-kind.js";
export { findMasks, maskSecrets, type MaskedResult } from "./secrets/mask-secrets.js";
export type { MaskSpan } from "./secrets/mask-span.js";
export { removeSecrets } from "./secrets/remove-secrets.js";
export { isAboutSecrets, isFilling } from "./secrets/secret-words.js";
export type { SecretKind } from "./secrets/secret-patterns.js";

export { feedbackReasons, type FeedbackReason } from "./insights/feedback.js";
export {
  gapActs,
  gapStates,
  gapTransitions,
  nextGapState,
  type GapAct,
  type GapState,
} from "./insights/gap-state.js";
export {
  mayChangeGap,
  mayDraftFromTicket,
  mayHandleFeedback,
  mayLinkArticle,
  mayReadInsights,
  type SolutionAccess,
} from "./insights/insight-permissions.js";
export { maskPersonalData, withoutMarks, type KnownNames } from "./insights/mask-personal-data.js";
export { DEFLECTION_HOURS, LEAST_ACTORS, LEAST_GAP_ACTORS, RAW_SEARCH_DAYS } from "./insights/retention.js";
export { LONGEST_QUERY, stripQuery } from "./insights/strip-query.js";
export { hasGapClosed, MEASURED_DAYS, type GapActivity } from "./insights/gap-measure.js";

export {
  BROADCAST_STOP_SECONDS,
  broadcastActs,
  broadcastSendsAt,
  broadcastStates,
  broadcastTransitions,
  isUnderWay,
  nextBroadcastState,
  type BroadcastAct,
  type BroadcastState,
} from "./defects/broadcast-state.js";
export {
  mayEditPublicWords,
  mayMoveDefect,
  mayPublishDefect,
  mayReadDefects,
  mayReadKnownIssue,
  mayReportKnownIssue,
  mayStopBroadcast,
  mayTellFix,
  mayUnpublishDefect,
  mayWorkOnDefects,
  type DefectAccess,
} from "./defects/defect-permissions.js";
export {
  defectActs,
  defectStates,
  defectTransitions,
  isPublishable,
  isUnfixed,
  nextDefectState,
  type DefectAct,
  type DefectState,
} from "./defects/defect-state.js";
export {
  fixMessageDraft,
  fixMessageSections,
  fixMessageVariables,
  isFixMessageSection,
  isFixMessageVariable,
  type FixMessageSection,
  type FixMessageVariable,
} from "./defects/fix-message.js";
export { accountsTold, FIXED_SHOWN_DAYS, LEAST_ACCOUNTS_TOLD } from "./defects/known-issues.js";
export { reportOf, reportSources, type ReportSource } from "./defects/report-request.js";

export { MAIL_CAP_MINUTES, MAIL_TRIED_HOURS, mailPauseMs } from "./mail/mail-attempts.js";
export { maySendMailAgain, mayTendMail } from "./mail/mail-permissions.js";
export {
  isMailInTrouble,
  mailActs,
  mailStates,
  mailTransitions,
  nextMailState,
  type MailAct,
  type MailState,
} from "./mail/mail-state.js";
export { mayActOnIncomingMail, mayReadRawMail, mayReviewMail } from "./mail/mail-permissions.js";
export { automaticReason, automaticReasons, type AutomaticReason } from "./mail/automatic-mail.js";
export {
  incomingMailStates,
  MAIL_READ_TRIES,
  nextIncomingMailState,
  type IncomingMailAct,
  type IncomingMailState,
} from "./mail/incoming-mail-state.js";
export { mailLimits, mayAnswerAutomatically } from "./mail/mail-limits.js";
export {
  quarantineCauses,
  routeMail,
  routeReleased,
  type MailFacts,
  type MailRoute,
  type QuarantineCause,
} from "./mail/route-mail.js";
export { answerInSession, judgeSender, type SenderEvidence } from "./mail/sender-trust.js";
