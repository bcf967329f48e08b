import { graphql } from "../gql/desk/index.js";
import type { RefusalDecideAnewInput } from "../gql/desk/graphql.js";
import { askDesk, type Asked } from "../graphql/api.server.js";
import { isTicked, textOf } from "../ui/form-fields.js";
import { findKind } from "./request-kinds.js";

const UpholdDocument = graphql(`
  mutation UpholdRefusal($input: ContestUpholdInput!) {
    contestUphold(input: $input) {
      userErrors {
        code
        message
      }
    }
  }
`);

const DecideAnewDocument = graphql(`
  mutation DecideRefusalAnew($input: RefusalDecideAnewInput!) {
    refusalDecideAnew(input: $input) {
      ticket {
        number
      }
      userErrors {
        code
        message
      }
    }
  }
`);

/** What the API says against an answer; what was typed is given back. Null where it is done. */
export type AnswerFault = {
  intent: string;
  conflict: boolean;
  message: string;
  answer: string;
} | null;

/** Does what a form of a refused request asks for. */
export async function answerRefusal(
  asked: Asked,
  refusedRequestId: string,
  form: FormData,
): Promise<AnswerFault> {
  const intent = textOf(form, "intent");
  const answer = textOf(form, "answer");
  if (answer === "") {
    return { intent, conflict: false, message: "Write an answer first: the requester reads it.", answer };
  }
  const error = (await send(asked, refusedRequestId, form, { intent, answer }))[0];
  return error === undefined
    ? null
    : { intent, conflict: error.code === "CONFLICT", message: error.message, answer };
}

async function send(
  asked: Asked,
  refusedRequestId: string,
  form: FormData,
  { intent, answer }: { intent: string; answer: string },
) {
  const input = { refusedRequestId, version: Number(textOf(form, "version")), answer };
  switch (intent) {
    case "uphold":
      return (await askDesk(asked, UpholdDocument, { input })).contestUphold.userErrors;
    case "anew": {
      const anew = { ...input, request: requestOf(form), idempotencyKey: textOf(form, "idempotencyKey") };
      return (await askDesk(asked, DecideAnewDocument, { input: anew })).refusalDecideAnew.userErrors;
    }
    default:
      throw new Response(null, { status: 400 });
  }
}

/** The whole of what the form shows: what nobody changed is as it was. */
function requestOf(form: FormData): RefusalDecideAnewInput["request"] {
  const kind = findKind(textOf(form, "kind"));
  const protocol = textOf(form, "protocol");
  const name = textOf(form, "platformName");
  const version = textOf(form, "platformVersion");
  return {
    ...(kind !== null && { kind }),
    language: textOf(form, "language"),
    production: isTicked(form, "production"),
    critical: isTicked(form, "critical"),
    thirdParty: isTicked(form, "thirdParty"),
    protocol: protocol === "" ? null : protocol,
    platform: name === "" || version === "" ? null : { name, version },
  };
}
