import { Button } from "#components/ui/button.tsx";
import { Note } from "#components/ui/note.tsx";
import { signOut } from "#lib/team/actions.ts";
import { AuthFrame } from "./auth-frame.tsx";

/** Signed in, but every membership was ended. */
export function NoMerchant({ email }: { email: string }) {
  return (
    <AuthFrame title="No business to show">
      <Note tone="info">
        You are signed in as {email}, which belongs to no business any more. An owner can let you in again.
      </Note>
      <form action={signOut} className="mt-4">
        <Button type="submit" size="lg" className="w-full">
          Sign out
        </Button>
      </form>
    </AuthFrame>
  );
}
