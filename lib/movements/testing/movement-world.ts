import { randomUUID } from "node:crypto";
import { builtInRole } from "../../auth/permissions.ts";
import { type MemberActor, memberScope, type Scope } from "../../auth/scope.ts";
import type { Connection } from "../../connections/connection.ts";
import { db } from "../../db/client.ts";
import type { Transaction } from "../../db/generated/client.ts";
import { pool } from "../../db/pool.ts";
import { AppError } from "../../errors.ts";
import { newId } from "../../ids.ts";
import { aConnection, aMerchant, aTransaction } from "../../testing/merchant-fixture.ts";
import type { NewTransaction } from "../../transactions/repository.ts";
import { followRefund } from "../follow-refund.ts";
import type { RefundInput } from "../schema.ts";
import { sendMovement } from "../send-movement.ts";
import { type MovingProvider, usd } from "./moving-provider.ts";

/** Two members of one merchant, and a connection of each kind of provider. */
export interface MovementWorld {
  readonly ana: Scope;
  readonly ben: Scope;
  connect(provider: MovingProvider): Promise<Connection>;
}

export async function makeMovementWorld(): Promise<MovementWorld> {
  const { merchantId } = await aMerchant();
  const member = async (name: string): Promise<Scope> => {
    const person = { memberId: newId("member"), userId: newId("user"), name };
    const actor: MemberActor = { type: "member", ...person, role: builtInRole("finance") };
    const email = `${randomUUID()}@example.com`;
    await db().user.create({ data: { id: actor.userId, email, name, passwordHash: "none" } });
    await db().member.create({
      data: { merchantId, id: actor.memberId, userId: actor.userId, role: "finance" },
    });
    return memberScope(merchantId, "test", actor, "refunds.create", null);
  };
  const [ana, ben] = [await member("Ana"), await member("Ben")];
  return { ana, ben, connect: (provider) => aConnection(ana, { provider, credentials: CREDENTIALS }) };
}

const CREDENTIALS = { apiKey: "the-right-key-0001", webhookSecret: "a-secret-of-tests" };

/** A payment that has succeeded, of 100 USD unless told otherwise. */
export async function aPaid(
  scope: Scope,
  connection: Connection,
  patch: Partial<NewTransaction> = {},
): Promise<string> {
  const paid = { amount: usd("100"), method: "card", methodLabel: "Card", status: "succeeded" } as const;
  return (await aTransaction(scope, connection, { ...paid, ...patch })).id;
}

export function refundOf(
  transactionId: string,
  amount: string,
  patch: Partial<RefundInput> = {},
): RefundInput {
  const empty = { purpose: "", address: "", method: "", recipient: {} };
  return { transactionId, amount, ...empty, idempotencyKey: randomUUID(), ...patch };
}

export async function rowOf(id: string): Promise<Transaction> {
  return db().transaction.findFirstOrThrow({ where: { id } });
}

export async function timelineOf(id: string): Promise<string[]> {
  const entries = await db().timelineEntry.findMany({
    where: { transactionId: id },
    orderBy: [{ at: "asc" }, { id: "asc" }],
  });
  return entries.map(({ summary }) => summary);
}

interface WaitingJob {
  readonly name: string;
  readonly payload: { readonly transactionId: string; readonly after: number };
  readonly runAt: Date;
}

/** Jobs that wait for this transaction. */
export async function jobsOf(id: string): Promise<WaitingJob[]> {
  const { rows } = await pool().query<WaitingJob>(
    `SELECT task.identifier AS name, job.payload, job.run_at AS "runAt"
     FROM graphile_worker._private_jobs AS job JOIN graphile_worker._private_tasks AS task ON task.id = job.task_id
     WHERE job.payload->>'transactionId' = $1 ORDER BY job.id`,
    [id],
  );
  return rows;
}

/** Does the job of sending that waits, as the worker would when its time has come; false when none waits. */
export async function work(scope: Scope, id: string): Promise<boolean> {
  const job = (await jobsOf(id)).find(({ name }) => name === "send-movement");
  if (job === undefined) return false;
  await forget(id);
  await sendMovement(scope, job.payload);
  return true;
}

export async function follow(scope: Scope, id: string): Promise<void> {
  await followRefund(scope, { transactionId: id });
}

async function forget(id: string): Promise<void> {
  await pool().query("SELECT graphile_worker.remove_job($1)", [`send:${id}`]);
}

export async function refusal(work: Promise<unknown>): Promise<AppError> {
  const thrown = await work.then(
    () => null,
    (error: unknown) => error,
  );
  if (thrown instanceof AppError) return thrown;
  throw new Error("it was not refused", { cause: thrown });
}
