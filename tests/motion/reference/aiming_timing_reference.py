"""Expected values of tests/motion/aiming/reaction_test.cpp, interception_test.cpp, attention_test.cpp and
normal_quantile_test.cpp, with NumPy and SciPy. Run it to print the tables."""
import numpy as np
from scipy.stats import norm


def show(name, values):
    print(f"{name}: " + ", ".join(f"{v:.17g}" for v in np.atleast_1d(values)))


show(
    "normal quantile",
    norm.ppf([1e-300, 1e-100, 1e-16, 1e-5, 0.02424, 0.02426, 0.1, 0.3, 0.499, 0.5, 0.6, 0.75, 0.97576, 0.999, 1 - 1e-12]),
)

# Response - stimulus in ms, latency 40 ms.
reaction = np.array([310, 150, 189.9, 190, 455.5, 612, 2040, 2040.1, -20, 388, 505, 421])
reaction = reaction - 40
valid = reaction[(reaction >= 150) & (reaction <= 2000)]
show("reaction: median, anticipations, late", [np.median(valid), (reaction < 150).sum(), (reaction > 2000).sum()])

# Contact - arrival in ms, latency 25 ms; speed in mm/s.
error = np.array([45, -30, 25, 110, 5, -75.5, 60]) - 25
speed = np.array([100, 100, 150, 150, 200, 200, 250])
for name, e in (("ms", error), ("mm", error / 1000 * speed)):
    show(f"interception {name}: CE, VE, AE", [e.mean(), e.std(ddof=1), np.abs(e).mean()])
show("interception: early, late", [(error < 0).mean(), (error > 0).mean()])

# Go: 18 of 20 answered; no-go: 3 of 10 answered. Reaction times of the go answers in ms, latency 0.
hits, go, false_alarms, no_go = 18, 20, 3, 10
rates = (hits + 0.5) / (go + 1), (false_alarms + 0.5) / (no_go + 1)
show("d'", norm.ppf(rates[0]) - norm.ppf(rates[1]))
show("d' of 20 of 20, 0 of 10", norm.ppf(20.5 / 21) - norm.ppf(0.5 / 11))
times = 300 + 17.5 * np.arange(18)
show("reaction time variation", times.std(ddof=1) / times.mean())
