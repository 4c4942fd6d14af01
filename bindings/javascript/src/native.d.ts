// The types of native.js: every function of the C header by its name, and the memory that they work on.

import type { Functions } from "./generated/functions.js";

export type { Functions } from "./generated/functions.js";
export { functions } from "./generated/functions.js";

/** The layout of a struct: for each field its name, its offset and the letter of its type. */
export interface Layout {
  readonly name: string;
  readonly size: number;
  readonly fields: readonly (readonly [name: string, offset: number, letter: string])[];
}

/** The layouts of all structs, by their names. */
export const layouts: Readonly<Record<string, Layout>>;

export interface Views {
  buffer: ArrayBuffer;
  bytes: Uint8Array;
  ints: Int32Array;
  words: Uint32Array;
  floats: Float32Array;
  doubles: Float64Array;
  longs: BigInt64Array;
  unsignedLongs: BigUint64Array;
}

/** The exports as they are: without checks, and with errors as C has them. */
export function nativeExports(): Functions & {
  memory: WebAssembly.Memory;
  glia_wasm_allocate(bytes: number): number;
  glia_wasm_release(address: number, bytes: number): void;
};
/** Views of the whole memory; growth detaches them, so take them anew. */
export function memory(): Views;

/**
 * Calls a function without its last argument where that receives the error: arguments are checked, objects
 * stand for their handles, and a failure is thrown.
 */
export function call(name: keyof Functions, ...given: unknown[]): number;
/** What a function writes behind its last pointer, by the letter of its type. */
export function value(letter: string, name: keyof Functions, ...given: unknown[]): number;
/** The text that a function copies, without its last three arguments. */
export function textOf(name: keyof Functions, ...given: unknown[]): string;
/** A struct in temporary memory; its address. */
export function record(layout: Layout, given?: Record<string, unknown>): number;
/** The struct that a function fills behind its last pointer. */
export function filled(layout: Layout, name: keyof Functions, ...given: unknown[]): Record<string, number>;
/** A string as address and length, in temporary memory. */
export function encoded(text: string, name?: string): [address: number, length: number];
/** A shape as address and rank, in temporary memory. */
export function lengths(shape: number | readonly number[], name?: string): [address: number, rank: number];

/** Memory of the module for who keeps it. */
export function allocate(bytes: number): number;
export function release(address: number, bytes: number): void;
/** Memory until the innermost `scoped` is over. */
export function temporary(bytes: number): number;
export function scoped<Result>(body: () => Result): Result;
