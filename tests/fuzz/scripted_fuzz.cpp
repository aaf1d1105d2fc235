// Lines of scripted samples from anywhere: read or refused with the line, never a crash.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "engine/core/check.hpp"
#include "engine/store/scripted_samples.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto samples = thimble::store::scripted_samples_from({reinterpret_cast<const char*>(data), size});
  if (!samples) CHECK(!samples.error().message.empty());
  return 0;
}
