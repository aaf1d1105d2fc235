"""Expected values of tests/motion/coordination/pursuit_test.cpp, with NumPy: following a target as recorded,
after the definitions of the project's MEASURES page. Run it to print the tables."""
import numpy as np


def shifts(count, shift):
    """Rows of the target and of the hand that make pairs when the hand is `shift` steps behind."""
    return slice(max(0, -shift), min(count, count - shift)), slice(max(0, shift), min(count, count + shift))


def lag_steps(target, hand, rate):
    vq = np.diff(target, axis=0) * rate
    vp = np.diff(hand, axis=0) * rate
    reach = int(np.floor(0.5 * rate + 1e-9))
    correlations = {}
    for shift in range(-reach, reach + 1):
        a, b = shifts(len(vq), shift)
        correlations[shift] = np.sum(vq[a] * vp[b]) / np.sqrt(np.sum(vq[a] ** 2) * np.sum(vp[b] ** 2))
    best = max(correlations.values())
    lag = min((s for s in correlations if correlations[s] >= best - 1e-12), key=lambda s: (abs(s), -s))
    return lag, correlations[lag]


def pursuit(target, hand, rate):
    error = hand - target
    size = np.hypot(error[:, 0], error[:, 1])
    lag, correlation = lag_steps(target, hand, rate)
    a, b = shifts(len(target), lag)
    q = target[a] - target[a].mean(axis=0)
    p = hand[b] - hand[b].mean(axis=0)
    gain_x, gain_y = np.sum(q * p, axis=0) / np.sum(q * q, axis=0)
    v = np.diff(target, axis=0)
    moving = np.hypot(v[:, 0], v[:, 1]) > 0
    direction = v[moving] / np.hypot(v[moving, 0], v[moving, 1])[:, None]
    e = error[1:][moving]
    along = np.sum(e * direction, axis=1)
    across = e[:, 1] * direction[:, 0] - e[:, 0] * direction[:, 1]
    return {
        "pursuit_rmse_mm": np.sqrt(np.mean(size**2)),
        "pursuit_gain": np.sum(q * p) / np.sum(q * q),
        "pursuit_lag_s": lag / rate,
        "pursuit_mean_error_mm": np.mean(size),
        "pursuit_gain_x": gain_x,
        "pursuit_gain_y": gain_y,
        "pursuit_correlation": correlation,
        "pursuit_radial_rmse_mm": np.sqrt(np.mean(across**2)),
        "pursuit_tangential_rmse_mm": np.sqrt(np.mean(along**2)),
        "pursuit_tangential_bias_mm": np.mean(along),
    }


def show(name, target, hand, rate):
    print(f"{name}:")
    for key, value in pursuit(target, hand, rate).items():
        print(f'  {{"{key}", {value:.17g}}},')


def target_at(t):
    return np.stack([100 + 40 * np.sin(3.1 * t), 80 + 30 * np.sin(1.9 * t + 0.4)], axis=1)


def wobble_at(t):
    return np.stack([3 * np.sin(7 * t), 2 * np.cos(5 * t)], axis=1)


t = np.arange(601) / 100
show("behind, 100 Hz", target_at(t), 5 + 0.8 * target_at(t - 0.127) + wobble_at(t), 100)
show("ahead, 100 Hz", target_at(t), 1.1 * target_at(t + 0.06) + wobble_at(t), 100)
t = np.arange(301) / 60
show("behind, 60 Hz", target_at(t), 0.9 * target_at(t - 0.2) + wobble_at(t), 60)

# A target that stops and goes on, and a hand that is at the edge of the search.
t = np.arange(401) / 100
stops = np.stack([np.interp(t, [0, 1, 2, 3, 4], [0, 50, 50, 90, 20]), np.interp(t, [0, 2, 3, 4], [0, 0, 30, 60])], axis=1)
late = np.stack([np.interp(t - 0.5, [0, 1, 2, 3, 4], [0, 50, 50, 90, 20]), np.interp(t - 0.5, [0, 2, 3, 4], [0, 0, 30, 60])], axis=1)
show("stopping target, half a second behind", stops, late + 0.5 * wobble_at(t), 100)
