#include "base/nik.hpp"

#include <cstddef>

using namespace sinergi;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size) {
    std::string_view const text(reinterpret_cast<char const*>(bytes), size);
    if (auto const nik = Nik::parse(text)) {
        SINERGI_CHECK(nik->digits() == text);
        SINERGI_CHECK(mask_niks(text) == nik->masked());
    }
    auto const masked = mask_niks(text);
    SINERGI_CHECK(mask_niks(masked) == masked);
    return 0;
}
