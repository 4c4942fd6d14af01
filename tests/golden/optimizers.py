"""Writes optimizers.txt: 100 steps of each optimizer on a small linear problem.

The model is y = x W + b with W of shape [4, 3], the loss the mean squared error over a fixed batch
of 8 rows, L = 1/24 sum_ij (y_ij - t_ij)^2. With D = 2 (y - t) / 24 the gradients are
dL/dW = x^T D and dL/db = the sum of the rows of D. With g the gradient at step k = 1, 2, ...:

    sgd       theta <- theta - lr g                       (Robbins and Monro 1951)
    momentum  v <- a v - lr g; theta <- theta + v; v_0 = 0
              (Polyak 1964; in this form Goodfellow, Bengio and Courville 2016, section 8.3)
    adam      m <- b1 m + (1 - b1) g; v <- b2 v + (1 - b2) g^2; m_0 = v_0 = 0
              theta <- theta - lr (m / (1 - b1^k)) / (sqrt(v / (1 - b2^k)) + eps)
              (Kingma and Ba 2015, algorithm 1)
    adagrad   r <- r + g^2; theta <- theta - lr g / (eps + sqrt(r)); r_0 = 0
              (Duchi, Hazan and Singer 2011; Goodfellow et al. 2016, algorithm 8.4)
    rmsprop   r <- d r + (1 - d) g^2; theta <- theta - lr g / sqrt(eps + r); r_0 = 0
              (Tieleman and Hinton 2012; Goodfellow et al. 2016, algorithm 8.5), or, as in PyTorch,
              theta <- theta - lr g / (sqrt(r) + eps)

The hyperparameters are rounded to float32 like every other input: lr = 0.01 here means
0.0099999997764825821, and 1 - b1 is computed from the rounded b1.
"""

import math

from losses import mean_squared_error, mean_squared_error_gradient
from reference import (
    Generator,
    Table,
    check_gradient,
    column_sums,
    flatten,
    float32,
    multiply,
    transpose,
)

ROWS, INPUTS, OUTPUTS = 8, 4, 3
STEPS = 100
RECORDED_STEPS = (1, 2, 10, 100)


def sgd_step(theta, gradient, state, hyper, step):
    (learning_rate,) = hyper
    return theta - learning_rate * gradient, state


def momentum_step(theta, gradient, state, hyper, step):
    learning_rate, momentum = hyper
    velocity = momentum * state - learning_rate * gradient
    return theta + velocity, velocity


def power(base, exponent):
    """base^exponent by repeated products, which round alike everywhere."""
    result = 1.0
    for _ in range(exponent):
        result *= base
    return result


def adam_step(theta, gradient, state, hyper, step):
    learning_rate, beta1, beta2, epsilon = hyper
    first = beta1 * state[0] + (1.0 - beta1) * gradient
    second = beta2 * state[1] + (1.0 - beta2) * gradient * gradient
    corrected_first = first / (1.0 - power(beta1, step))
    corrected_second = second / (1.0 - power(beta2, step))
    change = learning_rate * corrected_first / (math.sqrt(corrected_second) + epsilon)
    return theta - change, (first, second)


def adagrad_step(theta, gradient, state, hyper, step):
    learning_rate, epsilon = hyper
    total = state + gradient * gradient
    return theta - learning_rate * gradient / (epsilon + math.sqrt(total)), total


def rmsprop_step(theta, gradient, state, hyper, step):
    learning_rate, decay, epsilon, is_outside = hyper
    mean = decay * state + (1.0 - decay) * gradient * gradient
    root = math.sqrt(mean) + epsilon if is_outside else math.sqrt(mean + epsilon)
    return theta - learning_rate * gradient / root, mean


