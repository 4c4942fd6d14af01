"""Writes network.txt: the loss of a whole network and its gradients by everything.

Three dense layers 7-9-6-4 over a batch of 5 rows. With a_0 the inputs, layer l = 1, 2, 3 computes

    z_l = a_(l-1) W_l + b_l   and   a_l = f_l(z_l),   W_l of shape [in, out].

Back-propagation (Rumelhart, Hinton and Williams 1986), from the loss's gradient by a_3:

    d_l = the gradient by z_l: dL/da_l times f_l'(z_l) by element, or, for softmax,
          a_l (g - sum_k g_k a_lk) by row with g = dL/da_l
    dL/dW_l = a_(l-1)^T d_l,   dL/db_l = the sum of the rows of d_l,   dL/da_(l-1) = d_l W_l^T

The losses are those of losses.py. With d = e^-|x|, so that nothing overflows and nothing cancels,
the sigmoid is 1 / (1 + d) for x >= 0 and d / (1 + d) for x < 0, and the derivative of tanh is
4 d^2 / (1 + d^2)^2. Before anything is written, every gradient is compared with central
differences.
"""

from activations import softmax, softmax_input_gradient
from losses import (
    mean_squared_error,
    mean_squared_error_gradient,
    one_hot,
    softmax_cross_entropy,
    softmax_cross_entropy_gradient,
    target_distributions,
)
from reference import (
    Generator,
    Table,
    check_gradient,
    column_sums,
    exponential,
    flatten,
    hyperbolic_tangent,
    multiply,
    transpose,
)

WIDTHS = (7, 9, 6, 4)
ROWS = 5
ACTIVATION_NUMBERS = {"identity": 0, "sigmoid": 1, "tanh": 2, "relu": 3, "softmax": 4}

# No input of a relu lies closer to its kink than this, so that neither a central difference nor
# the rounding of float32 crosses it.
SMALLEST_RELU_DISTANCE = 0.004

# network name -> (activations of the three layers, kinds of target)
NETWORKS = {
    "tanh_sigmoid": (
        ("tanh", "sigmoid", "identity"),
        ("labels", "distributions", "mean_squared_error"),
    ),
    "relu_relu": (
        ("relu", "relu", "identity"),
        ("labels", "distributions", "mean_squared_error"),
    ),
    "softmax_output": (("identity", "identity", "softmax"), ("mean_squared_error",)),
    "softmax_hidden": (("identity", "softmax", "identity"), ("mean_squared_error",)),
}

# kind of target -> (loss, gradient of the loss)
LOSSES = {
    "labels": (softmax_cross_entropy, softmax_cross_entropy_gradient),
    "distributions": (softmax_cross_entropy, softmax_cross_entropy_gradient),
    "mean_squared_error": (mean_squared_error, mean_squared_error_gradient),
}


def sigmoid(x):
    decay = exponential(-abs(x))
    return 1.0 / (1.0 + decay) if x >= 0.0 else decay / (1.0 + decay)


def sigmoid_derivative(x):
    return sigmoid(x) * sigmoid(-x)


def tanh_derivative(x):
    squared_decay = exponential(-2.0 * abs(x))
    total = 1.0 + squared_decay
    return 4.0 * squared_decay / (total * total)


def relu(x):
    return x if x > 0.0 else 0.0


def relu_derivative(x):
    return 1.0 if x > 0.0 else 0.0


# name -> (function, derivative)
ELEMENTWISE = {
    "identity": (lambda x: x, lambda x: 1.0),
    "sigmoid": (sigmoid, sigmoid_derivative),
    "tanh": (hyperbolic_tangent, tanh_derivative),
    "relu": (relu, relu_derivative),
}


class Layer:
    def __init__(self, generator, inputs, outputs, activation):
        self.weight = generator.matrix(inputs, outputs, -0.75, 0.75)
        self.bias = generator.row(outputs, -0.5, 0.5)
        self.activation = activation


def activate(name, row):
    if name == "softmax":
        return softmax(row)
    function, _ = ELEMENTWISE[name]
    return [function(z) for z in row]


def activation_input_gradient(name, row, output, output_gradient):
    if name == "softmax":
        return softmax_input_gradient(None, output, output_gradient)
    _, derivative = ELEMENTWISE[name]
    return [g * derivative(z) for g, z in zip(output_gradient, row)]


