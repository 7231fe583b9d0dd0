/** Type numbers of PostgreSQL's catalogue, the same in every database. */
const OIDS = { bytea: 17, bool: 16, int4: 23, text: 25, timestamptz: 1184 } as const;

/** PostgreSQL counts microseconds from here. */
const EPOCH_MS = Date.UTC(2000, 0, 1);
const ELEMENTS_AT = 20;

/**
 * Arrays in PostgreSQL's binary form (`array_send`): `pg` sends a Buffer as it is, so that bodies cross the wire neither
 * doubled as hex nor escaped. As text, an array of bodies costs more than everything else of a flush.
 */
export function textArray(values: readonly (string | null)[]): Buffer {
  let size = ELEMENTS_AT + 4 * values.length;
  const lengths = values.map((value) => (value === null ? 0 : Buffer.byteLength(value)));
  for (const length of lengths) size += length;
  const array = begin(OIDS.text, values.length, size);
  let at = ELEMENTS_AT;
  values.forEach((value, index) => {
    const length = lengths[index] ?? 0;
    at = array.writeInt32BE(value === null ? -1 : length, at);
    if (value !== null) at += array.write(value, at);
  });
  return array;
}

export function byteaArray(values: readonly (Uint8Array | null)[]): Buffer {
  let size = ELEMENTS_AT + 4 * values.length;
  for (const value of values) size += value?.byteLength ?? 0;
  const array = begin(OIDS.bytea, values.length, size);
  let at = ELEMENTS_AT;
  for (const value of values) {
    at = array.writeInt32BE(value?.byteLength ?? -1, at);
    if (value === null) continue;
    array.set(value, at);
    at += value.byteLength;
  }
  return array;
}

export function intArray(values: readonly number[]): Buffer {
  const array = begin(OIDS.int4, values.length, ELEMENTS_AT + 8 * values.length);
  let at = ELEMENTS_AT;
  for (const value of values) at = array.writeInt32BE(value, array.writeInt32BE(4, at));
  return array;
}

export function boolArray(values: readonly boolean[]): Buffer {
  const array = begin(OIDS.bool, values.length, ELEMENTS_AT + 5 * values.length);
  let at = ELEMENTS_AT;
  for (const value of values) at = array.writeInt8(value ? 1 : 0, array.writeInt32BE(1, at));
  return array;
}

export function timeArray(values: readonly (Date | null)[]): Buffer {
  const present = values.filter((value) => value !== null).length;
  const array = begin(OIDS.timestamptz, values.length, ELEMENTS_AT + 4 * values.length + 8 * present);
  let at = ELEMENTS_AT;
  for (const value of values) {
    at = array.writeInt32BE(value === null ? -1 : 8, at);
    if (value === null) continue;
    at = array.writeBigInt64BE(BigInt(value.getTime() - EPOCH_MS) * 1000n, at);
  }
  return array;
}

/** One dimension that begins at 1, with room for nulls; an empty array has no dimension. */
function begin(oid: number, length: number, size: number): Buffer {
  const array = Buffer.allocUnsafe(length === 0 ? 12 : size);
  array.writeInt32BE(length === 0 ? 0 : 1, 0);
  array.writeInt32BE(1, 4);
  array.writeInt32BE(oid, 8);
  if (length === 0) return array;
  array.writeInt32BE(length, 12);
  array.writeInt32BE(1, 16);
  return array;
}
