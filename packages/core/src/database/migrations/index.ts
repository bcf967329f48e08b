import { CreateFoundations0000000000001 } from "./0001-create-foundations.js";
import { CreateAccounts0000000000002 } from "./0002-create-accounts.js";
import { CreateArticles0000000000003 } from "./0003-create-articles.js";
import { KeepEffectiveAudience0000000000004 } from "./0004-keep-effective-audience.js";
import { CreateTickets0000000000005 } from "./0005-create-tickets.js";
import { FollowPublication0000000000006 } from "./0006-follow-publication.js";
import { CreateArticleSearch0000000000010 } from "./0010-create-article-search.js";
import { SayWhatArticlesAreAbout0000000000011 } from "./0011-say-what-articles-are-about.js";
import { KeepCategoriesOnTheDesk0000000000012 } from "./0012-keep-categories-on-the-desk.js";
import { SayWhoLooksAfterArticles0000000000013 } from "./0013-say-who-looks-after-articles.js";
import { KeepReviews0000000000015 } from "./0015-keep-reviews.js";
import { KeepAutosaves0000000000016 } from "./0016-keep-autosaves.js";
import { KeepSlugs0000000000017 } from "./0017-keep-slugs.js";
import { SchedulePublication0000000000018 } from "./0018-schedule-publication.js";
import { KeepArticleFiles0000000000020 } from "./0020-keep-article-files.js";
import { KeepSearchIndexState0000000000025 } from "./0025-keep-search-index-state.js";
import { KeepSearchWords0000000000030 } from "./0030-keep-search-words.js";
import { SearchByProductArea0000000000031 } from "./0031-search-by-product-area.js";
import { CountCategoryChanges0000000000032 } from "./0032-count-category-changes.js";
import { KeepSearches0000000000035 } from "./0035-keep-searches.js";
import { KeepFeedbackAndTicketArticles0000000000036 } from "./0036-keep-feedback-and-ticket-articles.js";
import { FindGaps0000000000037 } from "./0037-find-gaps.js";
import { KnowFilesAgain0000000000040 } from "./0040-know-files-again.js";
import { TellMoreOfTickets0000000000042 } from "./0042-tell-more-of-tickets.js";
import { KeepAttachments0000000000050 } from "./0050-keep-attachments.js";
import { OrderAttachments0000000000051 } from "./0051-order-attachments.js";
import { TellWhatWasMasked0000000000055 } from "./0055-tell-what-was-masked.js";
import { MeasureResponses0000000000060 } from "./0060-measure-responses.js";
import { RunResponseClocks0000000000061 } from "./0061-run-response-clocks.js";
import { JudgeProduction0000000000062 } from "./0062-judge-production.js";
import { TellHowLongAnswersTook0000000000063 } from "./0063-tell-how-long-answers-took.js";
import { ShareTickets0000000000065 } from "./0065-share-tickets.js";
import { HearFeedback0000000000066 } from "./0066-hear-feedback.js";
import { RateSolutions0000000000067 } from "./0067-rate-solutions.js";
import { ListTrials0000000000068 } from "./0068-list-trials.js";
import { ContestRefusals0000000000070 } from "./0070-contest-refusals.js";
import { ShowTheBoard0000000000071 } from "./0071-show-the-board.js";
import { KeepTicketsInOrder0000000000075 } from "./0075-keep-tickets-in-order.js";
import { SearchTickets0000000000076 } from "./0076-search-tickets.js";
import { KeepTicketExports0000000000077 } from "./0077-keep-ticket-exports.js";
import { MergeTickets0000000000078 } from "./0078-merge-tickets.js";
import { CreateDefects0000000000080 } from "./0080-create-defects.js";
import { LetRepliesBeTakenBack0000000000085 } from "./0085-let-replies-be-taken-back.js";
import { SeeWhoIsThere0000000000086 } from "./0086-see-who-is-there.js";
import { KeepMacros0000000000087 } from "./0087-keep-macros.js";
import { ReleaseFiles0000000000088 } from "./0088-release-files.js";
import { ChainAuditRows0000000000089 } from "./0089-chain-audit-rows.js";
import { RecordStaffViews0000000000090 } from "./0090-record-staff-views.js";
import { CountRequests0000000000092 } from "./0092-count-requests.js";
import { ProvisionAccounts0000000000095 } from "./0095-provision-accounts.js";
import { KeepDirectories0000000000096 } from "./0096-keep-directories.js";
import { RecordBillingEvents0000000000097 } from "./0097-record-billing-events.js";
import { KeepOutgoingMail0000000000100 } from "./0100-keep-outgoing-mail.js";
import { SendMail0000000000101 } from "./0101-send-mail.js";
import { AskForSecondFactors0000000000105 } from "./0105-ask-for-second-factors.js";
import { InvitePeople0000000000106 } from "./0106-invite-people.js";
import { ChangeAddresses0000000000107 } from "./0107-change-addresses.js";
import { VerifyIdentity0000000000110 } from "./0110-verify-identity.js";
import { ReceiveMail0000000000111 } from "./0111-receive-mail.js";
import { SignInByProviders0000000000120 } from "./0120-sign-in-by-providers.js";
import { MakeTokensForOneAccount0000000000121 } from "./0121-make-tokens-for-one-account.js";
import { ResetSecondFactors0000000000122 } from "./0122-reset-second-factors.js";
import { SlowDownMuchReading0000000000125 } from "./0125-slow-down-much-reading.js";
import { RecordPolicies0000000000126 } from "./0126-record-policies.js";
import { NameSupportAddresses0000000000130 } from "./0130-name-support-addresses.js";

