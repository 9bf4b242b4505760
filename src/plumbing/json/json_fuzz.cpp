// Bytes from outside never crash the reader, and what it accepts reads back the same.
#include "base/text.hpp"
#include "plumbing/json/describe.hpp"

namespace sinergi::json {

enum class Colour : std::uint8_t { merah, putih };
BOOST_DESCRIBE_ENUM(Colour, merah, putih)

struct Inner {
    Text<1, 20> name;
    std::optional<Date> day;
    std::vector<Colour> colours;
};
BOOST_DESCRIBE_STRUCT(Inner, (), (name, day, colours))

struct Outer {
    std::vector<Inner> inner;
    std::map<std::string, double> numbers;
    std::optional<std::int64_t> whole;
    std::optional<std::string> words;
    std::optional<RawJson> raw;
};
BOOST_DESCRIBE_STRUCT(Outer, (), (inner, numbers, whole, words, raw))

}  // namespace sinergi::json

extern "C" int LLVMFuzzerTestOneInput(unsigned char const* bytes, std::size_t size) {
    namespace json = sinergi::json;
    std::string_view const body(reinterpret_cast<char const*>(bytes), size);
    if (auto const read = json::read<json::Outer>(body)) {
        auto const once = json::write(*read);
        auto const again = json::read<json::Outer>(once);
        SINERGI_CHECK(again.has_value() && json::write(*again) == once);
    }
    if (auto const raw = json::read<json::RawJson>(body)) {
        SINERGI_CHECK(json::read<json::RawJson>(raw->text)->text == raw->text);
    }
    return 0;
}
