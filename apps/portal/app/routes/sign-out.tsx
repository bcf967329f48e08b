import { redirect, type ActionFunctionArgs, type MetaFunction } from "@remix-run/node";
import { pageMeta } from "../frame/page-meta.js";
import { endSessions } from "../sign-in/authenticate.server.js";
import { Button } from "../ui/button.js";
import { PageHeader } from "../ui/page-header.js";

export async function action(args: ActionFunctionArgs) {
  const form = await args.request.formData();
  const headers = await endSessions(args, { everywhere: form.get("everywhere") === "yes" });
  return redirect("/", { headers });
}

export const meta: MetaFunction = ({ matches }) => pageMeta(matches, { title: "Sign out", index: false });

/** For whoever types the address: signing out changes something, so it takes a press. */
export default function SignOut() {
  return (
    <>
      <PageHeader
        title="Sign out"
        lead="Here only, or on every device and browser where you are signed in."
      />
      <form method="post" className="flex flex-wrap gap-3">
        <Button tone="primary">Sign out here</Button>
        <Button name="everywhere" value="yes">
          Sign out everywhere
        </Button>
      </form>
    </>
  );
}
