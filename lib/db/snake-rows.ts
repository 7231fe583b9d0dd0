/** Rows as `jsonb_populate_recordset` reads them: `dueDate` is `due_date`. What is in a JSON column stays as it is. */
export function snakeRows(rows: readonly object[]): string {
  return JSON.stringify(
    rows.map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([name, value]) => [
          name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
          value,
        ]),
      ),
    ),
  );
}
