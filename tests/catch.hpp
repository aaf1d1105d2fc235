// Catch2, included last: it has a CHECK of its own, which in tests is the one meant.
#pragma once
#undef CHECK
#include <catch2/catch.hpp>