/** In the order they run. TypeORM reads that order from the last 13 digits of the class name. */
export const migrations = [
  CreateFoundations0000000000001,
  CreateAccounts0000000000002,
  CreateArticles0000000000003,
  KeepEffectiveAudience0000000000004,
  CreateTickets0000000000005,
  FollowPublication0000000000006,
  CreateArticleSearch0000000000010,
  SayWhatArticlesAreAbout0000000000011,
  KeepCategoriesOnTheDesk0000000000012,
  SayWhoLooksAfterArticles0000000000013,
  KeepReviews0000000000015,
  KeepAutosaves0000000000016,
  KeepSlugs0000000000017,
  SchedulePublication0000000000018,
  KeepArticleFiles0000000000020,
  KeepSearchIndexState0000000000025,
  KeepSearchWords0000000000030,
  SearchByProductArea0000000000031,
  CountCategoryChanges0000000000032,
  KeepSearches0000000000035,
  KeepFeedbackAndTicketArticles0000000000036,
  FindGaps0000000000037,
  KnowFilesAgain0000000000040,
  TellMoreOfTickets0000000000042,
  KeepAttachments0000000000050,
  OrderAttachments0000000000051,
  TellWhatWasMasked0000000000055,
  MeasureResponses0000000000060,
  RunResponseClocks0000000000061,
  JudgeProduction0000000000062,
  TellHowLongAnswersTook0000000000063,
  ShareTickets0000000000065,
  HearFeedback0000000000066,
  RateSolutions0000000000067,
  ListTrials0000000000068,
  ContestRefusals0000000000070,
  ShowTheBoard0000000000071,
  KeepTicketsInOrder0000000000075,
  SearchTickets0000000000076,
  KeepTicketExports0000000000077,
  MergeTickets0000000000078,
  CreateDefects0000000000080,
  LetRepliesBeTakenBack0000000000085,
  SeeWhoIsThere0000000000086,
  KeepMacros0000000000087,
  ReleaseFiles0000000000088,
  ChainAuditRows0000000000089,
  RecordStaffViews0000000000090,
  CountRequests0000000000092,
  ProvisionAccounts0000000000095,
  KeepDirectories0000000000096,
  RecordBillingEvents0000000000097,
  KeepOutgoingMail0000000000100,
  SendMail0000000000101,
  AskForSecondFactors0000000000105,
  InvitePeople0000000000106,
  ChangeAddresses0000000000107,
  VerifyIdentity0000000000110,
  ReceiveMail0000000000111,
  SignInByProviders0000000000120,
  MakeTokensForOneAccount0000000000121,
  ResetSecondFactors0000000000122,
  SlowDownMuchReading0000000000125,
  RecordPolicies0000000000126,
  NameSupportAddresses0000000000130,
];
