"""Expected values of tests/motion/coordination/bimanual_test.cpp, with NumPy and SciPy: relative phase from the
phase plane, through the signal chain (PCHIP at 100 Hz, then the filter of signal_reference.py, central
differences). Run it to print the table."""
import numpy as np
from scipy.interpolate import PchipInterpolator
from signal_reference import two_pass_low_pass


def swing(t, x):
    steps = np.arange(int(np.floor((t[-1] - t[0]) * 100 + 1e-6)) + 1) / 100
    x = two_pass_low_pass(PchipInterpolator(t - t[0], x)(steps), 100, 10)
    return x, np.gradient(x, 0.01)


def phase(x, v):
    return np.arctan2(-v * x.std(ddof=1) / v.std(ddof=1), x - x.mean())


t = np.arange(481) / 120
left = 30 * np.cos(7 * t) + 4 * np.cos(15 * t)
right = 25 * np.cos(7 * t + 0.5 + 0.4 * np.sin(2 * t))
relative = phase(*swing(t, right)) - phase(*swing(t, left))
sum_of_units = np.mean(np.exp(1j * relative))
print("relative_phase_mean_deg", np.degrees(np.angle(sum_of_units)))
print("relative_phase_sd_deg", np.degrees(np.sqrt(-2 * np.log(abs(sum_of_units)))))
