import { followPlatformEnds, mailReviewNotices, noticeReviews, type CoreDeps } from "@recourse/core";

/** What ended is found by the policy file as it is now; then the owners are told what was not told before. */
export async function remindOwners(deps: CoreDeps): Promise<void> {
  await followPlatformEnds(deps);
  await noticeReviews(deps);
  await mailReviewNotices(deps);
}
