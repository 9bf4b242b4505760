#include "base/phone.hpp"

#include <cstddef>

using namespace sinergi;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size) {
    std::string_view const text(reinterpret_cast<char const*>(bytes), size);
    if (auto const phone = Phone::parse(text)) {
        auto const again = Phone::parse(phone->text());
        SINERGI_CHECK(again && *again == *phone);
    }
    return 0;
}
