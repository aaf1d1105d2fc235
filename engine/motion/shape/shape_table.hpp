// The rows of the measure table that compare two curves or describe one: its form, not its timing.
#pragma once

#include <array>
#include <string_view>

#include "engine/motion/measure.hpp"

namespace thimble::motion {

inline constexpr std::string_view kProcrustes = "Gower 1975, doi 10.1007/BF02291478; no mirror images";
inline constexpr std::string_view kPaired =
    "two points of each curve, not all in one place; paired by index where both have as many, else both "
    "sampled at 128 points evenly by arc length; a form drawn free stroke by stroke, at 256 points in all";
inline constexpr std::string_view kOnePointEach = "one point of each curve, at most 10,000";

inline constexpr std::array kShapeTable{
    MeasureInfo{.id = "procrustes_residual",
                .label = "difference of form",
                .family = Family::kShape,
                .unit = "1",
                .better = Better::kLower,
                .tier = Tier::kB,
                .decimals = 4,
                .formula =
                    "1 - r squared, r the correlation of the two curves once centred, scaled and turned onto "
                    "each other; 0 is the same form",
                .needs = kPaired,
                .source = kProcrustes},
    MeasureInfo{.id = "procrustes_rotation_deg",
                .label = "turn",
                .family = Family::kShape,
                .unit = "deg",
                .better = Better::kNeither,
                .tier = Tier::kB,
                .decimals = 1,
                .formula =
                    "the angle that turns the first curve onto the second with the least squared distances, "
                    "positive from x towards y; 0 is upright",
                .needs = kPaired,
                .source = kProcrustes},
    MeasureInfo{.id = "procrustes_scale",
                .label = "scale",
                .family = Family::kShape,
                .unit = "1",
                .better = Better::kNeither,
                .tier = Tier::kB,
                .decimals = 3,
                .formula =
                    "the factor that carries the turned first curve onto the second with the least squared "
                    "distances; 1 is as large",
                .needs = kPaired,
                .source = kProcrustes},
    MeasureInfo{.id = "procrustes_shift_x_mm",
                .label = "shift in x",
                .family = Family::kShape,
                .unit = "mm",
                .better = Better::kNeither,
                .tier = Tier::kB,
                .decimals = 1,
                .formula = "mean x of the second curve less that of the first",
                .needs = kPaired,
                .source = kProcrustes},
    MeasureInfo{.id = "procrustes_shift_y_mm",
                .label = "shift in y",
                .family = Family::kShape,
                .unit = "mm",
                .better = Better::kNeither,
                .tier = Tier::kB,
                .decimals = 1,
                .formula = "mean y of the second curve less that of the first",
                .needs = kPaired,
                .source = kProcrustes},
    MeasureInfo{.id = "procrustes_mean_residual_mm",
                .label = "shape accuracy",
                .family = Family::kShape,
                .unit = "mm",
                .better = Better::kLower,
                .formula =
                    "mean distance between the second curve and the first once it is shifted, turned and "
                    "scaled onto it",
                .needs = kPaired,
                .source = "Culmer et al. 2009, doi 10.1016/j.jneumeth.2009.07.025"},
    MeasureInfo{.id = "hausdorff_mm",
                .label = "Hausdorff distance between polylines",
                .family = Family::kShape,
                .unit = "mm",
                .better = Better::kLower,
                .tier = Tier::kB,
                .formula =
                    "the farthest that a point of either polyline, vertices and what lies between them, is "
                    "from the other polyline",
                .needs = kOnePointEach,
                .source = "Alt & Guibas 1999, Handbook of Computational Geometry, ch. 3"},
    MeasureInfo{
        .id = "hausdorff_discrete_mm",
        .label = "Hausdorff distance between points",
        .family = Family::kShape,
        .unit = "mm",
        .better = Better::kLower,
        .tier = Tier::kC,
        .formula = "the farthest that a recorded point of either curve is from the other's nearest one",
        .needs = kOnePointEach,
        .source = "Huttenlocher et al. 1993, doi 10.1109/34.232073"},
    MeasureInfo{.id = "frechet_discrete_mm",
                .label = "discrete Fréchet distance",
                .family = Family::kShape,
                .unit = "mm",
                .better = Better::kLower,
                .tier = Tier::kB,
                .formula =
                    "the shortest leash with which both curves can be walked from end to end, from point to "
                    "point, never back",
                .needs = kOnePointEach,
                .source = "Eiter & Mannila 1994, TU Wien, CD-TR 94/64"},
    MeasureInfo{.id = "dtw_mm",
                .label = "dynamic time warping, mean distance",
                .family = Family::kShape,
                .unit = "mm",
                .better = Better::kLower,
                .tier = Tier::kB,
                .formula =
                    "over all walks along both curves the smallest sum of distances between paired points, "
                    "over the number of pairs",
                .needs = kOnePointEach,
                .source = "Sakoe & Chiba 1978, doi 10.1109/TASSP.1978.1163055"},
    MeasureInfo{
        .id = "circle_roundness",
        .label = "roundness",
        .family = Family::kShape,
        .unit = "1",
        .better = Better::kLower,
        .decimals = 3,
        .formula =
            "largest less smallest distance from the centre of the least-squares circle, over the mean "
            "distance; of 256 points evenly by arc length; 0 is a circle",
        .needs = "4 points, not nearly on a line",
        .source = "Chu et al. 2022, doi 10.1177/00315125221087802; centre as in ISO 12181-1"},
    MeasureInfo{
        .id = "ellipse_axis_ratio",
        .label = "width over length",
        .family = Family::kShape,
        .unit = "1",
        .better = Better::kHigher,
        .tier = Tier::kB,
        .decimals = 3,
        .formula = "the smaller over the larger axis of the ellipse with the second moments of the area that "
                   "was gone around; 1 is as wide as long",
        .needs = "3 points around one area",
        .source = kThisProject},
    MeasureInfo{.id = "closure_gap_mm",
                .label = "gap where the circle closes",
                .family = Family::kShape,
                .unit = "mm",
                .better = Better::kLower,
                .decimals = 1,
                .formula = "distance from the last point to the first",
                .needs = "one point",
                .source = kThisProject},
    MeasureInfo{.id = "corner_radius_mm",
                .label = "corner radius",
                .family = Family::kShape,
                .unit = "mm",
                .better = Better::kLower,
                .tier = Tier::kB,
                .decimals = 1,
                .formula =
                    "smallest radius of a circle through three points 1 mm apart along the path, up to 5 mm "
                    "before and after its point nearest to the corner; a perfect right angle has 0.71",
                .needs = "2 mm of path, somewhere of a radius below 1 m",
                .source = kThisProject},
    MeasureInfo{
        .id = "corner_angle_error_deg",
        .label = "corner angle error",
        .family = Family::kShape,
        .unit = "deg",
        .better = Better::kNeither,
        .tier = Tier::kB,
        .decimals = 0,
        .formula = "angle between the 5 mm of path that end 5 mm before the corner and the 5 mm that begin 5 "
                   "mm after it, less the template's; positive is more open",
        .needs = "10 mm of path before and after the corner",
        .source = kThisProject},
    MeasureInfo{.id = "form_reversed",
                .label = "drawn mirrored",
                .family = Family::kShape,
                .unit = "1",
                .better = Better::kLower,
                .decimals = 0,
                .formula = "1 where, moved and scaled but not turned, the mean distance to the form's mirror "
                           "image, left for "
                           "right, is less than half of that to the form; else 0",
                .needs = "one stroke, and a form that isn't its own mirror image",
                .source = kThisProject},
    MeasureInfo{
        .id = "strokes_missing",
        .label = "strokes missing",
        .family = Family::kShape,
        .unit = "1",
        .better = Better::kLower,
        .decimals = 0,
        .formula =
            "strokes of the form that no drawn stroke stands for; paired by the mean distance of 64 points, "
            "moved and "
            "scaled but not turned, nearest first, no farther than 0.3 of the stroke or 0.1 of the form's "
            "diagonal",
        .needs = "one stroke",
        .source = kThisProject},
    MeasureInfo{.id = "strokes_extra",
                .label = "strokes too many",
                .family = Family::kShape,
                .unit = "1",
                .better = Better::kLower,
                .decimals = 0,
                .formula = "drawn strokes that stand for none of the form's",
                .needs = "one stroke",
                .source = kThisProject},
    MeasureInfo{
        .id = "strokes_reversed",
        .label = "strokes drawn backwards",
        .family = Family::kShape,
        .unit = "1",
        .better = Better::kLower,
        .decimals = 0,
        .formula =
            "drawn strokes that lie nearer to the form's when taken from their end; rings from any beginning",
        .needs = "one stroke",
        .source = kThisProject},
    MeasureInfo{.id = "strokes_out_of_order",
                .label = "strokes out of order",
                .family = Family::kShape,
                .unit = "1",
                .better = Better::kLower,
                .decimals = 0,
                .formula = "how many strokes have to be left out for the rest to be in the form's order",
                .needs = "one stroke",
                .source = kThisProject},
};

}  // namespace thimble::motion
