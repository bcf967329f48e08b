import type { Content } from "./template.js";

type SensitiveAction = Content<"verification_code">["data"]["action"];

/** What is asked for, after "asks to". */
export function actionWords(action: SensitiveAction): string {
  switch (action) {
    case "account_deletion":
      return "delete the account";
    case "account_information":
      return "be told what is on record of the account";
  }
}
