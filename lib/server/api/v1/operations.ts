import type { ApiOperation } from "../define-api.ts";
import { listAllEvents, listEventTypes } from "./events.ts";
import { createOneInvoice, getOneInvoice, listAllInvoices, sendOneInvoice } from "./invoices.ts";
import { createLink, getLink, listLinks, listWays } from "./payment-links.ts";
import { createRefund, getRefund } from "./refunds.ts";
import { getOneTransaction, listTransactions } from "./transactions.ts";

/** Everything that the API can do, in the order of its document. A test holds it against the folders of app/api/v1. */
export const OPERATIONS: readonly ApiOperation[] = [
  listTransactions,
  getOneTransaction,
  createRefund,
  getRefund,
  listLinks,
  createLink,
  getLink,
  listWays,
  listAllInvoices,
  createOneInvoice,
  getOneInvoice,
  sendOneInvoice,
  listAllEvents,
  listEventTypes,
];
