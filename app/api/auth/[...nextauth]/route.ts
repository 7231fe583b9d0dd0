import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { tellNextAuthItsAddress } from "#lib/env.ts";
import { APP_ERROR_STATUS, AppError } from "#lib/errors.ts";
import { assertSameOrigin } from "#lib/server/assert-same-origin.ts";
import { authOptions } from "#lib/server/auth-options.ts";

interface Context {
  params: Promise<{ nextauth: string[] }>;
}

export async function GET(request: NextRequest, context: Context): Promise<Response> {
  tellNextAuthItsAddress();
  return NextAuth(request, context, authOptions());
}

export async function POST(request: NextRequest, context: Context): Promise<Response> {
  try {
    await assertSameOrigin();
  } catch (refusal) {
    if (!(refusal instanceof AppError)) throw refusal;
    return Response.json({ message: refusal.message }, { status: APP_ERROR_STATUS[refusal.code] });
  }
  return GET(request, context);
}
