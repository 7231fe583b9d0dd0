import "server-only";
import { z } from "zod";
import { defineReader } from "../server/define-reader.ts";
import { getGalleryItem, listGallery } from "./gallery.ts";
import { getCall } from "./get-call.ts";
import { getConnection } from "./get-connection.ts";
import { listCalls } from "./list-calls.ts";
import { listConnectionCards } from "./list-connection-cards.ts";
import { callFiltersSchema, connectionIdInput } from "./schema.ts";

export const connectionCardsReader = defineReader({
  permission: "connections.read",
  params: z.object({}),
  read: listConnectionCards,
});

export const connectionReader = defineReader({
  permission: "connections.read",
  params: connectionIdInput,
  read: getConnection,
});

export const callsReader = defineReader({
  permission: "connections.read",
  params: callFiltersSchema.extend(connectionIdInput.shape),
  read: listCalls,
});

export const callReader = defineReader({
  permission: "connections.read",
  params: connectionIdInput.extend({ callId: z.string().max(40) }),
  read: getCall,
});

export const galleryReader = defineReader({
  permission: "connections.write",
  params: z.object({}),
  read: listGallery,
});

export const galleryItemReader = defineReader({
  permission: "connections.write",
  params: z.object({ provider: z.string().max(40) }),
  read: getGalleryItem,
});
