import { FlaskConical } from "lucide-react";
import { Fragment } from "react";
import { Note } from "#components/ui/note.tsx";

/** One press signs in as a made-up person. Only the demo shows it. */
export function DemoNote({
  roles,
  signInAs,
}: {
  /** As their person is called: "owner". */
  roles: readonly string[];
  signInAs: (form: FormData) => Promise<void>;
}) {
  return (
    <form action={signInAs} className="mt-6">
      <Note tone="mute" icon={FlaskConical} title="Demo.">
        Sign in as{" "}
        {roles.map((role, index) => (
          <Fragment key={role}>
            {index > 0 && (index === roles.length - 1 ? " or " : " ")}
            {/* No line begins with a comma. */}
            <span className="whitespace-nowrap">
              <button
                type="submit"
                name="role"
                value={role}
                className="rounded-[3px] font-medium text-accent hover:underline"
              >
                {role}
              </button>
              {index < roles.length - 2 && ","}
              {index === roles.length - 1 && "."}
            </span>
          </Fragment>
        ))}{" "}
        No real money moves.
      </Note>
    </form>
  );
}