# (record name, step function, initial state of one parameter, hyperparameters)
SETTINGS = (
    ("sgd.default", sgd_step, None, (0.01,)),
    ("sgd.custom", sgd_step, None, (0.125,)),
    ("momentum.default", momentum_step, 0.0, (0.01, 0.9)),
    ("momentum.custom", momentum_step, 0.0, (0.05, 0.5)),
    ("adam.default", adam_step, (0.0, 0.0), (0.001, 0.9, 0.999, 1e-8)),
    ("adam.custom", adam_step, (0.0, 0.0), (0.02, 0.8, 0.99, 1e-4)),
    ("adagrad.default", adagrad_step, 0.0, (0.01, 1e-7)),
    ("adagrad.custom", adagrad_step, 0.0, (0.25, 1e-3)),
    ("rmsprop.default", rmsprop_step, 0.0, (0.001, 0.9, 1e-6, 0.0)),
    ("rmsprop.custom", rmsprop_step, 0.0, (0.01, 0.99, 1e-4, 1.0)),
)


class Problem:
    """The batch and the initial parameters that every setting starts from."""

    def __init__(self, generator):
        self.inputs = generator.matrix(ROWS, INPUTS, -1.5, 1.5)
        self.targets = generator.matrix(ROWS, OUTPUTS, -2.0, 2.0)
        self.weight = generator.matrix(INPUTS, OUTPUTS, -1.0, 1.0)
        self.bias = generator.row(OUTPUTS, -0.5, 0.5)

    def outputs(self, weight, bias):
        products = multiply(self.inputs, weight)
        return [[value + b for value, b in zip(row, bias)] for row in products]

    def loss(self, weight, bias):
        return mean_squared_error(self.outputs(weight, bias), self.targets)

    def gradients(self, weight, bias):
        output_gradient = mean_squared_error_gradient(self.outputs(weight, bias), self.targets)
        return multiply(transpose(self.inputs), output_gradient), column_sums(output_gradient)

    def check(self):
        weight, bias = [row[:] for row in self.weight], self.bias[:]
        weight_gradient, bias_gradient = self.gradients(weight, bias)
        check_gradient("weight", lambda: self.loss(weight, bias), weight, weight_gradient)
        check_gradient("bias", lambda: self.loss(weight, bias), [bias], [bias_gradient])


def split(parameters):
    """The weight's rows and the bias out of one list of all parameters."""
    weight_count = INPUTS * OUTPUTS
    starts = range(0, weight_count, OUTPUTS)
    return [parameters[start : start + OUTPUTS] for start in starts], parameters[weight_count:]


def run(problem, step_function, initial_state, hyper):
    """The parameters after each recorded step, and the loss before every step."""
    parameters = flatten(problem.weight) + problem.bias
    states = [initial_state] * len(parameters)
    recorded, losses = {}, []
    for step in range(1, STEPS + 1):
        weight, bias = split(parameters)
        losses.append(problem.loss(weight, bias))
        weight_gradient, bias_gradient = problem.gradients(weight, bias)
        gradient = flatten(weight_gradient) + bias_gradient
        for index, (theta, g, state) in enumerate(zip(parameters, gradient, states)):
            parameters[index], states[index] = step_function(theta, g, state, hyper, step)
        if step in RECORDED_STEPS:
            recorded[step] = split(list(parameters))
    return recorded, losses


def add_setting(table, problem, name, step_function, initial_state, hyper):
    hyper = [float32(value) for value in hyper]
    recorded, losses = run(problem, step_function, initial_state, hyper)
    assert losses[-1] < losses[0], name
    table.add_inputs(name + ".hyper", hyper)
    for step, (weight, bias) in recorded.items():
        table.add("%s.step%d.weight" % (name, step), flatten(weight))
        table.add("%s.step%d.bias" % (name, step), bias)
    table.add(name + ".losses", losses)


def main():
    problem = Problem(Generator(4))
    problem.check()
    table = Table(["Optimizers in float64. See optimizers.py and README.md."])
    table.add_inputs("inputs", flatten(problem.inputs))
    table.add_inputs("targets", flatten(problem.targets))
    table.add_inputs("weight", flatten(problem.weight))
    table.add_inputs("bias", problem.bias)
    for setting in SETTINGS:
        add_setting(table, problem, *setting)
    table.write("optimizers.txt")


if __name__ == "__main__":
    main()
