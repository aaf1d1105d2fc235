"""Expected values of tests/motion/aiming/throughput_test.cpp and finger_throughput_test.cpp, with NumPy, after the
formulas as Soukoreff & MacKenzie 2004 and Bi, Li & Zhai 2013 print them. Run it to print the tables."""
import numpy as np

# from, to, select, movement time in ms, width: three sequences on a ring of seven targets of 60 mm, rounded.
RING = [(30, 0), (-27, 13.02), (18.71, -23.45), (-6.68, 29.25), (-6.68, -29.25), (18.71, 23.45), (-27, -13.02), (30, 0)]
OFFSETS = [
    [(1.5, -0.5), (-2.25, 1), (0.75, 3), (-1, -2.5), (2, 0.25), (0, -1.75), (3.5, 1.25)],
    [(-4, 2), (1.25, 0.5), (6.5, -3), (-2.5, -2.5), (0.5, 5), (-1, 1), (2.75, -6)],
    [(0.1, 0.2), (0.3, -0.1), (-0.2, 0.4), (0, 0), (0.25, -0.3), (-0.15, 0.05), (0.2, 0.1)],
]
TIMES_MS = [
    [612, 540, 655.5, 498, 701, 588, 634.25],
    [430, 415, 502, 388.5, 467, 441, 450],
    [1210, 1105, 980, 1333, 1024.5, 1150, 1188],
]
WIDTHS = [8, 8, 4]


def sequence(k):
    ring = np.array(RING)
    return ring[:-1], ring[1:], ring[1:] + OFFSETS[k], np.array(TIMES_MS[k]) / 1000, np.full(7, float(WIDTHS[k]))


def measures(serial, f, t, s, mt, w, sd_a=0.0):
    norm = lambda v: np.sqrt((v**2).sum(axis=1))
    a, b, c = norm(t - f), norm(s - t), norm(s - f)
    dx = (c**2 - b**2 - a**2) / (2 * a)
    reached = a + dx
    if serial:
        reached = reached + np.concatenate([[0], dx[:-1]])
    amplitude = reached.mean()
    width = 4.132731354 * np.sqrt(dx.std(ddof=1) ** 2 - sd_a**2)
    bits = np.log2(amplitude / width + 1)
    return [amplitude, width, bits, bits / mt.mean(), (b > w / 2).mean(), mt.mean(), np.log2(a / w + 1).mean()]


def show(name, values):
    print(f"{name}: " + ", ".join(f"{v:.16g}" for v in values))


for serial in (True, False):
    kind = "serial" if serial else "discrete"
    rows = [measures(serial, *sequence(k)) for k in range(3)]
    for k, row in enumerate(rows):
        show(f"{kind} sequence {k}", row)
    show(f"{kind} means", np.mean(rows, axis=0))
    for k in (0, 1):
        show(f"{kind} finger sequence {k}, sigma_a 0.9", measures(serial, *sequence(k), sd_a=0.9)[1:4])

taps = np.array([(0.5, 1), (-0.75, 0.25), (1.5, -0.5), (0.25, 0.75), (-1, 2), (0.125, -1.25)])
show("calibration taps", [np.sqrt((taps[:, 0].var(ddof=1) + taps[:, 1].var(ddof=1)) / 2)])
