"""Expected values of tests/motion/change/*_test.cpp, from NumPy and SciPy. Run it to print the tables."""
import numpy as np
from scipy.optimize import least_squares
from scipy.stats import kendalltau, mannwhitneyu, t, theilslopes


def show(name, *values):
    print(f"{name}: " + ", ".join(f"{v:.17g}" for v in values))


def icc_2_1(x):
    """From the sums of squares of a two-way analysis of variance."""
    n, k = x.shape
    total = ((x - x.mean()) ** 2).sum()
    rows = k * ((x.mean(1) - x.mean()) ** 2).sum()
    columns = n * ((x.mean(0) - x.mean()) ** 2).sum()
    msr, msc, mse = rows / (n - 1), columns / (k - 1), (total - rows - columns) / ((n - 1) * (k - 1))
    return (msr - mse) / (msr + (k - 1) * mse + k * (msc - mse) / n)


def nap(a, b, sign):
    return np.mean([[1.0 if sign * y > sign * x else 0.5 if y == x else 0.0 for y in b] for x in a])


def s_within(x):
    return sum(np.sign(x[j] - x[i]) for i in range(len(x)) for j in range(i + 1, len(x)))


def taus(a, b, sign):
    a, b = sign * np.asarray(a, float), sign * np.asarray(b, float)
    between = np.sign(b[None, :] - a[:, None]).sum()
    pairs = len(a) * len(b)
    trend = [s_within(x) / (len(x) * (len(x) - 1) / 2) for x in (a, b)]
    return between / pairs, *trend, (between - s_within(a)) / pairs


def fit(scores, law, c_start):
    """Least squares over all three at once, from several starts."""
    n, y = np.arange(1.0, len(scores) + 1), np.asarray(scores, float)
    best = None
    for c in c_start:
        x = law(n, c)
        b, a = np.polyfit(x, y, 1)
        found = least_squares(lambda p: p[0] + p[1] * law(n, p[2]) - y, [a, b, c], x_scale="jac", xtol=1e-15, ftol=1e-15,
                              gtol=1e-15, max_nfev=10000)
        if best is None or found.cost < best.cost:
            best = found
    return *best.x, 1 - 2 * best.cost / ((y - y.mean()) ** 2).sum()


def power(n, c):
    return n ** -c


def exponential(n, c):
    return np.exp(-c * n)


if __name__ == "__main__":
    shrout_fleiss = np.array([[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]])
    show("ICC(2,1) of Shrout & Fleiss 1979, table 2 (there .29)", icc_2_1(shrout_fleiss))
    show("chance of passing 1.96 with no change, 3, 5, 10 baseline probes", *(2 * t.sf(1.96, [2, 4, 9])))
    baseline, later = np.array([12.5, 14.0, 11.0, 13.5]), np.array([9.0, 8.5, 10.0])
    show("individual MDC, change", 1.96 * baseline.std(ddof=1) * np.sqrt(1 / 4 + 1 / 3), later.mean() - baseline.mean())

    for name, a, b in (("a", [20, 20, 26, 25, 22, 23], [28, 25, 24, 27, 30, 30, 29]),
                       ("b", [3.5, 4, 4, 6, 5.5], [4, 2, 3.5, 1, 1, 2.5, 0])):
        for sign, better in ((1, "higher"), (-1, "lower")):
            show(f"{name}, {better}: NAP, tau A vs B, trend A, trend B, tau-U", nap(a, b, sign), *taus(a, b, sign))
        show("  NAP by Mann & Whitney", mannwhitneyu(b, a).statistic / len(a) / len(b))
        show(f"{name}, level, trend, variability of B", np.median(b), theilslopes(b)[0], np.std(b, ddof=1))
    show("kendalltau (b, no ties) of 5 3 8 6 9", kendalltau([1, 2, 3, 4, 5], [5, 3, 8, 6, 9]).statistic)

    i = np.arange(20)
    noise = (i * 7919 % 13) / 13 - 0.5
    falling = 2 + 6 * (i + 1.0) ** -0.7 + 0.4 * noise
    rising = 40 - 25 * np.exp(-0.25 * (i + 1.0)) + 3 * noise
    starts = (0.05, 0.1, 0.3, 0.7, 1.5, 3)
    show("falling, power: a, b, c, r squared", *fit(falling, power, starts))
    show("falling, exponential", *fit(falling, exponential, starts))
    show("rising, power", *fit(rising, power, starts))
    show("rising, exponential", *fit(rising, exponential, starts))
    few = [9.0, 6.5, 5.5, 5.25]
    show("9 6.5 5.5 5.25, power", *fit(few, power, starts))
    show("9 6.5 5.5 5.25, exponential", *fit(few, exponential, starts))
