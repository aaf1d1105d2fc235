#!/usr/bin/env python3
"""Writes the traces beside this file: what a hand did on a page, one JSON object a line (as --input takes it).

The first line of each names the exercise, the seed and the parameters. Shapes are worked out here from their
dimensions, not read from the SVG, so that the traces don't move when a drawing does. Run it by hand after changing it;
then ./dev goldens, and say in the commit why the fingerprints moved.
"""
import json
import math
import pathlib
import random

HERE = pathlib.Path(__file__).parent
SPOTS = [(24, 32), (54, 72), (82, 28), (110, 72), (138, 32)]


def minimum_jerk(u):
    return u * u * u * (10 + u * (6 * u - 15))


def along(point_at, seconds, hz, start_ms=500.0, ease=minimum_jerk):
    """(t_ms, (x, y)) at the device's rate; point_at takes 0..1."""
    count = round(seconds * hz)
    return [(start_ms + 1000 * i / hz, point_at(ease(i / count))) for i in range(count + 1)]


def contact(points, identifier=0, kind="touch", pressure=None):
    """Down at the first point, moves, up where the last one was."""
    samples = []
    for i, (t, (x, y)) in enumerate(points):
        samples.append({"t_ms": t, "id": identifier, "kind": kind, "phase": "move" if i else "down", "x_mm": x, "y_mm": y})
    samples.append({**samples[-1], "t_ms": points[-1][0] + 8, "phase": "up"})
    if pressure is not None:
        for i, sample in enumerate(samples):
            sample["pressure"] = pressure(i / len(samples))
    return samples


def vertical(u):
    return (80, 15 + 70 * u)


def horizontal(u):
    return (25 + 110 * u, 50)


def circle(u):
    return (80 - 35 * math.sin(2 * math.pi * u), 50 - 35 * math.cos(2 * math.pi * u))


