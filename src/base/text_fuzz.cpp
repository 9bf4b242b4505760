#include "base/text.hpp"

#include "base/id.hpp"
#include "base/time.hpp"

#include <cstddef>

using namespace sinergi;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size) {
    std::string_view const text(reinterpret_cast<char const*>(bytes), size);
    if (auto const clean = clean_text(text, 0, 10'000, Lines::many)) {
        SINERGI_CHECK(is_utf8(*clean));
        SINERGI_CHECK(clean_text(*clean, 0, 10'000, Lines::many).value() == *clean);
    }
    auto const key = search_key(text);
    SINERGI_CHECK(search_key(key) == key);
    if (auto const id = id_number(text)) SINERGI_CHECK(id_number(id_text(*id)).value() == *id);
    if (auto const day = Date::parse(text)) SINERGI_CHECK(day->text() == text);
    if (auto const moment = Moment::parse(text)) SINERGI_CHECK(Moment::parse(moment->text()).value() == *moment);
    return 0;
}
