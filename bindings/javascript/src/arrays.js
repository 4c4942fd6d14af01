// Arrays of the program's as the library reads and writes them. A view of the module's own memory is used
// in place; all others are copied in and out, once.

import { GliaError } from "./errors.js";
import { ElementType, ErrorCode } from "./generated/kinds.js";
import { memory } from "./module.js";
import { temporary } from "./scratch.js";

/** The typed array and the bytes of an element of each type. */
export const ELEMENTS = new Map([
  [ElementType.FLOAT32, { array: Float32Array, bytes: 4 }],
  [ElementType.INT32, { array: Int32Array, bytes: 4 }],
  [ElementType.INT64, { array: BigInt64Array, bytes: 8 }],
]);

export function shapeError(message) {
  return new GliaError(ErrorCode.SHAPE_MISMATCH, message);
}

/** Whether the array is a view of the module's memory as it is now. */
function isInPlace(values) {
  return values.buffer === memory().buffer;
}

/** A view that growth of the memory detached has no elements, and would pass for an empty array. */
function checkAttached(values, name) {
  if (ArrayBuffer.isView(values) && values.buffer.byteLength === 0 && isDetached(values.buffer)) {
    throw new GliaError(
      ErrorCode.INVALID_ARGUMENT,
      `${name}: expected an array, got a view that the growth of the memory detached: take it anew`,
    );
  }
}

function isDetached(buffer) {
  if (buffer.detached !== undefined) return buffer.detached;
  try {
    new Uint8Array(buffer);
    return false;
  } catch {
    return true;
  }
}

/** A view of the module's memory by its place, which growth of the memory leaves as it is. */
class Pinned {
  constructor(view) {
    this.view = view;
    [this.address, this.count] = [view.byteOffset, view.length];
  }

  /** The view, made anew where it was detached. */
  now() {
    if (isInPlace(this.view)) return this.view;
    return new this.view.constructor(memory().buffer, this.address, this.count);
  }
}

/**
 * The arrays of one call, before any of them is copied: a copy may have the memory grow, which detaches
 * the views among the others.
 */
export function pinned(...values) {
  const isView = (one) => ArrayBuffer.isView(one) && !(one instanceof DataView) && isInPlace(one);
  return values.map((one) => (isView(one) ? new Pinned(one) : one));
}

/** An array that growth of the memory leaves as it is: views of the memory are copied. */
export function lasting(values) {
  return ArrayBuffer.isView(values) && isInPlace(values) ? values.slice() : values;
}

/** Whether something is an object of Tensor; by its mark, as tensors use this file. */
export function isTensor(values) {
  return values?.isTensor === true;
}

/** Numbers as a typed array or a flat list of them. */
function flat(values, name) {
  checkAttached(values, name);
  if (ArrayBuffer.isView(values) && !(values instanceof DataView)) return values;
  if (Array.isArray(values)) {
    const list = values.flat(Infinity);
    const wrong = list.findIndex((one) => typeof one !== "number" && typeof one !== "bigint");
    if (wrong >= 0) {
      throw new GliaError(
        ErrorCode.INVALID_ARGUMENT,
        `${name}: expected numbers, got ${String(list[wrong])} at ${wrong}`,
      );
    }
    return list;
  }
  throw new GliaError(
    ErrorCode.INVALID_ARGUMENT,
    `${name}: expected a typed array, a list of numbers or a Tensor, got ${typeof values}`,
  );
}

/** Elements of a type in the module's memory: their address and number. */
export function elements(values, type, name) {
  const { array, bytes } = ELEMENTS.get(type);
  if (isTensor(values)) {
    if (values.type !== type) throw shapeError(`${name}: expected another element type`);
    // Throws where it was freed.
    void values.address;
    return { address: values.dataAddress, count: values.length };
  }
  let list = flat(values instanceof Pinned ? values.now() : values, name);
  if (list instanceof array && isInPlace(list)) {
    return { address: list.byteOffset, count: list.length };
  }
  list = lasting(list);
  checkWhole(list, type, name);
  const address = temporary(Math.max(1, list.length) * bytes);
  write(list, type, address);
  return { address, count: list.length };
}

