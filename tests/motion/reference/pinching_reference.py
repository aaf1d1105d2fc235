"""Expected values of tests/motion/pinching, from NumPy and SciPy. Run it to print the tables.

The pinch is that of tests/motion/pinching/pinches.hpp: an index finger (7) and a thumb (3) that open a little, close,
hold with a tremor and carry. Written from the definitions in the headers, not from their code."""
import numpy as np
from scipy.interpolate import PchipInterpolator
from scipy.signal import butter, filtfilt, find_peaks, get_window, periodogram


def minimum_jerk(t, duration):
    u = np.clip(t / duration, 0, 1)
    return u**3 * (10 - 15 * u + 6 * u**2)


def fingers(t):
    apart = 20 + 4 * minimum_jerk(t - 0.1, 0.3) + 30 * (1 - minimum_jerk(t - 0.3, 0.8)) - 4 * minimum_jerk(t - 0.5, 0.6)
    held = minimum_jerk(t - 1.3, 0.2)
    apart = apart + held * (0.3 * np.sin(2 * np.pi * 5 * t) + 0.2 * np.sin(2 * np.pi * 9.3 * t) + 0.15 * (t - 1.3))
    way = minimum_jerk(t - 5, 1)
    x = 100 + 120 * way + 0.3 * np.sin(2 * np.pi * 0.7 * t) + held * 0.25 * np.sin(2 * np.pi * 6.1 * t)
    y = 80 + 50 * way + 6 * np.sin(np.pi * way) + 0.2 * np.cos(2 * np.pi * 1.1 * t)
    angle = 0.6 + 0.2 * way
    m = np.stack([x, y], -1)
    u = np.stack([np.cos(angle), np.sin(angle)], -1)
    return m - 0.4 * apart[:, None] * u, m + 0.6 * apart[:, None] * u  # thumb, index


def recorded(thumb_hz, index_hz):
    """Stamps in ns and places of the thumb (from 0.05 s for 6.2 s) and the index (from 0 s for 6.3 s)."""
    n_thumb, n_index = round(6.2 * thumb_hz) + 1, round(6.3 * index_hz) + 1
    of_thumb, of_index = np.arange(n_thumb) / thumb_hz + 0.05, np.arange(n_index) / index_hz
    return (np.rint(of_thumb * 1e9), fingers(of_thumb)[0]), (np.rint(of_index * 1e9), fingers(of_index)[1])


def linear(t, contact):
    return np.stack([np.interp(t, contact[0], contact[1][:, k]) for k in (0, 1)], -1)


def two_pass_low_pass(values, rate, cutoff):
    corner = np.tan(np.pi * cutoff / rate) / (np.sqrt(2) - 1) ** 0.25
    b, a = butter(2, 2 * np.arctan(corner) / np.pi)
    return filtfilt(b, a, values, axis=0)


def movement(speed, rate):
    """Onset and offset in steps."""
    threshold = max(0.05 * speed.max(), 10)
    above = speed > threshold
    runs, i = [], 0
    while i < len(speed):
        if not above[i]:
            i += 1
            continue
        j = i
        while j < len(speed) and above[j]:
            j += 1
        on = 0 if i == 0 else np.interp(threshold, speed[i - 1 : i + 1], [i - 1, i])
        off = j - 1 if j == len(speed) else np.interp(-threshold, -speed[j - 1 : j + 1], [j - 1, j])
        runs.append((on, off))
        i = j
    k = next(k for k, (on, off) in enumerate(runs) if off - on >= 0.04 * rate)
    onset, offset = runs[k]
    for on, off in runs[k + 1 :]:
        if off - on >= 0.04 * rate or on - offset < 0.1 * rate:
            offset = off
    return onset, offset


