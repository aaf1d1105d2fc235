"""Expected values of tests/motion/smoothness_test.cpp: spectral arc length with NumPy, after the formula of
Balasubramanian et al. 2015 (doi 10.1186/s12984-015-0090-9). Run it to print the table."""
import numpy as np


def sparc(speed, rate, pad_level=4, cutoff=10.0, threshold=0.05):
    size = 2 ** (int(np.ceil(np.log2(len(speed)))) + pad_level)
    f = np.arange(size // 2 + 1) * (rate / size)
    m = np.abs(np.fft.rfft(speed, size))
    m = m / m.max()
    f, m = f[f <= cutoff], m[f <= cutoff]
    above = np.nonzero(m >= threshold)[0]
    f, m = f[above[0] : above[-1] + 1], m[above[0] : above[-1] + 1]
    return -np.sum(np.sqrt((np.diff(f) / (f[-1] - f[0])) ** 2 + np.diff(m) ** 2))


t = np.arange(-100, 100) / 100
print("bell", sparc(np.exp(-5 * t**2), 100))
for rate in (60, 120, 240):
    u = np.arange(int(0.8 * rate) + 1) / rate / 0.8
    print("minimum jerk", rate, sparc(100 / 0.8 * 30 * u**2 * (1 - u) ** 2, rate))
print("two bells", sparc(np.exp(-30 * (t + 0.4) ** 2) + 0.7 * np.exp(-40 * (t - 0.3) ** 2), 100))
i = np.arange(150)
print("rough", sparc(20 + 5 * np.sin(0.9 * i) + i * 7919 % 13, 100))
print("two speeds", sparc(np.array([1.0, 2.0]), 100))
print("rate of twice the cut-off", sparc(20 + 5 * np.sin(0.9 * i) + i * 7919 % 13, 20))