/** Whole numbers are none by accident: fractions and NaN would be cut off in silence. */
function checkWhole(list, type, name) {
  const most = type === ElementType.INT32 ? 2 ** 31 : 2 ** 63;
  const isWhole = (one) =>
    (typeof one === "bigint" || Number.isSafeInteger(one)) && one >= -most && one < most;
  const wrong = type === ElementType.FLOAT32 ? -1 : list.findIndex((one) => !isWhole(one));
  if (wrong >= 0) {
    throw new GliaError(
      ErrorCode.INVALID_ARGUMENT,
      `${name}: expected whole numbers of the type, got ${list[wrong]} at ${wrong}`,
    );
  }
}

/** Writes numbers as elements of a type to an address. */
function write(list, type, address) {
  const { array } = ELEMENTS.get(type);
  const view = new array(memory().buffer, address, list.length);
  if (type === ElementType.INT64) {
    for (let index = 0; index < list.length; index++) view[index] = BigInt(list[index]);
  } else if (list instanceof BigInt64Array || list instanceof BigUint64Array) {
    for (let index = 0; index < list.length; index++) view[index] = Number(list[index]);
  } else {
    view.set(Array.isArray(list) ? list.map(Number) : list);
  }
}

/** float32 numbers in the module's memory. */
export function floats(values, name) {
  return elements(values, ElementType.FLOAT32, name);
}

/** As `floats`; null is NULL. */
export function optionalFloats(values, name) {
  return values === null || values === undefined ? { address: 0, count: 0 } : floats(values, name);
}

/**
 * The type that targets have: whole numbers in a typed array of them are labels of classes, all others
 * values.
 */
export function targetType(values) {
  if (isTensor(values)) return values.type;
  if (values instanceof Pinned) return targetType(values.now());
  if (values instanceof BigInt64Array || values instanceof BigUint64Array) return ElementType.INT64;
  const isWhole =
    ArrayBuffer.isView(values) && !(values instanceof Float32Array) && !(values instanceof Float64Array);
  return isWhole ? ElementType.INT32 : ElementType.FLOAT32;
}

/** Targets in the module's memory: address, type and number. */
export function targets(values) {
  if (values === null || values === undefined) {
    return { address: 0, type: ElementType.FLOAT32, count: 0 };
  }
  const type = targetType(values);
  return { type, ...elements(values, type, "targets") };
}

/**
 * Room for `count` results. `out` receives them: in place where it is a view of the module's memory, else
 * by the copy that `finish` makes, which returns the array with the results.
 */
export function results(count, out, name = "out") {
  if (out === null || out === undefined) {
    const address = temporary(Math.max(1, count) * 4);
    return { address, finish: () => memory().floats.slice(address >>> 2, (address >>> 2) + count) };
  }
  if (isTensor(out)) {
    const found = floats(out, name);
    if (found.count !== count) throw shapeError(`${name}: expected ${count} numbers, got ${found.count}`);
    return { address: found.address, finish: () => out };
  }
  if (out instanceof Pinned) out = out.now();
  checkAttached(out, name);
  if (!(out instanceof Float32Array)) {
    throw new GliaError(ErrorCode.INVALID_ARGUMENT, `${name}: expected a Float32Array or a Tensor`);
  }
  if (out.length !== count) throw shapeError(`${name}: expected ${count} numbers, got ${out.length}`);
  if (isInPlace(out)) {
    const place = new Pinned(out);
    return { address: place.address, finish: () => place.now() };
  }
  const address = temporary(Math.max(1, count) * 4);
  return {
    address,
    finish() {
      out.set(memory().floats.subarray(address >>> 2, (address >>> 2) + count));
      return out;
    },
  };
}
