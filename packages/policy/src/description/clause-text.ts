import type { SupportPolicy } from "../policy-file/schema.js";

export interface ClauseText {
  title: string;
  body: (policy: SupportPolicy) => string;
}
