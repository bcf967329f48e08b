import { data, type AppLoadContext } from "@remix-run/node";
import deskDocuments from "../gql/desk/persisted-documents.json";
import publicDocuments from "../gql/persisted-documents.json";
import { ApiAnswer, type ApiError } from "./api-answer.server.js";
import { knownDocuments, type ListedOperation } from "./known-documents.js";

/** What every loader and action is given. */
export interface Asked {
  request: Request;
  context: AppLoadContext;
}

/** A typed document of either schema; `__apiType` is how codegen ties its types to it. */
interface Operation<Result, Variables> extends ListedOperation {
  __apiType?: (variables: Variables) => Result;
}

type VariablesOf<Variables> = Variables extends Record<string, never> ? [] : [variables: Variables];

const patience = 10_000;

/** Asks the public API in the caller's name. Throws a response that the error page has words for. */
export async function askApi<Result, Variables>(
  asked: Asked,
  operation: Operation<Result, Variables>,
  ...[variables]: VariablesOf<Variables>
): Promise<Result> {
  return (await send<Result>(asked, "/graphql", operation, variables)).data;
}

/** Asks the staff's API. Whoever is not staff gets a 404, as the API itself says. */
export async function askDesk<Result, Variables>(
  asked: Asked,
  operation: Operation<Result, Variables>,
  ...[variables]: VariablesOf<Variables>
): Promise<Result> {
  return (await send<Result>(asked, "/desk/graphql", operation, variables)).data;
}

/** Like `askApi`, with the cookies that the API sets: pass them on in the action's headers. */
export async function askApiForCookies<Result, Variables>(
  asked: Asked,
  operation: Operation<Result, Variables>,
  ...[variables]: VariablesOf<Variables>
): Promise<{ data: Result; headers: Headers }> {
  return send<Result>(asked, "/graphql", operation, variables);
}

const documentOf = {
  "/graphql": knownDocuments(publicDocuments),
  "/desk/graphql": knownDocuments(deskDocuments),
};

async function send<Result>(
  asked: Asked,
  path: keyof typeof documentOf,
  operation: ListedOperation,
  variables: unknown,
) {
  const answer = await post(asked, path, {
    query: documentOf[path](operation),
    variables: variables ?? {},
  });
  const text = await answer.text();
  const body = ApiAnswer.parse<Result>(text, answer.status);
  if (body.errors.length > 0 || body.data === null) throw refusal(asked.context, answer, body.errors);
  const headers = new Headers();
  for (const cookie of answer.headers.getSetCookie()) headers.append("Set-Cookie", cookie);
  return { data: body.data, headers };
}

/** Posts JSON to the API with the caller's cookie and address; no answer becomes a 503. */
export async function post({ request, context }: Asked, path: string, body: unknown): Promise<Response> {
  const headers = new Headers({
    ...context.forwarded,
    "content-type": "application/json",
    accept: "application/json",
  });
  headers.set("origin", context.publicUrl);
  const cookie = request.headers.get("cookie");
  if (cookie !== null) headers.set("cookie", cookie);
  try {
    const answer = await fetch(`${context.apiUrl}${path}`, {
      method: "POST",
      headers,
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(patience),
      redirect: "manual",
    });
    if (answer.status === 502 || answer.status === 503 || answer.status === 504) throw apiAway(context);
    return answer;
  } catch (error) {
    if (error instanceof TypeError || (error instanceof DOMException && error.name === "TimeoutError")) {
      throw apiAway(context);
    }
    throw error;
  }
}

function apiAway(context: AppLoadContext) {
  return data({ correlationId: context.correlationId }, { status: 503, headers: { "Retry-After": "10" } });
}

const statusOf: Record<string, number> = {
  NOT_FOUND: 404,
  NOT_SIGNED_IN: 401,
  UNAUTHENTICATED: 401,
  NOT_ALLOWED: 403,
  FORBIDDEN: 403,
  THROTTLED: 429,
  RATE_LIMITED: 429,
  BAD_USER_INPUT: 400,
};

/** Known codes become the status they mean; anything else is a bug, logged with its own words. */
function refusal(context: AppLoadContext, answer: Response, errors: ApiError[]) {
  const httpStatus = answer.status;
  const status = errors.map((error) => statusOf[error.code]).find((known) => known !== undefined);
  if (status !== undefined) {
    const retryAfter = answer.headers.get("retry-after");
    const headers: Record<string, string> = retryAfter === null ? {} : { "Retry-After": retryAfter };
    // What somebody did too much of, and until when, the policy's own words say best.
    const words = errors.find(({ code }) => code === "RATE_LIMITED")?.message ?? null;
    return data({ correlationId: context.correlationId, words }, { status, headers });
  }
  if (httpStatus === 401 || httpStatus === 403 || httpStatus === 404 || httpStatus === 429) {
    return data({ correlationId: context.correlationId }, { status: httpStatus });
  }
  return new Error(`The API answered ${httpStatus}: ${errors.map((error) => error.message).join("; ")}`);
}