def square(u):
    side, d = 64, u * 4 * 64
    corners = [(48, 18), (48, 82), (112, 82), (112, 18), (48, 18)]
    i = min(int(d // side), 3)
    f = d / side - i
    (x0, y0), (x1, y1) = corners[i], corners[i + 1]
    return (x0 + (x1 - x0) * f, y0 + (y1 - y0) * f)


def wave(u):
    return (20 + 120 * u, 50 - 18 * math.sin(3 * math.pi * u))


def laces(u):
    corners = [(44, 14), (116, 38), (44, 62), (116, 86)]
    i = min(int(3 * u), 2)
    (x0, y0), (x1, y1), f = corners[i], corners[i + 1], 3 * u - i
    return (x0 + (x1 - x0) * f, y0 + (y1 - y0) * f)


def shaken(points, rng, tremor_mm, noise_mm, hz=8.0):
    """A tremor of one frequency on top, and a digitiser's noise."""
    result = []
    for t, (x, y) in points:
        phase = 2 * math.pi * hz * t / 1000
        result.append((t, (x + tremor_mm * math.sin(phase) + rng.gauss(0, noise_mm),
                           y + 0.7 * tremor_mm * math.cos(1.13 * phase) + rng.gauss(0, noise_mm))))
    return result


def merged(*contacts):
    return sorted((s for c in contacts for s in c), key=lambda s: s["t_ms"])


def write(name, exercise, samples, seed=1, parameters=None):
    lines = [json.dumps({"exercise": exercise, "seed": seed, "set": parameters or {}})]
    for s in samples:
        lines.append(json.dumps({k: round(v, 3) if isinstance(v, float) else v for k, v in s.items()}))
    (HERE / f"{name}.jsonl").write_text("\n".join(lines) + "\n")


def main():
    rng = random.Random(20)
    write("careful", "tracing/circle", contact(along(circle, 6, 60)))
    write("shaky", "tracing/circle", contact(shaken(along(circle, 5, 120), rng, 2.5, 0.1)), seed=7)
    write("fast", "tracing/vertical", contact(along(vertical, 0.35, 240)), seed=2)

    # Lifts half way, rests for 0.9 s, goes on a little further back.
    whole = along(horizontal, 4, 60)
    half = [p for p in whole if p[1][0] < 80]
    rest = [(t + 900, (x - 3, y + 1)) for t, (x, y) in whole if x >= 80]
    write("lift", "tracing/horizontal", contact(half) + contact(rest, 1), parameters={"corridor_mm": 12})

    # The heel of the hand lands first and stays; then the finger comes.
    palm = contact([(200 + 50 * i, (95 + 0.05 * i, 88 + 0.02 * i)) for i in range(100)], 4)
    write("palm", "tracing/circle", merged(palm, contact(along(circle, 4, 60, 900), 5)))
    # The palm lands on the very start, and must not keep the finger from drawing.
    palm = contact([(200 + 50 * i, (82, 17)) for i in range(80)], 1)
    write("palm_on_start", "tracing/vertical", merged(palm, contact(along(vertical, 3, 60, 1200), 2)))

    # Another finger taps, and draws a little, while the first one draws.
    tap = contact([(1500 + 10 * i, (40 + i, 30)) for i in range(30)], 9)
    write("second_finger", "tracing/square", merged(contact(along(square, 7, 60)), tap), seed=3)

    # From the wrong end: nothing begins; then the right way.
    wrong = contact(along(lambda u: vertical(1 - u), 2, 60))
    write("reversed", "tracing/vertical", wrong + contact(along(vertical, 2, 60, 3200), 1))

    # A driver that stamps some reports before those it sent earlier. The file's order is the order of arrival.
    samples = contact(along(horizontal, 3, 120))
    for s in samples[5:-1:7]:
        s["t_ms"] -= 12.0
    write("out_of_order", "tracing/horizontal", samples)

    write("stylus", "tracing/vertical",
          contact(shaken(along(vertical, 2.5, 200), rng, 0.4, 0.02), kind="stylus",
                  pressure=lambda u: 0.2 + 0.6 * math.sin(math.pi * u)), seed=5)
    # Drawn free: beside the picture, across first and then upwards, with a palm on the glass; done with the flower.
    flower = contact([(9000 + 20 * i, (149, 11)) for i in range(5)], 8)
    across = contact(along(lambda u: (60 + 80 * u, 55), 2, 60, 800), 2)
    up = contact(along(lambda u: (100, 92 - 76 * u), 2, 60, 3600), 3)
    palm = contact([(300 + 50 * i, (140 + 0.05 * i, 90)) for i in range(120)], 1)
    write("copy_backwards", "tracing/cross_copy", merged(palm, across, up, flower))
    # While the hand still shows it the child begins, and leans the line the other way.
    mirrored = contact(along(lambda u: (55 + 50 * u, 80 * u + 10), 2.5, 120, 1500), 1)
    write("imitate_mirrored", "tracing/oblique_left_imitate", merged(mirrored, flower))
    # Two of three lines from memory.
    one = contact(along(lambda u: (80, 15 + 70 * u), 1.5, 60, 5000), 1)
    two = contact(along(lambda u: (50 + 60 * u, 33 + 35 * u), 1.5, 60, 7000), 2)
    write("remember_missing", "tracing/three_line_cross_remember", merged(one, two, flower))
    # With helps: the bee is passed and waits, the ink thins away and is drawn to the path.
    write("helped", "tracing/wave", contact(shaken(along(wave, 6, 60), rng, 3, 0.1)),
          parameters={"pacer": 1, "pace_mm_s": 20, "magnetism": 0.6, "ink_stays_s": 1.5, "guide": 0.4, "arrows": 2})
    # With none: the start is found at the second touch, the stroke is left, and begun again.
    elsewhere = contact([(600, (110, 80)), (700, (110, 80))])
    write("begun_again", "tracing/horizontal",
          elsewhere + contact(along(lambda u: horizontal(0.6 * u), 2, 60, 1500), 1) + contact(along(horizontal, 3, 60, 4500), 2),
          parameters={"lifts_allowed": 0, "start_dot": 0, "arrows": 0, "guide": 0})
    # In the worlds of daily living: a row watered with a rest in the middle, a shoe laced round its corners.
    watered = [(t + (700 if x > 80 else 0), (x, y)) for t, (x, y) in along(horizontal, 4, 60)]
    write("watered", "tracing/garden_row", contact(watered))
    write("laced", "tracing/lace_shoe", contact(along(laces, 6, 60)))
    write("template_taps", "template/tap",
          sum((contact([(500 + 700 * i, (x, y)), (560 + 700 * i, (x, y))], i)
               for i, (x, y) in enumerate(SPOTS)), []))



if __name__ == "__main__":
    main()
