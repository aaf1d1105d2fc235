"""Expected values of tests/motion/smoothness: first sparc_test.cpp, spectral arc length with NumPy, after the formula of
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


# jerk_test.cpp: dimensionless jerk after Balasubramanian's reference code, normalised jerk after Teulings 1997.
def dimensionless_jerk(velocity, rate):
    velocity = np.asarray(velocity, float).reshape(len(velocity), -1)
    peak = np.linalg.norm(velocity, axis=1).max()
    duration = len(velocity) / rate
    jerk = np.diff(velocity, 2, axis=0) * rate**2
    return -(duration**3) / peak**2 * np.sum(jerk**2) / rate


def normalised_jerk(velocity, rate):
    duration = len(velocity) / rate
    length = np.sum(np.linalg.norm(velocity, axis=1)) / rate
    jerk = np.diff(velocity, 2, axis=0) * rate**2
    return np.sqrt(np.sum(jerk**2) / rate * duration**5 / length**2 / 2)


bent = np.stack([40 + 5 * np.sin(0.9 * i) + i * 7919 % 13, 30 * np.cos(0.05 * i) + i * 31 % 7], 1)
speed = np.linalg.norm(bent, axis=1)
print("DJS", repr(dimensionless_jerk(speed, 100)))
print("LDJS", repr(-np.log(-dimensionless_jerk(speed, 100))))
print("DJV", repr(dimensionless_jerk(bent, 100)))
print("LDJV", repr(-np.log(-dimensionless_jerk(bent, 100))))
print("NJ", repr(normalised_jerk(bent, 100)))

# velocity_peaks_test.cpp
from scipy.signal import find_peaks  # noqa: E402

print("peaks of bent", len(find_peaks(speed, prominence=0.05 * speed.max())[0]))
lcg, noise = 1, []
for _ in range(2000):
    lcg = (lcg * 1103515245 + 12345) % 2**31
    noise.append(lcg // 2**16 % 40)
print("peaks of 2000 whole numbers", len(find_peaks(noise, prominence=0.05 * max(noise))[0]))
print("of which stand out by half", len(find_peaks(noise, prominence=0.5 * max(noise))[0]))
walk = np.abs(np.cumsum(np.array(noise) - 19))
print("peaks of a walk", len(find_peaks(walk, prominence=0.05 * walk.max())[0]))
