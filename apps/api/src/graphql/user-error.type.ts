import type { Refusal } from "@recourse/core";
import { Field, ObjectType, registerEnumType } from "type-graphql";

const codes = {
  INVALID: "INVALID",
  NOT_FOUND: "NOT_FOUND",
  NOT_ENTITLED: "NOT_ENTITLED",
  NOT_SIGNED_IN: "NOT_SIGNED_IN",
  NOT_ALLOWED: "NOT_ALLOWED",
  CONFLICT: "CONFLICT",
  REPLY_CROSSED: "REPLY_CROSSED",
  IDEMPOTENCY_MISMATCH: "IDEMPOTENCY_MISMATCH",
  STATE_NOT_ALLOWED: "STATE_NOT_ALLOWED",
  BLOCKED_BY_PREFLIGHT: "BLOCKED_BY_PREFLIGHT",
  RATE_LIMITED: "RATE_LIMITED",
} as const;

/** An expected no of a mutation, as data. */
export type UserErrorCode = keyof typeof codes;

registerEnumType(codes, {
  name: "UserErrorCode",
  valuesConfig: {
    INVALID: { description: "A value that the input does not allow; `path` names it." },
    NOT_FOUND: { description: "There is no such thing, or the viewer may not know of it." },
    NOT_ENTITLED: { description: "The support policy refuses it; `decision` says why and what to do next." },
    CONFLICT: { description: "Somebody changed it in the meantime: read it again." },
    REPLY_CROSSED: {
      description:
        "Somebody else replied in the meantime. Asked again with what is newest as seen, the reply is sent.",
    },
    IDEMPOTENCY_MISMATCH: { description: "The idempotency key was used before with another input." },
    BLOCKED_BY_PREFLIGHT: {
      description: "The text has something that must not be published; `articlePreflight` lists all of it.",
    },
    STATE_NOT_ALLOWED: { description: "Not possible in the state that it is in." },
  },
});

@ObjectType({ simpleResolvers: true, description: "Why a mutation did not do what was asked." })
export class UserError {
  @Field(() => codes)
  readonly code: UserErrorCode;
  @Field(() => String, { description: "For the person who asked, in plain English." })
  readonly message: string;
  @Field(() => [String], { nullable: true, description: "The input field it is about." })
  readonly path: readonly string[] | null;
}

/** The `userErrors` of a payload; none where the operation went through. */
export function userErrorsOf(
  result: { ok: true } | { ok: false; refusals: readonly Refusal[] },
): UserError[] {
  return result.ok
    ? []
    : result.refusals.map(({ code, message, path }) => ({ code, message, path: path ?? null }));
}
