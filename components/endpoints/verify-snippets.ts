/** How a receiver checks that an event is genuine, per language. The secret is read from the environment, never written in. */
export const VERIFY_SNIPPETS = [
  {
    value: "node",
    label: "Node",
    hint: "With the library of Standard Webhooks: npm install standardwebhooks",
    source: `import { env } from "node:process";
import { Webhook } from "standardwebhooks";

const webhook = new Webhook(env.PAYDECK_WEBHOOK_SECRET);

export async function receive(request) {
  // The raw text, before anything parses it: the signature covers its bytes.
  const body = await request.text();
  let event;
  try {
    event = webhook.verify(body, Object.fromEntries(request.headers));
  } catch {
    return new Response("not genuine", { status: 401 });
  }
  // The same event may come twice. Its webhook-id stays the same.
  await handleOnce(request.headers.get("webhook-id"), event);
  return new Response(null, { status: 204 });
}
`,
  },
  {
    value: "python",
    label: "Python",
    hint: "Plain HMAC with the standard library",
    source: `import base64, hashlib, hmac, os, time

KEY = base64.b64decode(os.environ["PAYDECK_WEBHOOK_SECRET"].removeprefix("whsec_"))

def is_genuine(headers, body: bytes) -> bool:
    sent_at = headers["webhook-timestamp"]
    if abs(time.time() - int(sent_at)) > 300:
        return False
    signed = f'{headers["webhook-id"]}.{sent_at}.'.encode() + body
    digest = hmac.new(KEY, signed, hashlib.sha256).digest()
    expected = "v1," + base64.b64encode(digest).decode()
    # During a rotation there are two signatures, parted by a space.
    return any(hmac.compare_digest(expected, given) for given in headers["webhook-signature"].split(" "))
`,
  },
  {
    value: "php",
    label: "PHP",
    hint: "Plain HMAC without a library",
    source: `function is_genuine(array $headers, string $body): bool
{
    $key = base64_decode(preg_replace('/^whsec_/', '', getenv('PAYDECK_WEBHOOK_SECRET')));
    $sentAt = $headers['webhook-timestamp'];
    if (abs(time() - (int) $sentAt) > 300) {
        return false;
    }
    $signed = "{$headers['webhook-id']}.{$sentAt}.{$body}";
    $expected = 'v1,' . base64_encode(hash_hmac('sha256', $signed, $key, true));
    // During a rotation there are two signatures, parted by a space.
    foreach (explode(' ', $headers['webhook-signature']) as $given) {
        if (hash_equals($expected, $given)) {
            return true;
        }
    }
    return false;
}
`,
  },
] as const;
