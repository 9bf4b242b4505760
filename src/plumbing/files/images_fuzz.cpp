// Bytes that claim to be a photo. What is accepted comes out as a photo that is accepted again, and says nothing about
// where it was taken.

#include "plumbing/files/images.hpp"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const bytes(reinterpret_cast<char const*>(data), size);
    auto const seen = sinergi::files::look(bytes);
    if (!seen || std::int64_t{seen->width} * seen->height > 1'000'000) return 0;  // large ones only cost time here
    auto const clean = sinergi::files::cleaned(bytes);
    if (!clean) return 0;
    auto const again = sinergi::files::look(clean->jpeg);
    if (!again || again->position || again->width != clean->width) std::abort();
    return 0;
}
