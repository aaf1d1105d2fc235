#!/usr/bin/env python3
"""Makes the four cues beside it: touch, progress, success, nearly. Run it after a change and commit the WAVs.

Soft struck wood in C pentatonic, 44.1 kHz, mono, 16 bit. Every note swells over 160 ms: children who are startled by
sound need at least 150. Nothing peaks above -14 dBFS. "nearly" has half the energy of "success", since what went
astray must be less interesting than what went well. Only the standard library; the same bytes each time.
"""
import array
import math
import pathlib
import sys
import wave

RATE = 44_100
SWELL_S = 0.160
FADE_S = 0.060  # at the end of a file, so that it ends in silence and not in a click
C4, G4, C5, D5, E5, G5 = 261.626, 391.995, 523.251, 587.330, 659.255, 783.991

# A bar of wood: ratio to the fundamental, level, seconds to fall to 1/e. The high partial gives the touch of wood.
PARTIALS = [(1.0, 1.0, 0.42), (2.0, 0.16, 0.30), (3.98, 0.05, 0.16)]


def db(level):
    return 10 ** (level / 20)


def note(frequency_hz, seconds):
    """One bar, swelling as a raised cosine, then ringing out."""
    samples = []
    for i in range(round(seconds * RATE)):
        t = i / RATE
        swell = 0.5 - 0.5 * math.cos(math.pi * min(t / SWELL_S, 1))
        tone = sum(level * math.exp(-max(t - SWELL_S, 0) / decay_s) * math.sin(2 * math.pi * frequency_hz * ratio * t)
                   for ratio, level, decay_s in PARTIALS)
        samples.append(swell * tone)
    return samples


def tune(seconds, notes):
    """Notes as (start in s, frequency in Hz, level), laid over each other."""
    mixed = [0.0] * round(seconds * RATE)
    for start_s, frequency_hz, level in notes:
        first = round(start_s * RATE)
        for i, value in enumerate(note(frequency_hz, seconds - start_s)):
            if first + i < len(mixed):
                mixed[first + i] += level * value
    fade = round(FADE_S * RATE)
    for i in range(fade):
        mixed[-1 - i] *= i / fade
    return mixed


def at_peak(samples, peak):
    loudest = max(abs(value) for value in samples)
    return [value * peak / loudest for value in samples]


def energy(samples):
    return sum(value * value for value in samples)


def at_energy(samples, wanted):
    factor = math.sqrt(wanted / energy(samples))
    return [value * factor for value in samples]


def write(name, samples):
    words = array.array("h", (round(value * 32767) for value in samples))
    if sys.byteorder == "big":
        words.byteswap()
    with wave.open(str(pathlib.Path(__file__).parent / f"{name}.wav"), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(words.tobytes())


def main():
    touch = at_peak(tune(0.60, [(0, G4, 1)]), db(-22))
    progress = at_peak(tune(0.80, [(0, D5, 1), (0.12, G5, 0.7)]), db(-18))
    success = at_peak(tune(1.80, [(0, C5, 1), (0.20, E5, 1), (0.40, G5, 1), (0.40, C4, 0.5)]), db(-14))
    nearly = at_energy(tune(1.10, [(0, C5, 1), (0.20, D5, 0.8)]), energy(success) / 2)
    for name, samples in {"touch": touch, "progress": progress, "success": success, "nearly": nearly}.items():
        write(name, samples)


if __name__ == "__main__":
    main()
