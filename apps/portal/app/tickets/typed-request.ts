/** The fields that the gate's answer depends on. */
const deciding = ["account", "kind", "production", "critical", "protocol", "platform", "thirdParty"];

export interface Typed {
  facts: string;
  query: string;
}

export function readTyped(form: FormData): Typed {
  const facts = new URLSearchParams();
  for (const name of deciding) {
    const value = form.get(name);
    if (typeof value === "string" && value !== "") facts.set(name, value);
  }
  return { facts: facts.toString(), query: form.has("production") ? "" : textQuery(form) };
}

/** Somebody whose production is down is not sent to read. */
function textQuery(form: FormData): string {
  const subject = String(form.get("subject") ?? "").trim();
  const body = String(form.get("body") ?? form.get("happens") ?? "").trim();
  if (subject.length + body.length < 3) return "";
  return new URLSearchParams({ subject: subject.slice(0, 200), body: body.slice(0, 500) }).toString();
}
