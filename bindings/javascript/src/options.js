// Options by name: one that is misspelt is an error, never ignored.

import { GliaError } from "./errors.js";
import { ErrorCode } from "./generated/kinds.js";

/** The options as given, all of which must be among those known. */
export function checked(options, owner, ...known) {
  const wrong = Object.keys(options).find((name) => !known.includes(name));
  if (wrong !== undefined) {
    throw new GliaError(
      ErrorCode.INVALID_ARGUMENT,
      `${owner}: there is no option "${wrong}"; expected one of ${known.join(", ")}`,
    );
  }
  return options;
}
