interface DemoSignInsProps {
  signIns: { label: string; email: string; password: string; hint: string }[];
  returnTo: string;
  staffNeedSecondFactor: boolean;
}

/** One press for each situation of the policy. The server gives these out in the demo alone. */
export function DemoSignIns({ signIns, returnTo, staffNeedSecondFactor }: DemoSignInsProps) {
  return (
    <section aria-labelledby="demo-title">
      <h2 id="demo-title" className="text-h3">
        This is the demo
      </h2>
      <p className="mt-1 mb-4 text-small text-ink-soft">
        Sign in as one of these people and see what the policy gives them.
        {!staffNeedSecondFactor &&
          " Its staff need no second factor (REQUIRE_STAFF_SECOND_FACTOR=0); elsewhere they do."}
      </p>
      <ul className="divide-y divide-rule border-y border-rule">
        {signIns.map((signIn) => (
          <li key={signIn.email}>
            <form method="post">
              <input type="hidden" name="returnTo" value={returnTo} />
              <input type="hidden" name="email" value={signIn.email} />
              <input type="hidden" name="password" value={signIn.password} />
              <button type="submit" className="group block w-full px-1 py-3 text-left">
                <span className="block font-medium group-hover:text-pine">{signIn.label}</span>
                <span className="block text-small text-ink-soft">{signIn.hint}</span>
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}
