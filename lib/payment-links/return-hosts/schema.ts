import { z } from "zod";

export const MOST_RETURN_HOSTS = 50;

const HOST = /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/;

/** Host names, each as a person writes it: "Shop.example.com", or a whole address of which the host is kept. */
export const returnHostsInput = z.object({
  hosts: z
    .array(
      z
        .string()
        .trim()
        .max(300)
        .transform(hostOf)
        .refine((host) => HOST.test(host), "Write a host name, like shop.example.com."),
    )
    .max(MOST_RETURN_HOSTS, `At most ${MOST_RETURN_HOSTS} hosts.`)
    .transform((hosts) => [...new Set(hosts)]),
});

export const returnHostsDto = z.object({ hosts: z.array(z.string()) });
export type ReturnHosts = z.infer<typeof returnHostsDto>;

const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * Why an address may not be returned to; null when it may. An empty list lets any https address in, and http on this
 * machine. A listed host stands for itself alone, not for what is below it.
 */
export function returnUrlProblem(address: string, hosts: readonly string[]): string | null {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || url.username !== "" || url.password !== "")
    return "Write the whole address, with https://.";
  const isOwn = LOOPBACK.has(url.hostname);
  if (url.protocol !== "https:" && !(url.protocol === "http:" && isOwn))
    return "The address must begin with https://.";
  if (hosts.length === 0 || hosts.includes(url.hostname.replace(/\.$/, ""))) return null;
  return `${url.hostname} is not among the hosts that links may return to. They are in the settings.`;
}

function hostOf(written: string): string {
  const address = /^https?:\/\//i.test(written) ? written : `https://${written}`;
  if (!URL.canParse(address)) return "";
  const { hostname, username } = new URL(address);
  return username === "" ? hostname.replace(/\.$/, "") : "";
}