def sparc(speed, rate, pad_level=4, cutoff=10.0, threshold=0.05):
    size = 2 ** (int(np.ceil(np.log2(len(speed)))) + pad_level)
    f = np.arange(size // 2 + 1) * (rate / size)
    m = np.abs(np.fft.rfft(speed, size))
    m = m / m.max()
    f, m = f[f <= cutoff], m[f <= cutoff]
    above = np.nonzero(m >= threshold)[0]
    f, m = f[above[0] : above[-1] + 1], m[above[0] : above[-1] + 1]
    return -np.sum(np.sqrt((np.diff(f) / (f[-1] - f[0])) ** 2 + np.diff(m) ** 2))


def band_power(x, rate, low, high):
    y = x - two_pass_low_pass(x, rate, 0.5)
    size = 2 ** int(np.ceil(np.log2(len(y))))
    f, p = periodogram(y, rate, window=get_window("hann", len(y)), nfft=size, detrend=False)
    return p[(f >= low) & (f < high)].sum() * (f[1] - f[0])


def correlation(a, b, rate):
    n = len(a)
    best, lag = np.corrcoef(a, b)[0, 1], 0
    for k in range(1, min(int(np.floor(0.2 * rate + 1e-9)), n - max(3, (n + 1) // 2)) + 1):
        for r, sign in ((np.corrcoef(a[: n - k], b[k:])[0, 1], 1), (np.corrcoef(b[: n - k], a[k:])[0, 1], -1)):
            if r > best:
                best, lag = r, sign * k
    return best, lag / rate * 1000


def path(points):
    return np.linalg.norm(np.diff(points, axis=0), axis=1).sum()


SIZE, HOLD, CENTER, RADIUS, PLACE, ANGLE = 18, (1.5e9, 4.8e9), (102, 82), 1.0, (221, 128), 40


def measures(thumb, index, rate, raw):
    begin, end = max(thumb[0][0], index[0][0]), min(thumb[0][-1], index[0][-1])
    if raw:
        most = thumb if ((thumb[0] >= begin) & (thumb[0] <= end)).sum() >= (
            (index[0] >= begin) & (index[0] <= end)).sum() else index
        stamps = most[0][(most[0] >= begin) & (most[0] <= end)]
        one, two = linear(stamps, thumb), linear(stamps, index)
        recorded_one, recorded_two = one, two
    else:
        n = round((end - begin) * 1e-9 * rate)
        rate = n / ((end - begin) * 1e-9)
        stamps = np.linspace(begin, end, n + 1)

        def resampled(contact):
            inside = (contact[0] > begin) & (contact[0] < end)
            t = np.concatenate([[begin], contact[0][inside], [end]])
            at_ends = linear(np.array([begin, end]), contact)
            return PchipInterpolator(t, np.concatenate([at_ends[:1], contact[1][inside], at_ends[1:]]))(stamps)

        recorded_one, recorded_two = resampled(thumb), resampled(index)
        one, two = two_pass_low_pass(recorded_one, rate, 10), two_pass_low_pass(recorded_two, rate, 10)

    g, c = np.linalg.norm(two - one, axis=1), (one + two) / 2
    smallest = np.argmin(g)
    peak = np.argmax(g[: smallest + 1])
    closed = peak + np.nonzero(g[peak:] <= g[smallest] + 0.05 * (g[peak] - g[smallest]))[0][0]
    while closed + 1 < len(g) and g[closed + 1] < g[closed]:
        closed += 1
    if raw:
        start, onset, offset, first, last = 0, peak, closed, peak, closed
        v = -np.diff(g)[peak:closed] * rate
        speeds = [np.linalg.norm(np.diff(p, axis=0), axis=1)[peak:closed] * rate for p in (one, two)]
    else:
        dg = np.gradient(g) * rate
        onset, offset = movement(np.maximum(0, -dg[peak : closed + 1]), rate)
        onset, offset = peak + onset, peak + offset
        first, last = int(np.ceil(onset)), int(np.floor(offset))
        start = min(onset, movement(np.abs(dg[: closed + 1]), rate)[0])
        v = -dg[first : last + 1]
        speeds = [np.linalg.norm(np.gradient(p, axis=0), axis=1)[first : last + 1] * rate for p in (one, two)]
    steps = np.arange(len(g))
    g_at = lambda step: np.interp(step, steps, g)  # noqa: E731
    paths = [path(p[first : last + 1]) for p in (one, two)]
    r, lag = correlation(*speeds, rate)

    hold = (stamps >= HOLD[0] - 0.5) & (stamps <= HOLD[1] + 0.5)
    held = c[hold]
    g_recorded = np.linalg.norm(recorded_two - recorded_one, axis=1)[hold]
    c_recorded = ((recorded_one + recorded_two) / 2)[hold]

    way = np.array(PLACE) - c[closed]
    along = way / np.linalg.norm(way)
    missed = c[-1] - PLACE
    line = two[-1] - one[-1]
    turned = np.degrees(np.arctan2(line[1], line[0])) - ANGLE
    return {
        "first_contact_asynchrony_ms": abs(index[0][0] - thumb[0][0]) * 1e-6,
        "release_asynchrony_ms": abs(index[0][-1] - thumb[0][-1]) * 1e-6,
        "peak_aperture_mm": g[peak],
        "time_to_peak_aperture_fraction": max(0, (peak - start) / (offset - start)),
        "aperture_overshoot_ratio": g[peak] / SIZE,
        "closing_amplitude_mm": g[peak] - g[closed],
        "peak_closing_velocity_mm_s": v.max(),
        "mean_closing_velocity_mm_s": (g_at(onset) - g_at(offset)) / ((offset - onset) / rate),
        "closing_sparc": sparc(np.abs(v), rate),
        "closing_velocity_peaks": len(find_peaks(np.abs(v), prominence=0.05 * np.abs(v).max())[0]),
        "thumb_contribution": paths[0] / sum(paths),
        "digit_symmetry": min(paths) / sum(paths),
        "finger_correlation": r,
        "finger_correlation_lag_ms": lag,
        "grip_size_error_mm": g[closed] - SIZE,
        "hold_aperture_sd_mm": g[hold].std(ddof=1),
        "hold_ellipse_area_mm2": np.pi * 5.991 * np.sqrt(np.linalg.det(np.cov(held.T))),
        "hold_aperture_drift_mm_s": np.polyfit(np.arange(hold.sum()) / rate, g[hold], 1)[0],
        "hold_time_in_zone_fraction": (np.linalg.norm(held - CENTER, axis=1) <= RADIUS).mean(),
        "aperture_tremor_3_to_8_hz_mm2": band_power(g_recorded, rate, 3, 8),
        "aperture_tremor_8_to_12_hz_mm2": band_power(g_recorded, rate, 8, 12),
        "midpoint_tremor_3_to_8_hz_mm2": sum(band_power(c_recorded[:, k], rate, 3, 8) for k in (0, 1)),
        "midpoint_tremor_8_to_12_hz_mm2": sum(band_power(c_recorded[:, k], rate, 8, 12) for k in (0, 1)),
        "drops": 0,
        "transfer_time_s": (end - stamps[closed]) * 1e-9,
        "transfer_path_efficiency": np.linalg.norm(c[-1] - c[closed]) / path(c[closed:]),
        "placement_error_mm": np.linalg.norm(missed),
        "placement_error_along_mm": missed @ along,
        "placement_error_across_mm": missed @ np.array([-along[1], along[0]]),
        "rotation_error_deg": turned,
    }


if __name__ == "__main__":
    shared = recorded(100, 100)
    apart = recorded(120, 83)
    tables = [measures(*shared, 100, True), measures(*apart, 120, True), measures(*apart, 100, False)]
    print("pinch_test.cpp: id, raw with shared stamps, raw without, full chain without")
    for name in tables[0]:
        print(f'    {{"{name}", ' + ", ".join(f"{t[name]:.15g}" for t in tables) + "},")

    print("tremor_test.cpp")
    i = np.arange(350)
    x = 40 + 0.02 * i + 0.3 * np.sin(0.4 * i) + 0.1 * np.sin(0.63 * i + 1) + (i * 7919 % 13) / 26
    for low, high in ((3, 8), (8, 12)):
        print(low, high, f"{band_power(x, 100, low, high):.15g}")
    print("60 Hz", f"{band_power(x, 60, 8, 12):.15g}", "64 values", f"{band_power(x[:64], 100, 3, 8):.15g}")

    print("digits_test.cpp")
    a = np.array([0, 3, 9, 20, 31, 38, 40, 36, 27, 15, 6, 1.0])
    b = np.array([1, 0, 2, 4, 10, 22, 30, 39, 41, 33, 22, 12.0])
    print([f"{v:.15g}" for v in correlation(a, b, 100)], [f"{v:.15g}" for v in correlation(a, -b, 20)])

    print("hold_test.cpp")
    c = np.stack([10 + np.sin(i[:40] * 1.3) + 0.05 * i[:40], 20 + 0.5 * np.cos(i[:40] * 0.7)], 1)
    print("ellipse", f"{np.pi * 5.991 * np.sqrt(np.linalg.det(np.cov(c.T))):.15g}")
    print("sd", f"{c[:, 0].std(ddof=1):.15g}", "slope", f"{np.polyfit(i[:40] / 50, c[:, 0], 1)[0]:.15g}")
