"""Expected values of tests/motion/signal_test.cpp, from SciPy. Run it to print the tables."""
import numpy as np
from scipy.interpolate import PchipInterpolator
from scipy.signal import butter, filtfilt


def show(name, values):
    print(f"{name}:\n  " + ", ".join(f"{v:.12g}" for v in values))


def two_pass_low_pass(values, rate, cutoff):
    # Each of the two passes is down by 2^-1/4 at the cut-off; corrected where the bilinear transform is exact.
    corner = np.tan(np.pi * cutoff / rate) / (np.sqrt(2) - 1) ** 0.25
    b, a = butter(2, 2 * np.arctan(corner) / np.pi)
    if len(values) > 9:
        return filtfilt(b, a, values)
    padded = np.pad(values, 9, mode="reflect", reflect_type="odd")
    return filtfilt(b, a, padded, padlen=0)[9:-9]


t = np.array([0, 7, 19, 33, 40, 58, 71, 90, 100]) / 1000
x = np.array([0, 0.5, 2, 5, 7, 7, 6, 8, 9])
y = np.array([3, 3, 4, 4.5, 4.25, 1, 1.5, 1.5, -2])
steps = np.linspace(0, 0.1, 11)
show("resampled x", PchipInterpolator(t, x)(steps))
show("resampled y", PchipInterpolator(t, y)(steps))

i = np.arange(40)
noisy = 10 * np.sin(0.3 * i) + (i * 7919 % 13) / 13
show("low-passed 40 values, 100 Hz, 10 Hz", two_pass_low_pass(noisy, 100, 10))
show("low-passed 6 values, 100 Hz, 10 Hz", two_pass_low_pass(noisy[:6], 100, 10))
show("low-passed 12 values, 240 Hz, 10 Hz", two_pass_low_pass(noisy[:12], 240, 10))
show("low-passed 2 values, 100 Hz, 10 Hz", two_pass_low_pass(noisy[:2], 100, 10))
