import type { Refused } from "@recourse/core";

export type ScimType =
  | "invalidFilter"
  | "invalidPath"
  | "invalidSyntax"
  | "invalidValue"
  | "mutability"
  | "noTarget"
  | "uniqueness";

/** Why a request was not done, as RFC 7644, 3.12 tells it. */
export interface ScimFault {
  ok: false;
  status: number;
  scimType?: ScimType;
  detail: string;
}

export function fault(status: number, detail: string, scimType?: ScimType): ScimFault {
  return { ok: false, status, detail, ...(scimType === undefined ? {} : { scimType }) };
}

export const noSuchResource = fault(404, "There is no such resource.");

export function faultOf(refusal: Refused | ScimFault): ScimFault {
  if ("status" in refusal) {
    return refusal;
  }
  const { refusals } = refusal;
  const detail = refusals.map(({ message }) => message).join(" ");
  switch (refusals[0]?.code) {
    case "NOT_FOUND":
      return noSuchResource;
    case "CONFLICT":
      return fault(409, detail, "uniqueness");
    case "STATE_NOT_ALLOWED":
      return fault(400, detail, "mutability");
    case "NOT_ALLOWED":
      return fault(403, detail);
    default:
      return fault(400, detail, "invalidValue");
  }
}
