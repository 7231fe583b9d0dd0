import type { Permission } from "../auth/permissions.ts";
import type { Scope } from "../auth/scope.ts";
import type { Tx } from "../db/unit.ts";
import type { LiveTopic } from "../live/topics.ts";
import type { CsvValues } from "./row-values.ts";
import type { CsvFormat, RowProblem } from "./schema.ts";

/** For whom rows are made, and when they are judged. */
export interface CsvWork {
  readonly uploadId: string;
  /** The member who sent the file. */
  readonly createdBy: string;
}

export interface JudgedRows {
  readonly problems: readonly RowProblem[];
  /** How many things the right rows become. */
  readonly makes: number;
}

interface KindBase {
  readonly id: string;
  readonly format: CsvFormat;
  readonly permission: Permission;
  readonly topic: LiveTopic;
  /** "payment link", "payment links". */
  readonly nouns: readonly [one: string, many: string];
  /** Where what a row became is found: its address, by id. */
  addressesOf(
    scope: Scope,
    merchantSlug: string,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, string>>;
}

/** Each row by itself: right ones are made, wrong ones are reported. */
export interface EachKind extends KindBase {
  readonly makes: "each";
  judge(scope: Scope, rows: readonly CsvValues[]): Promise<JudgedRows>;
  /** Opens what rows refer to, once; then makes one after another. */
  open(scope: Scope, rows: readonly CsvValues[], work: CsvWork): Promise<MakeRow>;
}

/** Makes one row, with `alongside` in the same unit; answers with what is wrong when it is not made. */
export type MakeRow = (
  row: CsvValues,
  alongside: (tx: Tx, resultId: string) => Promise<void>,
) => Promise<readonly RowProblem[]>;

/** All rows or none. */
export interface WholeKind extends KindBase {
  readonly makes: "whole";
  /** Judges everything and prepares what `write` stores, so that its unit only stores. */
  prepare(scope: Scope, rows: readonly CsvValues[], work: CsvWork): Promise<PreparedRows>;
}

export interface PreparedRows extends JudgedRows {
  /** `progress` is told how many rows are written so far; it throws when nobody wants them any more. */
  write(tx: Tx, progress: (rows: number) => Promise<void>): Promise<readonly MadeRow[]>;
}

export interface MadeRow {
  readonly line: number;
  readonly resultId: string;
}

export type CsvKind = EachKind | WholeKind;
