// What the library has: the kinds of each family, their names, descriptions and parameters.

import { ParameterInfo } from "./generated/records.js";
import { call, encoded, filled, textOf, value } from "./native.js";
import { scoped } from "./scratch.js";

/** The kinds of a family, by their numbers. */
export function kinds(family) {
  const count = value("i", "glia_catalog_count", family);
  return Array.from({ length: count }, (_, index) => value("i", "glia_catalog_kind", family, index));
}

/** The kind with a name. */
export function find(family, name) {
  return scoped(() => value("i", "glia_catalog_find", family, ...encoded(name)));
}

/** The name of a kind. */
export function name(family, kind) {
  return textOf("glia_catalog_name", family, kind);
}

/** What a kind is. */
export function description(family, kind) {
  return textOf("glia_catalog_description", family, kind);
}

/** The parameters of a kind: key, name, default, bounds, description. */
export function parameters(family, kind) {
  const count = value("i", "glia_catalog_parameter_count", family, kind);
  return Array.from({ length: count }, (_, index) => {
    const found = filled(ParameterInfo, "glia_catalog_parameter", family, kind, index);
    return {
      ...found,
      isInteger: found.isInteger !== 0,
      name: textOf("glia_parameter_name", found.key),
      description: textOf("glia_catalog_parameter_description", family, kind, found.key),
    };
  });
}

/** The version of the library: "0.1.0". */
export function version() {
  const number = call("glia_version");
  return `${number >>> 16}.${(number >>> 8) & 255}.${number & 255}`;
}
