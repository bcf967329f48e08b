import type { DeliveryReport } from "@recourse/core";

/** Nobody has the address, and nobody will (RFC 3463, X.1): 5.1.0 to 5.1.3, 5.1.6, 5.1.10. */
const NO_SUCH_ADDRESS = /^5\.1\.(?:0|1|2|3|6|10)$/;

/** The fields of the first recipient (RFC 3464, 2.3): our mails have one. */
export function readDeliveryReport(status: string): DeliveryReport {
  const fields = status.replace(/\r?\n[ \t]+/g, " ");
  const field = (name: string): string =>
    new RegExp(`^${name}:[ \\t]*(.*)$`, "im").exec(fields)?.[1]?.trim() ?? "";
  const action = field("Action").toLowerCase();
  const code = field("Status").split(/\s/)[0] ?? "";
  const diagnostic = field("Diagnostic-Code").replace(/^[\w-]+;\s*/, "");
  return {
    action: action === "failed" || action === "delayed" ? action : "other",
    final: NO_SUCH_ADDRESS.test(code),
    diagnostic: [code, diagnostic].filter((each) => each !== "").join(" ") || "no reason given",
  };
}
