import { Card } from "../ui/card.tsx";

/** What the sum proves and what it does not, in plain words. */
export function ProofExplained() {
  return (
    <Card title="How this is counted" className="mt-5">
      <div className="grid max-w-[68ch] gap-2 text-pretty text-ink-2">
        <p>
          <strong className="font-semibold text-ink">Received</strong> is a count of its own: the intake adds
          one for each request before it knows what will become of it, in the same database transaction that
          stores the request. All other figures are counted later from the stored rows. So a row that
          vanishes, is stored twice or ends in a state that nobody knows shows as a difference that is not 0.
        </p>
        <p>
          Today is counted as you look. Closed days are counted by the hour and again at least once a day, and
          every minute while something in them still waits. Only the newest 2,000 refused requests of a
          connection are kept; those removed since stand beside Quarantine with a plus.
        </p>
        <p>
          It can't show a request that never reached this server, or one that was answered with an error
          because it could not be stored: the provider sends those again. For that, compare with the
          provider's own list, and see Missed. Requests to addresses that no connection has are not counted
          here.
        </p>
      </div>
    </Card>
  );
}
