#include "civil/files.hpp"

#include <cstddef>
#include <cstdint>

// Whatever comes back, it is read or refused; what is read names whole NIKs and lines of the file.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size) {
    using namespace sinergi;
    std::string_view const text(reinterpret_cast<char const*>(bytes), size);
    if (auto const read = civil::read_answers(text, Date(20'000))) {
        for (auto const& one : read->answers) SINERGI_CHECK(one.answer.nik.size() == 16 && one.line > 0);
        SINERGI_CHECK(static_cast<std::int64_t>(read->answers.size()) + read->unreadable <= read->rows);
    }
    return 0;
}
