import { feedbackReasons } from "@recourse/policy";
import { declareEnum } from "../graphql/enums.js";

export const FeedbackReason = declareEnum("FeedbackReason", feedbackReasons, "Why an article did not help.");
