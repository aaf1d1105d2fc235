"""Expected values of tests/motion/coordination/rhythm_test.cpp, with NumPy: tempo and Wing and Kristofferson's
model (doi 10.3758/BF03198607). Run it to print the tables."""
import numpy as np


def tapping(intervals, detrend):
    i = np.arange(len(intervals))
    d = intervals - np.polyval(np.polyfit(i, intervals, 1), i) if detrend else intervals
    d = d - d.mean()
    gamma0 = np.sum(d * d) / len(d)
    gamma1 = np.sum(d[:-1] * d[1:]) / len(d)
    mean, sd = intervals.mean(), intervals.std(ddof=1)
    values = {
        "interval_mean_ms": mean,
        "interval_sd_ms": sd,
        "interval_coefficient_of_variation": sd / mean,
        "tap_rate_hz": 1000 / mean,
        "autocovariance_0": gamma0,
        "autocovariance_1": gamma1,
    }
    if -0.5 <= gamma1 / gamma0 <= 0:
        values["clock_sd_ms"] = np.sqrt(gamma0 + 2 * gamma1)
        values["motor_sd_ms"] = np.sqrt(-gamma1)
    return values, gamma1 / gamma0


def show(name, intervals, detrend):
    values, ratio = tapping(np.asarray(intervals, dtype=float), detrend)
    print(f"{name} (ratio {ratio:.6g}):")
    for key, value in values.items():
        print(f'  {{"{key}", {value:.17g}}},')


def tapped(count, clock, motor, drift):
    """A clock and a finger with the noise of fixed sequences: numbers that C++ gives too."""
    n = np.arange(count + 1)
    ticks = 500 + clock * (((n * n * 7919 + 31 * n) % 101) / 101 - 0.5) + drift * n
    delays = 50 + motor * (((n * n * 104729 + 57 * n) % 97) / 97 - 0.5)
    return ticks[1:] + delays[1:] - delays[:-1]


for detrend in (False, True):
    kind = "detrended" if detrend else "raw"
    show(f"30 intervals, drifting, {kind}", tapped(30, 60, 40, 2), detrend)
    show(f"30 intervals, steady, {kind}", tapped(30, 60, 40, 0), detrend)
    show(f"7 intervals, {kind}", [510, 480, 530, 495, 505, 470, 525], detrend)
    show(f"slowly varying, {kind}", [500, 510, 520, 525, 520, 510, 500, 495], detrend)
show("3 intervals, raw", [500, 530, 491], False)
