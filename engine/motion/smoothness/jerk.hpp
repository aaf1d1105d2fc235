// Jerk in its dimensionless forms: how much a movement's acceleration changes. The speed form is for straight
// reaches; on a curve it misses every change of direction, so paths are measured by the vector form. Jerk
// multiplies the digitiser's noise, so these are secondary to SPARC and never compared across devices.
#pragma once

#include <span>

#include "engine/core/geometry.hpp"
#include "engine/core/result.hpp"

namespace thimble::motion {

// N velocities of one movement, dt apart; T = N dt; d2v are their N - 2 second differences. All forms are
// free of units, and dt cancels out of each. Errors say what is missing: fewer than 3 velocities, or nothing
// moved. All are of version 1.

/// Dimensionless jerk, speed form: -(T^3 / v_peak^2) sum (d2v / dt^2)^2 dt, v the speed. Unit: 1. Direction:
/// higher, that is nearer to 0, is smoother. Source: Balasubramanian et al. 2012,
/// doi 10.1109/TBME.2011.2179545, and 2015, doi 10.1186/s12984-015-0090-9, with their reference code.
Result<double> dimensionless_jerk(std::span<const double> speeds);
/// The vector form: the same with velocities as vectors, |d2v|^2 and v_peak = max |v|.
Result<double> dimensionless_jerk(std::span<const Vec2> velocities);

/// Log dimensionless jerk (LDLJ): -ln |dimensionless jerk|. Unit: 1. Direction: higher is smoother; a
/// minimum-jerk reach has -5.322. Errors: those of dimensionless jerk; and an unchanging velocity, which has
/// no logarithm. Source: as above.
Result<double> log_dimensionless_jerk(std::span<const double> speeds);
Result<double> log_dimensionless_jerk(std::span<const Vec2> velocities);

/// Normalised jerk, vector form: sqrt(1/2 (T^5 / L^2) sum |d2v / dt^2|^2 dt), L = sum |v| dt the path's
/// length. Unit: 1. Direction: lower is smoother; a minimum-jerk reach has 18.974. Source: Teulings et al.
/// 1997, doi 10.1006/exnr.1997.6507.
Result<double> normalised_jerk(std::span<const Vec2> velocities);

}  // namespace thimble::motion
