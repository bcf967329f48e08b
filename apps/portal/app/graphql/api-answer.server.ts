export interface ApiError {
  message: string;
  code: string;
}

interface Envelope<Result> {
  data?: Result | null;
  errors?: { message?: string; extensions?: { code?: string } }[];
}

/** The envelope of a GraphQL answer; the data in it has the type that codegen gave the operation. */
export const ApiAnswer = {
  parse<Result>(text: string, status: number): { data: Result | null; errors: ApiError[] } {
    const body: Envelope<Result> = json(text, status);
    const errors = (body.errors ?? []).map(({ message, extensions }) => ({
      message: message ?? "no message",
      code: extensions?.code ?? "",
    }));
    return { data: body.data ?? null, errors };
  },
};

function json(text: string, status: number) {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`The API answered ${status} with something that is not JSON: ${text.slice(0, 200)}`);
  }
}
