// Every measure of smoothness of a recording: of a path through the signal chain, or of a speed profile as it
// is.
#pragma once

#include <span>

#include "engine/motion/measure.hpp"
#include "engine/motion/stroke_signal.hpp"

namespace thimble::motion {

/// Every smoothness measure of the table, in its order, each with a value or a reason. A movement of several
/// strokes has the median over its strokes, and the sum of their velocity peaks: the measures are made for
/// discrete movements. Absent where nothing moved, and where the recording itself has fewer than 20 samples a
/// second: between those nobody knows how smooth it was.
MeasureSet smoothness_measures(std::span<const StrokeSignal> signals);

/// The same of one contact's raw points in time order. At a rate that the chain can't filter at every measure
/// is absent.
MeasureSet smoothness_measures(std::span<const TimedPoint> path, const SignalChain& chain = {});

/// The same of a speed profile as recorded, mm/s at equal steps: all of it, unfiltered. What needs directions
/// is absent.
MeasureSet speed_profile_measures(std::span<const double> speeds_mm_s, double rate_hz);

}  // namespace thimble::motion
