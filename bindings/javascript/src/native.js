// One call of the library: its arguments checked and converted, its error thrown.

import { GliaError } from "./errors.js";
import { ErrorCode } from "./generated/kinds.js";
import { functions } from "./generated/functions.js";
import { breakModule, memory, nativeExports } from "./module.js";
import { scoped, temporary } from "./scratch.js";

export { functions } from "./generated/functions.js";
export * as layouts from "./generated/records.js";
export { memory, nativeExports } from "./module.js";
export { allocate, release, scoped, temporary } from "./scratch.js";

const RANGES = {
  i: [-(2 ** 31), 2 ** 31 - 1],
  u: [0, 2 ** 32 - 1],
  p: [0, 2 ** 32 - 1],
};
const LONG_RANGES = {
  l: [-(2n ** 63n), 2n ** 63n - 1n],
  m: [0n, 2n ** 64n - 1n],
};

function refused(name, expected, got) {
  const shown = typeof got === "string" ? JSON.stringify(got) : String(got);
  return new GliaError(ErrorCode.INVALID_ARGUMENT, `${name}: expected ${expected}, got ${shown}`);
}

/** A whole number as WebAssembly takes a long; numbers are taken as long as they are exact. */
export function long(value, name, letter = "l") {
  const [least, most] = LONG_RANGES[letter];
  const whole = typeof value === "bigint" ? value : Number.isSafeInteger(value) ? BigInt(value) : null;
  if (whole === null || whole < least || whole > most) {
    throw refused(name, `a whole number from ${least} to ${most}`, value);
  }
  return whole;
}

/** An argument by the letter of its type. WebAssembly itself would cut fractions and high bits off. */
function converted(letter, name, value) {
  if (letter === "l" || letter === "m") return long(value, name, letter);
  if (letter === "p") {
    if (value === null || value === undefined) return 0;
    if (typeof value === "object" && "address" in value) return value.address;
  }
  if (letter === "f" || letter === "d") {
    if (typeof value !== "number") throw refused(name, "a number", value);
    return value;
  }
  const [least, most] = RANGES[letter];
  if (!Number.isInteger(value) || value < least || value > most) {
    throw refused(name, `a whole number from ${least} to ${most}`, value);
  }
  return value;
}

const signatures = new Map();

/** What a function returns, and its arguments without the error at the end, by letter and name. */
function signature(name) {
  let known = signatures.get(name);
  if (known === undefined) {
    const text = functions[name];
    if (text === undefined) throw new GliaError(ErrorCode.NOT_FOUND, `${name}: no such function`);
    const [returns, ...rest] = text.split(" ");
    const parameters = rest.map((one) => one.split(":"));
    const reports = parameters.at(-1)?.[1] === "error" && returns === "s";
    if (reports) parameters.pop();
    known = { returns, parameters, reports };
    signatures.set(name, known);
  }
  return known;
}

/** Runs an export. What comes out of it other than by its return is a trap. */
function run(name, given) {
  try {
    return nativeExports()[name](...given);
  } catch (cause) {
    if (cause instanceof GliaError) throw cause;
    breakModule(cause);
    throw new GliaError(ErrorCode.INTERNAL, `${name}: the module broke: ${cause}`, { cause });
  }
}

/** Takes the error behind a status over. */
function taken(status, error) {
  if (error === 0) return new GliaError(status, textOf("glia_status_text", status));
  const message = textOf("glia_error_message", error);
  run("glia_error_free", [error]);
  return new GliaError(status, message);
}

/**
 * Calls a function of the C header, without its last argument where that receives the error: a failure
 * is thrown. Objects stand for their handles, null for NULL.
 */
