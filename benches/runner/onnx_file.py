"""An ONNX file of dense layers with tanh between them, for the runs beside ONNX Runtime; without the
package onnx."""
import struct


def varint(number):
    """A number as protocol buffers have it."""
    parts = []
    while number > 127:
        parts.append(number % 128 + 128)
        number //= 128
    return bytes(parts + [number])


def field(number, value):
    """A field: a number, or a text, bytes or message with its length."""
    if isinstance(value, int):
        return varint(number * 8) + varint(value)
    value = value.encode() if isinstance(value, str) else value
    return varint(number * 8 + 2) + varint(len(value)) + value


def tensor(name, shape, values):
    """A TensorProto of floats."""
    raw = struct.pack(f"<{len(values)}f", *values)
    return b"".join(field(1, size) for size in shape) + field(2, 1) + field(8, name) + field(9, raw)


def value_info(name, columns, rows):
    """A ValueInfoProto of floats [rows, columns]; rows is a number, or a name for any number."""
    first = field(1, rows) if isinstance(rows, int) else field(2, rows)
    shape = field(1, first) + field(1, field(1, columns))
    return field(1, name) + field(2, field(1, field(1, 1) + field(2, shape)))


def node(kind, inputs, output):
    """A NodeProto."""
    return b"".join(field(1, name) for name in inputs) + field(2, output) + field(4, kind)


def model(sizes, layers, rows=1):
    """The file: ir_version 8, operators of version 13. Input "x", output "y"; a layer is its weights,
    [inputs, units], and its biases."""
    graph, last = field(2, "policy"), "x"
    for index, (weight, bias) in enumerate(layers):
        is_last = index + 1 == len(layers)
        sums = "y" if is_last else f"sums{index}"
        graph += field(1, node("Gemm", [last, f"w{index}", f"b{index}"], sums))
        graph += field(5, tensor(f"w{index}", sizes[index:index + 2], weight))
        graph += field(5, tensor(f"b{index}", [sizes[index + 1]], bias))
        last = sums
        if not is_last:
            last = f"units{index}"
            graph += field(1, node("Tanh", [sums], last))
    graph += field(11, value_info("x", sizes[0], rows)) + field(12, value_info("y", sizes[-1], rows))
    return field(1, 8) + field(7, graph) + field(8, field(1, "") + field(2, 13))
