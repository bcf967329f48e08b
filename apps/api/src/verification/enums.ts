import { verificationSteps, type ProofMethod as ProofMethodValue } from "@recourse/core";
import { deletionStates, sensitiveActions, verificationStates } from "@recourse/policy";
import { declareEnum } from "../graphql/enums.js";

export const SensitiveAction = declareEnum(
  "SensitiveAction",
  sensitiveActions,
  "What takes proof of identity.",
);
export const VerificationState = declareEnum("VerificationState", verificationStates);
export const VerificationStep = declareEnum("VerificationStep", verificationSteps);
export const DeletionState = declareEnum("DeletionState", deletionStates);

const proofMethods = [
  "reauthenticated_session",
  "code_to_contact",
] as const satisfies readonly ProofMethodValue[];
export const ProofMethod = declareEnum(
  "ProofMethod",
  proofMethods,
  "A second factor confirmed in the portal a few minutes ago, or a code to an administrator's contact that has been on file for long enough. There is no other.",
);
