"""Expected values of tests/motion/shape/*_test.cpp, from NumPy and SciPy. Run it to print the tables."""
import numpy as np
from scipy.optimize import least_squares
from scipy.spatial import procrustes
from scipy.spatial.distance import cdist, directed_hausdorff


def show(name, *values):
    print(f"{name}: " + ", ".join(f"{v:.17g}" for v in values))


def wave(n, length=100.0, height=10.0, turns=2.0):
    u = np.arange(n) / (n - 1)
    return np.column_stack([length * u, height * np.sin(2 * np.pi * turns * u)])


def shaky(n):
    """A wave drawn unsteadily: askew, larger, elsewhere, and with a remainder that repeats nothing."""
    i = np.arange(n)
    p = wave(n) + np.column_stack([(i * 7919 % 13) / 13, (i * 104729 % 17) / 17])
    return 1.3 * p @ np.array([[np.cos(0.4), np.sin(0.4)], [-np.sin(0.4), np.cos(0.4)]]) + [12, -7]


def similarity(a, b):
    """Least squares by the singular value decomposition, the smallest value turned where it mirrors (Kabsch)."""
    a0, b0 = a - a.mean(0), b - b.mean(0)
    u, s, vt = np.linalg.svd(a0.T @ b0)
    if np.linalg.det(u @ vt) < 0:
        s[-1] *= -1
        u[:, -1] *= -1
    r = u @ vt  # row vectors: a0 @ r is about b0
    scale = s.sum() / (a0**2).sum()
    residual = 1 - s.sum() ** 2 / ((a0**2).sum() * (b0**2).sum())
    left = np.linalg.norm(scale * a0 @ r - b0, axis=1).mean()
    return residual, np.degrees(np.arctan2(r[0, 1], r[0, 0])), scale, *(b.mean(0) - a.mean(0)), left


def wandering(n):
    """A wave with a remainder that repeats nothing, and steps back on the way."""
    i = np.arange(n)
    back = np.column_stack([6 * np.sin(0.6 * i), 3 * np.cos(0.45 * i)])
    return wave(n, 96, 12, 1.9) + back + np.column_stack([(i * 7919 % 13) / 13, (i * 104729 % 17) / 17])


def evenly(points, count):
    lengths = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(points, axis=0), axis=1))])
    s = np.linspace(0, lengths[-1], count)
    return np.column_stack([np.interp(s, lengths, points[:, k]) for k in (0, 1)])


def segment_distances(points, line):
    a, along = line[:-1], np.diff(line, axis=0)
    t = np.clip(((points[:, None] - a) * along).sum(2) / (along**2).sum(1), 0, 1)
    return np.linalg.norm(points[:, None] - (a + t[..., None] * along), axis=2).min(1)


def hausdorff(a, b, count=2001):
    """Between polylines: many points of each piece, then as many about the farthest of them, over and over."""
    def directed(p, q):
        found = 0.0
        for start, end in zip(p[:-1], p[1:]):
            low, high = 0.0, 1.0
            for _ in range(6):
                u = np.linspace(low, high, count)
                d = segment_distances(start + u[:, None] * (end - start), q)
                k, step = d.argmax(), (high - low) / (count - 1)
                found = max(found, d[k])
                low, high = max(0.0, u[k] - step), min(1.0, u[k] + step)
        return found
    return max(directed(a, b), directed(b, a))


def frechet(a, b):
    d = cdist(a, b)
    c = np.zeros_like(d)
    for i in range(len(a)):
        for j in range(len(b)):
            before = [c[k] for k in ((i - 1, j), (i, j - 1), (i - 1, j - 1)) if min(k) >= 0]
            c[i, j] = max(d[i, j], min(before)) if before else d[i, j]
    return c[-1, -1]


def dtw(a, b):
    d = cdist(a, b)
    best = {}
    for i in range(len(a)):
        for j in range(len(b)):
            before = [best[k] for k in ((i - 1, j), (i, j - 1), (i - 1, j - 1)) if min(k) >= 0]
            cost, pairs = min(before) if before else (0, 0)
            best[i, j] = (cost + d[i, j], pairs + 1)
    cost, pairs = best[len(a) - 1, len(b) - 1]
    return cost / pairs


def circle_centre(p):
    start = p.mean(0)
    fit = least_squares(lambda c: np.linalg.norm(p - c[:2], axis=1) - c[2], [*start, 1.0], xtol=1e-15, ftol=1e-15,
                        gtol=1e-15)
    return fit.x


def axis_ratio(p):
    """Moments of the triangles from one vertex, each by its own formula: its middle and its spread about it."""
    a, b, c = np.broadcast_to(p[0], p[1:-1].shape), p[1:-1], p[2:]
    area = np.cross(b - a, c - a) / 2
    middle = (a + b + c) / 3
    mean = (area[:, None] * middle).sum(0) / area.sum()
    spread = sum(np.einsum("ni,nj->nij", v - middle, v - middle) for v in (a, b, c)) / 12
    about = np.einsum("ni,nj->nij", middle - mean, middle - mean)
    smaller, larger = np.linalg.eigvalsh((area[:, None, None] * (spread + about)).sum(0) / area.sum())
    return np.sqrt(smaller / larger)


if __name__ == "__main__":
    a, b = wave(40), shaky(40)
    show("similarity wave(40) to shaky(40)", *similarity(a, b))
    show("  scipy.spatial.procrustes disparity", procrustes(a, b)[2])
    show("similarity shaky(40) to wave(40)", *similarity(b, a))
    mirrored = shaky(40) * [-1, 1]
    show("similarity wave(40) to mirrored shaky(40)", *similarity(a, mirrored))
    show("similarity wave(40) to shaky(57), both sampled at 128", *similarity(evenly(a, 128), evenly(shaky(57), 128)))
    a, b = wave(9), wandering(57)
    show("hausdorff wave(9), wandering(57)", hausdorff(a, b))
    show("hausdorff discrete", max(directed_hausdorff(a, b)[0], directed_hausdorff(b, a)[0]))
    show("frechet", frechet(a, b))
    show("dtw", dtw(a, b))
    show("hausdorff, discrete, frechet, dtw: wandering(57), wandering(33)", hausdorff(b, wandering(33)),
         max(directed_hausdorff(b, wandering(33))[0], directed_hausdorff(wandering(33), b)[0]),
         frechet(b, wandering(33)), dtw(b, wandering(33)))
    show("hausdorff wave(5, 100, 30, 1.1), wandering(23)", hausdorff(wave(5, 100, 30, 1.1), wandering(23)))
    back = b[::-1]
    show("frechet backwards", frechet(a, back))
    show("dtw backwards", dtw(a, back))

    i = np.arange(90)
    round_ = np.column_stack([30 + 40 * np.cos(2 * np.pi * i / 90), 50 + 37 * np.sin(2 * np.pi * i / 90)])
    wobbly = round_ + np.column_stack([(i * 7919 % 13) / 13, (i * 104729 % 17) / 17])
    for name, p in (("wobbly", wobbly), ("wobbly, first 40 points", wobbly[:40]),
                    ("wobbly, 256 points evenly", evenly(wobbly, 256))):
        x, y, _ = circle_centre(p)
        r = np.linalg.norm(p - [x, y], axis=1)
        show(f"circle of {name}: x, y, radius, roundness", x, y, r.mean(), np.ptp(r) / r.mean())
    show("ellipse axis ratio of wobbly", axis_ratio(wobbly))