export function call(name, ...given) {
  const { returns, parameters, reports } = signature(name);
  if (given.length !== parameters.length) {
    throw refused(name, `${parameters.length} arguments`, given.length);
  }
  const values = parameters.map(([letter, parameter], index) => converted(letter, parameter, given[index]));
  if (!reports) return run(name, values);
  return scoped(() => {
    const error = temporary(4);
    memory().words[error >>> 2] = 0;
    const status = run(name, [...values, error]);
    if (status !== 0 && returns === "s") throw taken(status, memory().words[error >>> 2]);
    return status;
  });
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** A string as its address and length in bytes, in temporary memory. */
export function encoded(text, name = "name") {
  if (typeof text !== "string") throw refused(name, "a string", text);
  const bytes = encoder.encode(text);
  const address = temporary(bytes.length);
  memory().bytes.set(bytes, address);
  return [address, bytes.length];
}

/** The text that a function copies: its last arguments are buffer, capacity and the size needed. */
export function textOf(name, ...given) {
  return scoped(() => {
    const needed = temporary(4);
    call(name, ...given, null, 0, needed);
    const bytes = memory().words[needed >>> 2];
    const text = temporary(bytes);
    call(name, ...given, text, bytes, needed);
    // Without the NUL.
    return decoder.decode(memory().bytes.slice(text, text + bytes - 1));
  });
}

const READ = {
  i: (address) => memory().ints[address >>> 2],
  u: (address) => memory().words[address >>> 2],
  p: (address) => memory().words[address >>> 2],
  d: (address) => memory().doubles[address >>> 3],
  l: (address) => Number(memory().longs[address >>> 3]),
  m: (address) => Number(memory().unsignedLongs[address >>> 3]),
};

/** What a function writes behind its last pointer, by the letter of its type. */
export function value(letter, name, ...given) {
  return scoped(() => {
    const place = temporary(8);
    call(name, ...given, place);
    return READ[letter](place);
  });
}

/** A record in temporary memory, zero but for `given`; its address. */
export function record(layout, given = {}) {
  const address = temporary(layout.size);
  const { bytes, ints, words, doubles, longs, unsignedLongs } = memory();
  bytes.fill(0, address, address + layout.size);
  words[address >>> 2] = layout.size;
  for (const [name, offset, letter] of layout.fields) {
    const wanted = given[name];
    if (wanted === undefined || name === "structSize") continue;
    const flag = typeof wanted === "boolean" ? Number(wanted) : wanted;
    const checked = converted(letter, name, flag);
    const place = address + offset;
    if (letter === "i") ints[place >>> 2] = checked;
    else if (letter === "u") words[place >>> 2] = checked;
    else if (letter === "l") longs[place >>> 3] = checked;
    else if (letter === "m") unsignedLongs[place >>> 3] = checked;
    else doubles[place >>> 3] = checked;
  }
  return address;
}

/** The record that a function fills behind its last pointer. */
export function filled(layout, name, ...given) {
  return scoped(() => {
    const address = record(layout);
    call(name, ...given, address);
    const found = {};
    for (const [field, offset, letter] of layout.fields) {
      if (field === "structSize" || field === "reserved") continue;
      found[field] = READ[letter](address + offset);
    }
    return found;
  });
}

/** A shape as the address of its lengths and their number. */
export function lengths(shape, name = "shape") {
  const list = typeof shape === "number" ? [shape] : [...shape];
  const address = temporary(8 * list.length);
  list.forEach((one, axis) => (memory().longs[(address >>> 3) + axis] = long(one, name)));
  return [address, list.length];
}

/** A shape that a function writes: its last arguments are lengths, capacity and rank. */
export function shapeOf(name, ...given) {
  return scoped(() => {
    const most = 64;
    const [address, rank] = [temporary(8 * most), temporary(4)];
    call(name, ...given, address, most, rank);
    const first = address >>> 3;
    return Array.from(memory().longs.slice(first, first + memory().words[rank >>> 2]), Number);
  });
}

/** The bytes that a function saves: its last arguments are buffer, capacity and the size needed. */
export function savedBytes(name, object) {
  return scoped(() => {
    const needed = temporary(4);
    call(name, object, null, 0, needed);
    const size = memory().words[needed >>> 2];
    const address = temporary(size);
    call(name, object, address, size, needed);
    return memory().bytes.slice(address, address + size);
  });
}

/** A hash as 64 hexadecimal digits. */
export function hashOf(name, object) {
  return scoped(() => {
    const address = temporary(32);
    call(name, object, address, 32);
    const bytes = memory().bytes.subarray(address, address + 32);
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  });
}
