"""Writes gradient_noise.txt: the noise that is added to gradients, and its deviation.

The deviation before update t + 1 is sqrt(eta / (1 + t)^gamma) (Neelakantan et al. 2015, equation 1).
The draws are those of Box and Muller 1958 over Philox4x32-10 with the counter (b, t, t >> 32, 8):
block b = 16 g + l has the values of the elements 64 g + l, 64 g + 16 + l, 64 g + 32 + l and
64 g + 48 + l. The first two are r cos a and r sin a, r = sqrt(-2 ln u), u = (w0 >> 1) / 2^31 + 2^-32,
a = pi s / 2^31, s being w1 as a signed number; the last two come from w2 and w3 alike.

In decimal arithmetic of 40 digits, rounded once.
"""

from decimal import Context, Decimal, setcontext

from activations_with import philox
from reference import DIGITS, Table

PI = Decimal("3.1415926535897932384626433832795028841971693993751")
STREAM = 8
SEED, ELEMENTS = 0x123456789ABCDEF, 200


def series(x, term, n):
    """The sum of term (-x^2)^k / ((n + 1) (n + 2) ...)."""
    total = term
    while abs(term) > Decimal(10) ** -(DIGITS + 5):
        term *= -x * x / ((n + 1) * (n + 2))
        n += 2
        total += term
    return total


def cosine(x):
    return series(x, Decimal(1), 0)


def sine(x):
    return series(x, x, 1)


def normal(seed, step, element):
    group, place = divmod(element, 64)
    which, lane = divmod(place, 16)
    counter = [16 * group + lane, step & 0xFFFFFFFF, step >> 32, STREAM]
    words = philox(counter, [seed & 0xFFFFFFFF, seed >> 32])
    first, second = words[2 * (which // 2)], words[2 * (which // 2) + 1]
    share = Decimal(first >> 1) / 2**31 + Decimal(1) / 2**32
    signed = second - 2**32 if second >= 2**31 else second
    angle = PI * signed / 2**31
    radius = (-2 * min(share, Decimal(1)).ln()).sqrt()
    return radius * (sine(angle) if which % 2 else cosine(angle))


def deviation(eta, gamma, step):
    return (Decimal(eta) * (Decimal(1 + step).ln() * -Decimal(gamma)).exp()).sqrt()


def main():
    setcontext(Context(prec=DIGITS))
    assert abs(sine(PI / 6) - Decimal("0.5")) < Decimal(10) ** -35
    assert abs(cosine(PI / 3) - Decimal("0.5")) < Decimal(10) ** -35
    table = Table(["Noise of gradients in float64. See gradient_noise.py and README.md."])
    table.add("seed", [SEED >> 32, SEED & 0xFFFFFFFF])
    for name, eta, gamma, step in (
        ("first", 0.01, 0.55, 0),
        ("third", 0.3, 0.55, 2),
        ("constant", 1.0, 0.0, 1),
    ):
        sigma = deviation(eta, gamma, step)
        table.add(name + ".settings", (eta, gamma, step))
        table.add(name + ".deviation", [float(sigma)])
        noise = [float(sigma * normal(SEED, step, element)) for element in range(ELEMENTS)]
        table.add(name + ".noise", noise)
    table.write("gradient_noise.txt")


if __name__ == "__main__":
    main()
