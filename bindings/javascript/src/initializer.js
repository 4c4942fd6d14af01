// Initializers: what gives weights their first values.

import { Family, InitializerKind } from "./generated/kinds.js";
import { results } from "./arrays.js";
import { KindOf } from "./kind.js";
import { call, encoded } from "./native.js";
import { scoped } from "./scratch.js";

export class Initializer extends KindOf {
  static _release = "glia_initializer_free";
  static _family = Family.INITIALIZER;
  static _kinds = InitializerKind;
  static _name = "initializer";

  /** The values that a parameter of this name begins with in a model of this seed. */
  fill(seed, name, count, { fanIn = count, fanOut = count } = {}) {
    return scoped(() => {
      const room = results(count);
      const named = encoded(name);
      call("glia_initializer_fill", this, seed, ...named, fanIn, fanOut, room.address, count);
      return room.finish();
    });
  }
}
