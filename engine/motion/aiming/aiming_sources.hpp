// The publications that the measures of this folder are from.
#pragma once

#include <string_view>

namespace thimble::motion {

inline constexpr std::string_view kSoukoreffAndMacKenzie =
    "ISO 9241-411; Soukoreff & MacKenzie 2004, doi 10.1016/j.ijhcs.2004.09.001";
inline constexpr std::string_view kBiLiAndZhai = "Bi, Li & Zhai 2013, doi 10.1145/2470654.2466180";
inline constexpr std::string_view kLuce = "Luce 1986, Response Times, Oxford University Press";
inline constexpr std::string_view kSchmidtAndLee =
    "Schmidt & Lee 2011, Motor Control and Learning, Human Kinetics";
inline constexpr std::string_view kMacmillanAndCreelman =
    "Macmillan & Creelman 2005, Detection Theory, Erlbaum";
inline constexpr std::string_view kCulmerAndFlatters =
    "Culmer et al. 2009, doi 10.1016/j.jneumeth.2009.07.025; Flatters et al. 2014, doi "
    "10.1371/journal.pone.0088692";
inline constexpr std::string_view kHourcade = "Hourcade et al. 2004, ACM Trans Comput-Hum Interact 11:357";
inline constexpr std::string_view kOostwoudWijdenes =
    "Oostwoud Wijdenes et al. 2014, doi 10.3758/s13428-013-0349-7";

}  // namespace thimble::motion