def forward(layers, inputs):
    """For every layer its inputs, its sums z and its outputs."""
    trace = []
    for layer in layers:
        products = multiply(inputs, layer.weight)
        sums = [[value + b for value, b in zip(row, layer.bias)] for row in products]
        outputs = [activate(layer.activation, row) for row in sums]
        trace.append((inputs, sums, outputs))
        inputs = outputs
    return trace


def backward(layers, trace, gradient):
    """For every layer the gradients of its weight and bias; and the gradient of the inputs."""
    parameter_gradients = []
    for layer, (inputs, sums, outputs) in reversed(list(zip(layers, trace))):
        sum_gradient = [
            activation_input_gradient(layer.activation, *rows)
            for rows in zip(sums, outputs, gradient)
        ]
        weight_gradient = multiply(transpose(inputs), sum_gradient)
        parameter_gradients.insert(0, (weight_gradient, column_sums(sum_gradient)))
        gradient = multiply(sum_gradient, transpose(layer.weight))
    return parameter_gradients, gradient


def check_relu_distances(layers, trace):
    for layer, (_, sums, _) in zip(layers, trace):
        if layer.activation == "relu":
            distance = min(abs(z) for z in flatten(sums))
            assert distance > SMALLEST_RELU_DISTANCE, distance


def check_gradients(name, layers, inputs, loss, parameter_gradients, input_gradient):
    """Every gradient against central differences of the loss, relative error below 1e-6."""

    def value():
        return loss(forward(layers, inputs)[-1][2])

    check_gradient(name + ".inputs", value, inputs, input_gradient)
    for layer, (weight_gradient, bias_gradient) in zip(layers, parameter_gradients):
        check_gradient(name + ".weight", value, layer.weight, weight_gradient)
        check_gradient(name + ".bias", value, [layer.bias], [bias_gradient])


def draw_targets(generator, kind):
    """The name and the values of the record, and the targets as a matrix."""
    columns = WIDTHS[-1]
    if kind == "labels":
        labels = [generator.below(columns) for _ in range(ROWS)]
        return "labels", labels, one_hot(labels, columns)
    if kind == "distributions":
        targets = target_distributions(generator, ROWS, columns)
    else:
        targets = generator.matrix(ROWS, columns, -1.0, 1.0)
    return "targets", flatten(targets), targets


def add_problem(table, name, layers, inputs, target_name, target_values):
    table.add(name + ".activations", [ACTIVATION_NUMBERS[layer.activation] for layer in layers])
    table.add_inputs(name + ".inputs", flatten(inputs))
    table.add_inputs(name + "." + target_name, target_values)
    for number, layer in enumerate(layers, 1):
        table.add_inputs("%s.layer%d.weight" % (name, number), flatten(layer.weight))
        table.add_inputs("%s.layer%d.bias" % (name, number), layer.bias)


def add_results(table, name, outputs, loss, parameter_gradients, input_gradient):
    table.add(name + ".outputs", flatten(outputs))
    table.add(name + ".loss", [loss])
    for number, (weight_gradient, bias_gradient) in enumerate(parameter_gradients, 1):
        table.add("%s.gradient.layer%d.weight" % (name, number), flatten(weight_gradient))
        table.add("%s.gradient.layer%d.bias" % (name, number), bias_gradient)
    table.add(name + ".gradient.inputs", flatten(input_gradient))


def add_case(table, generator, name, activations, kind):
    shapes = zip(WIDTHS, WIDTHS[1:], activations)
    layers = [Layer(generator, *shape) for shape in shapes]
    inputs = generator.matrix(ROWS, WIDTHS[0], -1.5, 1.5)
    target_name, target_values, targets = draw_targets(generator, kind)
    loss, loss_gradient = LOSSES[kind]

    trace = forward(layers, inputs)
    check_relu_distances(layers, trace)
    outputs = trace[-1][2]
    gradients = backward(layers, trace, loss_gradient(outputs, targets))
    check_gradients(name, layers, inputs, lambda values: loss(values, targets), *gradients)

    add_problem(table, name, layers, inputs, target_name, target_values)
    add_results(table, name, outputs, loss(outputs, targets), *gradients)


def main():
    table = Table(["Whole networks in float64. See network.py and README.md."])
    seed = 100
    for network, (activations, kinds) in NETWORKS.items():
        for kind in kinds:
            add_case(table, Generator(seed), network + "." + kind, activations, kind)
            seed += 1
    table.write("network.txt")


if __name__ == "__main__":
    main()
